import { useState } from 'preact/hooks'
import { dataUrlOf } from '../../../parts/data-url.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { AskedWords } from '../../../staff/asked-words.tsx'
import { Panel } from '../../../staff/panel.tsx'
import { staffApi } from '../../../staff/staff-api.ts'
import { useAsk } from '../../../staff/use-ask.ts'
import type { PieceBody } from '../text/pieces.ts'
import { fitPicture } from './fit-picture.ts'
import { pictureLine } from './picture-line.ts'
import { DESCRIPTION_MAX, words } from './words.ts'

type Props = { insert: (body: PieceBody) => void }

/** Asks for a picture and what is said of it, and puts it where the writer is. */
export function PictureTool({ insert }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <TouchButton data-act="add-picture" onPress={() => setOpen(true)}>
        {words.tool}
      </TouchButton>
      {open && (
        <PicturePanel
          onClose={() => setOpen(false)}
          onPut={(text) => {
            setOpen(false)
            insert({ at: 'source', text })
          }}
        />
      )}
    </>
  )
}

type Chosen = { at: 'none' } | { at: 'reading' } | { at: 'picture'; jpeg: Blob; address: string }

function PicturePanel({ onClose, onPut }: { onClose: () => void; onPut: (line: string) => void }) {
  const [chosen, setChosen] = useState<Chosen>({ at: 'none' })
  const [description, setDescription] = useState('')
  const { asked, ask, refuse } = useAsk()

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setChosen({ at: 'reading' })
    const jpeg = await fitPicture(file)
    if (jpeg === null) {
      setChosen({ at: 'none' })
      return refuse(words.unreadable)
    }
    setChosen({ at: 'picture', jpeg, address: await dataUrlOf(jpeg) })
  }

  async function put(): Promise<void> {
    if (chosen.at !== 'picture') return
    if (description.trim() === '') return refuse(words.needsDescription)
    await ask(
      () => staffApi.picture(chosen.jpeg),
      ({ media }) => {
        onPut(pictureLine(media.name, description))
        return ''
      },
    )
  }

  return (
    <Panel title={words.title} onClose={onClose}>
      <label class="field picture-file">
        {words.choose}
        <input
          type="file"
          accept="image/*"
          onChange={({ currentTarget: { files } }) => void choose(files?.[0])}
        />
      </label>
      <p class="field-told">{words.note}</p>
      {chosen.at === 'reading' && <p role="status">{words.reading}</p>}
      {chosen.at === 'picture' && (
        <>
          <img class="picture-chosen" src={chosen.address} alt="" />
          <label class="field">
            {words.description}
            <textarea
              rows={3}
              maxLength={DESCRIPTION_MAX}
              value={description}
              onInput={({ currentTarget: { value } }) => setDescription(value)}
            />
          </label>
          <p class="field-told">{words.descriptionHint}</p>
          <TouchButton class="go" data-act="put-picture" onPress={() => void put()}>
            {words.put}
          </TouchButton>
        </>
      )}
      <AskedWords asked={asked} />
    </Panel>
  )
}
