import { useEffect, useState } from 'preact/hooks'
import type { Notice } from '#contract/notice.ts'
import { api } from '../link/api.ts'
import { untilAnswered } from '../link/until-answered.ts'
import { TouchButton } from '../parts/touch-button.tsx'
import { savePicture } from './save-picture.ts'
import { saveSheet } from './save-sheet.ts'
import { Sheet } from './sheet.tsx'
import { words } from './words.ts'

type Shown = { at: 'opening' } | { at: 'gone' } | { at: 'sheet'; notice: Notice }

/** One notice, ready to be printed by this browser, or saved as a file by the station's own where it has one. */
export function PrintPage({ id }: { id: string }) {
  const [shown, setShown] = useState<Shown>({ at: 'opening' })
  const [said, setSaid] = useState('')
  useEffect(() => {
    const left = new AbortController()
    async function read(): Promise<void> {
      const reply = await untilAnswered(() => api('GET /api/notices/:id', { params: { id } }), left.signal)
      setShown(reply.at === 'ok' ? { at: 'sheet', notice: reply.value.notice } : { at: 'gone' })
    }
    void read()
    return () => left.abort()
  }, [id])
  useEffect(() => {
    if (shown.at !== 'opening') void tellHeight()
  }, [shown])
  if (shown.at === 'opening') return <p class="print-said">{words.opening}</p>
  if (shown.at === 'gone') return <p class="print-said">{words.gone}</p>
  const { notice } = shown
  async function save(as: 'pdf' | 'png'): Promise<void> {
    setSaid(words.making)
    const saved = await saveSheet(notice, as)
    if (saved) return setSaid('')
    if (as === 'pdf') {
      setSaid(words.byBrowser)
      return print()
    }
    setSaid((await savePicture(notice.title)) ? '' : words.noPicture)
  }
  return (
    <>
      <div class="print-acts">
        <TouchButton onPress={() => print()}>{words.print}</TouchButton>
        <TouchButton onPress={() => void save('pdf')}>{words.pdf}</TouchButton>
        <TouchButton onPress={() => void save('png')}>{words.picture}</TouchButton>
        <p role="status">{said}</p>
      </div>
      <Sheet notice={notice} />
    </>
  )
}

/** For a program that photographs the page: how high it is, once everything on it is there. */
async function tellHeight(): Promise<void> {
  await document.fonts.ready
  await Promise.all([...document.images].map(hasCome))
  document.documentElement.dataset['height'] = `${Math.ceil(document.body.scrollHeight)}`
}

/** Not `decode()`: a Chromium that lets the page's time run ahead waits for what is fetched, and for no decoder. */
function hasCome(image: HTMLImageElement): Promise<unknown> {
  if (image.complete) return Promise.resolve()
  return new Promise((come) => {
    image.addEventListener('load', come)
    image.addEventListener('error', come)
  })
}
