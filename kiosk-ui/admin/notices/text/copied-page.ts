import { evenTable } from './pasted.ts'
import type { PieceBody } from './pieces.ts'
import { type MergedCell, unrolled } from './unrolled.ts'

/** `pictures`: how many were left behind; they are put in by a button of their own. */
type CopiedPage = { bodies: readonly PieceBody[]; pictures: number }

const HEADING = /^H([1-6])$/
/** How Word marks a heading that has no element of its own. */
const OUTLINE_LEVEL = /mso-outline-level:\s*([1-9])/
/** The number or dot that Word and WPS write before an item: 「1.」, 「·」 of Symbol, 「l」 of Wingdings. */
const LIST_MARK = /mso-list:\s*ignore/i
const NUMBER = /^(\d{1,9})[.．、]$/
const DOT = /^[^\d\p{Script=Han}①-⑳]$/u
/** Rows and columns that Excel hides, what Word keeps for itself, and notes at the foot of a page. */
const HIDDEN = /display:\s*none|mso-hide:\s*all|mso-element:\s*(?:comment|footnote|endnote|header|footer)/i
/** What holds no words of the text, and what was struck out while changes were being tracked. */
const LEFT_OUT = new Set(
  'AUDIO BUTTON CANVAS DEL EMBED FORM HEAD IFRAME INPUT MATH NOSCRIPT OBJECT OPTION SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO XML'.split(
    ' ',
  ),
)
/** These stand in lines of their own. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER HEADER LI MAIN NAV P PRE SECTION TD TH TR'.split(
    ' ',
  ),
)
const STYLE = 'data-style'
/** A space to `oneLine`, unlike a line break of the source, which Word sets between any two letters. */
const BREAK = '\v'

/**
 * Headings, lists, tables and paragraphs of what was copied in Word, WPS, Excel or a browser. `page` comes from
 * DOMParser, where nothing runs and nothing is fetched, and `withoutStyles`; its words are taken, never its markup. Null where the words have
 * no such shape: then they are text like any other.
 */
export function readCopiedPage(page: Document): CopiedPage | null {
  const bodies: PieceBody[] = []
  let words = ''

  const endLine = () => {
    add({ at: 'paragraph', text: oneLine(words) })
    words = ''
  }

  function add(body: PieceBody): void {
    if ('text' in body && body.text === '') return
    const last = bodies.at(-1)
    const one = last && joined(last, body)
    if (one) bodies[bodies.length - 1] = one
    else bodies.push(body)
  }

  function read(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) words += node.nodeValue ?? ''
    if (!(node instanceof Element) || isLeftOut(node)) return
    const own = ownPiece(node)
    if (own !== null) {
      endLine()
      for (const body of own) add(body)
      for (const list of listsIn(node)) read(list)
      return
    }
    const isBlock = BLOCKS.has(node.tagName) || /^(?:BR|OL|UL|TABLE|TBODY)$/.test(node.tagName)
    if (isBlock) endLine()
    node.childNodes.forEach(read)
    if (isBlock) endLine()
  }

  read(page.body)
  endLine()
  if (bodies.every(({ at }) => at === 'paragraph')) return null
  return { bodies, pictures: page.querySelectorAll('img').length }
}

/** The source of a copied page without styles that a browser would try on it; what they say stands in `STYLE`. */
export const withoutStyles = (html: string): string =>
  html.replaceAll(/<(\/?)style\b/gi, '<$1xml').replaceAll(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, `$1${STYLE}`)

/** What an element is by itself; null for one that only holds others. */
function ownPiece(element: Element): readonly PieceBody[] | null {
  if (element instanceof HTMLTableElement) {
    const rows = rowsOf(element)
    // One cell is a frame around the text.
    return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? evenTable(rows) : null
  }
  const style = element.getAttribute(STYLE) ?? ''
  const level = HEADING.exec(element.tagName)?.[1] ?? OUTLINE_LEVEL.exec(style)?.[1]
  if (level !== undefined)
    return [{ at: 'heading', level: level === '1' ? 1 : level === '2' ? 2 : 3, text: textOf(element) }]
  if (element.tagName === 'LI') return [itemOf(element)]
  const mark = element.tagName === 'P' ? markOf(element) : ''
  if (mark === '') return null
  const number = NUMBER.exec(mark)?.[1]
  if (number !== undefined) return [numbered(Number(number), textOf(element, isListMark))]
  if (DOT.test(mark)) return [bullet(textOf(element, isListMark))]
  // 「一、」 and 「（1）」 are words of the text.
  return [{ at: 'paragraph', text: textOf(element) }]
}

