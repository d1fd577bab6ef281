import { useState } from 'preact/hooks'
import type { UpdatesReply } from '#contract/updates.ts'
import type { Reply } from '../../link/ask.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { OwnPin } from '../own-pin.tsx'
import { words } from './words.ts'

type When = 'closing' | 'now'
const choices: readonly When[] = ['closing', 'now']

type Props = {
  title: string
  /** Null where what waits is switched to. */
  file: UpdatesReply['atHand'][number] | null
  send(pin: string, when: When): Promise<Reply<UpdatesReply>>
  onDone(now: UpdatesReply): void
  onClose(): void
}

/** What will happen, when, and the own PIN again. */
export function Confirming({ title, file, send, onDone, onClose }: Props) {
  const { asked, ask, refuse } = useAsk()
  const [when, setWhen] = useState<When>('closing')
  const [pin, setPin] = useState('')
  const press = () => {
    if (pin === '') return refuse(words.noPin)
    void ask(
      () => send(pin, when),
      (now) => {
        onDone(now)
        return ''
      },
    )
  }
  return (
    <Panel title={title} onClose={onClose} wide>
      <form
        class="update-confirming"
        onSubmit={(event) => {
          event.preventDefault()
          press()
        }}
      >
        <p>{withWholeWords(words.how)}</p>
        {file?.order === 'older' && <p class="refusal">{withWholeWords(words.olderNote)}</p>}
        {file && (
          <fieldset>
            <legend>{words.whenTitle}</legend>
            {choices.map((choice) => (
              <label key={choice}>
                <input type="radio" name="when" checked={when === choice} onChange={() => setWhen(choice)} />
                {words.when[choice]}
              </label>
            ))}
          </fieldset>
        )}
        <OwnPin label={words.ownPin} pin={pin} onInput={setPin} />
        <AskedWords asked={asked} />
        <div class="panel-acts">
          <TouchButton onPress={onClose}>{words.back}</TouchButton>
          <button type="submit" class="go">
            {words.go}
          </button>
        </div>
      </form>
    </Panel>
  )
}
