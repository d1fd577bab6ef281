import { dataUrlOf } from '../../../parts/data-url.ts'
import { fitPicture } from './fit-picture.ts'
import { DESCRIPTION_MAX, words } from './words.ts'

/** A picture as it will be sent, where this page shows it, and what is said of it. */
export type Page = { jpeg: Blob; address: string; description: string }

export type PagesRead =
  | { at: 'pages'; pages: Page[] }
  /** `pages`: of a PDF. */
  | { at: 'too-long'; pages: number }
  | { at: 'unreadable' }

/** What an editor has chosen as pictures: a picture is one, a PDF one a page, described by its own words. */
export async function pagesOf(file: Blob): Promise<PagesRead> {
  if (file.type !== 'application/pdf') return fitted([{ picture: file, words: '' }])
  // Half a megabyte that nobody needs who writes text.
  const { pdfPages } = await import('./pdf-pages.ts')
  const read = await pdfPages(file)
  return read.at === 'pages' ? fitted(read.pages) : read
}

async function fitted(all: readonly { picture: Blob; words: string }[]): Promise<PagesRead> {
  const pages: Page[] = []
  for (const [i, one] of all.entries()) {
    const jpeg = await fitPicture(one.picture)
    if (jpeg === null) return { at: 'unreadable' }
    const said = one.words === '' ? '' : `${words.page(i + 1, all.length)}${one.words}`
    pages.push({ jpeg, address: await dataUrlOf(jpeg), description: said.slice(0, DESCRIPTION_MAX) })
  }
  return { at: 'pages', pages }
}
