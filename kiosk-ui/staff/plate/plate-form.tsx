import { useState } from 'preact/hooks'
import type { PlateBody } from '#contract/clerk.ts'
import type { ClerkPlate } from '#contract/window.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Reply } from '../../link/ask.ts'
import { words } from './words.ts'
import { AskedWords } from '../asked-words.tsx'
import { Panel } from '../panel.tsx'
import { smallPhoto } from './small-photo.ts'
import { useAsk } from '../use-ask.ts'

type Props = {
  plate: ClerkPlate
  title: string
  /** Sends what was changed. */
  send: {
    plate(body: PlateBody): Promise<Reply<unknown>>
    photo(picture: Blob): Promise<Reply<unknown>>
    noPhoto(): Promise<Reply<unknown>>
  }
  onSaved: () => void
  /** Of its sheet; null where there is none to print it with. */
  print: string | null
  onClose: () => void
}

/** A 座牌: what residents see of the person behind the window. */
export function PlateForm({ plate, title, send, onSaved, print, onClose }: Props) {
  const [party, setParty] = useState(plate.party.at)
  const { asked, ask, refuse } = useAsk()

  function saved(): string {
    onSaved()
    return words.plate.saved
  }

  async function choosePhoto(file: File): Promise<void> {
    const photo = await smallPhoto(file)
    if (photo === null) refuse(words.plate.badPhoto)
    else await ask(() => send.photo(photo), saved)
  }

  function save(form: HTMLFormElement): void {
    const typed = new FormData(form)
    const text = (name: string): string => {
      const value = typed.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const body: PlateBody = { title: text('title'), number: text('number'), party: { at: party } }
    void ask(() => send.plate(body), saved)
  }

  return (
    <Panel title={title} onClose={onClose}>
      <form
        class="own-plate"
        onSubmit={(event) => {
          event.preventDefault()
          save(event.currentTarget)
        }}
      >
        <div class="own-photo">
          {plate.photo === null ? (
            <p>{words.plate.noPhoto}</p>
          ) : (
            <img src={plate.photo} alt={words.plate.photo} />
          )}
          <label class="file">
            {words.plate.choosePhoto}
            <input
              type="file"
              accept="image/jpeg,image/png"
              onChange={(event) => {
                const file = event.currentTarget.files?.[0]
                if (file) void choosePhoto(file)
              }}
            />
          </label>
          {plate.photo !== null && (
            <TouchButton onPress={() => void ask(send.noPhoto, saved)}>{words.plate.removePhoto}</TouchButton>
          )}
        </div>
        <div class="own-words">
          <p>
            {words.plate.name} <b>{plate.name}</b>
          </p>
          <label>
            {words.plate.job}
            <input name="title" maxLength={20} autocomplete="off" defaultValue={plate.title} />
          </label>
          <label>
            {words.plate.number}
            <input name="number" maxLength={20} autocomplete="off" defaultValue={plate.number} />
          </label>
          <div class="choice" role="group" aria-label={words.plate.party}>
            <span>{words.plate.party}</span>
            {(['none', 'member'] as const).map((one) => (
              <TouchButton key={one} aria-pressed={party === one} onPress={() => setParty(one)}>
                {words.plate[one]}
              </TouchButton>
            ))}
          </div>
        </div>
        <p class="own-note">{words.plate.photoNote}</p>
        <AskedWords asked={asked} />
        <div class="panel-acts">
          <button type="submit" class="go">
            {words.plate.save}
          </button>
          {print !== null && (
            <a class="button" href={print} target="_blank" rel="noreferrer">
              {words.plate.print}
            </a>
          )}
        </div>
      </form>
    </Panel>
  )
}
