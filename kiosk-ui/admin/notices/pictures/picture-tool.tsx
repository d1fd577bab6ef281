import { useState } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { AskedWords } from '../../../staff/asked-words.tsx'
import { Panel, PanelScroll } from '../../../staff/panel.tsx'
import { staffApi } from '../../../staff/staff-api.ts'
import { useAsk } from '../../../staff/use-ask.ts'
import type { PieceBody } from '../text/pieces.ts'
import { type Page, type PagesRead, pagesOf } from './pages-of.ts'
import { pictureLine } from './picture-line.ts'
import { DESCRIPTION_MAX, words } from './words.ts'

type Props = { insert: (body: PieceBody) => void }

/** Asks for a picture or a PDF and what is said of each page, and puts it where the writer is. */
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

type Chosen = { at: 'none' } | { at: 'reading' } | Extract<PagesRead, { at: 'pages' }>

function PicturePanel({ onClose, onPut }: { onClose: () => void; onPut: (lines: string) => void }) {
  const [chosen, setChosen] = useState<Chosen>({ at: 'none' })
  const { asked, ask, refuse } = useAsk()

  async function choose(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setChosen({ at: 'reading' })
    const read = await pagesOf(file)
    if (read.at === 'pages') return setChosen(read)
    setChosen({ at: 'none' })
    refuse(read.at === 'too-long' ? words.tooLong(read.pages) : words.unreadable)
  }

  async function put(pages: readonly Page[]): Promise<void> {
    if (pages.some(({ description }) => description.trim() === '')) return refuse(words.needsDescription)
    const lines: string[] = []
    for (const [i, { jpeg, description }] of pages.entries())
      await ask(
        () => staffApi.picture(jpeg),
        ({ media }) => {
          lines.push(pictureLine(media.name, description))
          return words.kept(i + 1, pages.length)
        },
      )
    if (lines.length === pages.length) onPut(lines.join('\n'))
  }

  return (
    <Panel title={words.title} onClose={onClose}>
      <label class="field picture-file">
        {words.choose}
        <input
          type="file"
          accept="image/*,application/pdf"
          onChange={({ currentTarget: { files } }) => void choose(files?.[0])}
        />
      </label>
      <p class="field-told">{words.note}</p>
      {chosen.at === 'reading' && <p role="status">{words.reading}</p>}
      {chosen.at === 'pages' && (
        <>
          <PanelScroll label={words.pages(chosen.pages.length)}>
            {chosen.pages.map((page, i) => (
              <label key={page.address} class="picture-page">
                <img src={page.address} alt="" />
                <span>{words.description}</span>
                <textarea
                  rows={3}
                  maxLength={DESCRIPTION_MAX}
                  value={page.description}
                  onInput={({ currentTarget: { value } }) =>
                    setChosen({
                      at: 'pages',
                      pages: chosen.pages.with(i, { ...page, description: value }),
                    })
                  }
                />
              </label>
            ))}
          </PanelScroll>
          <p class="field-told">{words.descriptionHint}</p>
          <TouchButton class="go" data-act="put-picture" onPress={() => void put(chosen.pages)}>
            {words.put}
          </TouchButton>
        </>
      )}
      <AskedWords asked={asked} />
    </Panel>
  )
}