const bullet = (text: string): PieceBody => ({ at: 'list', mark: '-', text })
const numbered = (first: number, text: string): PieceBody => ({ at: 'numbered', first, mark: '.', text })

function itemOf(item: Element): PieceBody {
  const text = textOf(item, isList)
  const list = item.parentElement
  if (!(list instanceof HTMLOListElement)) return bullet(text)
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI')
  return numbered(Math.max(1, list.start) + items.indexOf(item), text)
}

/** A line goes on after a line of its kind, and a number after the one before it. */
function joined(last: PieceBody, next: PieceBody): PieceBody | null {
  if (!('text' in last && 'text' in next) || last.at !== next.at) return null
  if (last.at === 'heading' || last.at === 'source') return null
  if (last.at === 'numbered' && next.at === 'numbered' && next.first !== last.first + countOf(last.text))
    return null
  return { ...last, text: `${last.text}\n${next.text}` }
}

const countOf = (lines: string) => lines.split('\n').length

const isList = ({ tagName }: Element) => tagName === 'OL' || tagName === 'UL'
const isListMark = (element: Element) => LIST_MARK.test(element.getAttribute(STYLE) ?? '')
const isLeftOut = (element: Element) =>
  LEFT_OUT.has(element.tagName.toUpperCase()) || HIDDEN.test(element.getAttribute(STYLE) ?? '')

/** Lists inside an item, which stand after it. */
const listsIn = (item: Element): readonly Element[] =>
  item.tagName === 'LI'
    ? [...item.querySelectorAll('ol, ul')].filter((list) => list.parentElement?.closest('li') === item)
    : []

function markOf(paragraph: Element): string {
  const mark = [...paragraph.querySelectorAll('span')].find(isListMark)
  return mark === undefined ? '' : oneLine(mark.textContent)
}

function rowsOf(table: HTMLTableElement): string[][] {
  const rows = [...table.rows].filter((row) => !isLeftOut(row))
  const merged = rows.map((row, i) =>
    [...row.cells].map((cell): MergedCell => ({
      text: textOf(cell),
      across: cell.colSpan,
      // 0 stands for all that come.
      down: cell.rowSpan === 0 ? rows.length - i : Math.min(cell.rowSpan, rows.length - i),
    })),
  )
  const hidden = hiddenColumns(table)
  return unrolled(merged).map((row) => row.filter((_, column) => !hidden.has(column)))
}

function hiddenColumns(table: HTMLTableElement): ReadonlySet<number> {
  const columns = [...table.querySelectorAll('col')].flatMap((col) =>
    Array.from({ length: col.span }, () => isLeftOut(col)),
  )
  return new Set(columns.flatMap((isHidden, column) => (isHidden ? [column] : [])))
}

/** All words in an element as one line, without those in what `skips` names. */
function textOf(element: Element, skips: (inner: Element) => boolean = () => false): string {
  const words = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
    if (!(node instanceof Element) || isLeftOut(node) || skips(node)) return ''
    if (node.tagName === 'BR') return BREAK
    const inner = [...node.childNodes].map(words).join('')
    return BLOCKS.has(node.tagName) ? `${BREAK}${inner}${BREAK}` : inner
  }
  return oneLine([...element.childNodes].map(words).join(''))
}

const BETWEEN_CHINESE =
  /(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])/g

/** What looks like the beginning of markup is written as a notice has it. */
const oneLine = (text: string): string =>
  text
    .replaceAll(BETWEEN_CHINESE, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/<(?=[a-z/!?])/gi, '＜')
