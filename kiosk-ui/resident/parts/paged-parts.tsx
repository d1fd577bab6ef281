import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Cutting, type Slice, fitPages } from './fit-pages.ts'
import { PageTurn } from './pager.tsx'

/**
 * A part of a screen: its cells, which no page may cut, and what stands around those that are shown (`cells` of them).
 * Cells that stand side by side stay together. A part of one cell is never cut.
 */
export type ScreenPart = {
  key: string
  cells: readonly ComponentChildren[]
  around?: (cells: ComponentChildren) => ComponentChildren
}

/** Rows of buttons, unlike lines of text, may stand alone on a page. */
const BUTTONS: Cutting = { whole: 1, together: 1 }

type Pages = { at: 'measuring' } | { at: 'laid'; pages: readonly (readonly Slice[])[]; rows: readonly Rows[] }
/** For each row of a part as it stands: the first cell, and the one after its last. */
type Rows = readonly (readonly [from: number, to: number])[]

/**
 * The parts of a screen that must all be there, on as many pages as they need where they do not fit (坐着用): measured,
 * like PagedSections. Where `.parts` is no box of its own, they stand in the screen's own layout and nothing turns.
 * Remount it when the layout changes (`modes.layout`).
 */
export function PagedParts({ parts }: { parts: readonly ScreenPart[] }) {
  const place = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<Pages>({ at: 'measuring' })
  const [at, turnTo] = useState(0)
  useLayoutEffect(() => {
    if (laid.at === 'measuring' && place.current) setLaid(layOut(place.current, parts))
  }, [laid])
  useEffect(() => {
    const measureAgain = () => setLaid({ at: 'measuring' })
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])
  const pages = laid.at === 'laid' ? laid.pages : []
  const page = Math.min(at, Math.max(0, pages.length - 1))
  const cut = laid.at === 'laid' && pages.length > 1 ? { rows: laid.rows, slices: pages[page] ?? [] } : null
  return (
    <>
      <div class="parts" ref={place}>
        {parts.map((part, i) => (
          <PartView key={part.key} part={part} cells={cut ? cellsOf(cut, i) : [0, part.cells.length]} />
        ))}
      </div>
      {cut && <PageTurn page={page} pages={pages.length} onTurn={turnTo} />}
    </>
  )
}

function PartView({ part, cells: [from, to] }: { part: ScreenPart; cells: readonly [number, number] }) {
  if (from === to) return null
  const cells = part.cells.slice(from, to)
  return <>{part.around ? part.around(cells) : cells}</>
}

/** The cells of part `i` that this page shows. */
function cellsOf(
  { rows, slices }: { rows: readonly Rows[]; slices: readonly Slice[] },
  i: number,
): readonly [number, number] {
  const slice = slices.find(({ section }) => section === i)
  if (!slice) return [0, 0]
  const [from] = rows[i]?.[slice.from] ?? [0]
  const [, to] = rows[i]?.[slice.to - 1] ?? [0, 0]
  return [from, to]
}

/** Every part stands whole in `place`, one below another. */
function layOut(place: HTMLElement, parts: readonly ScreenPart[]): Pages {
  const style = getComputedStyle(place)
  const elements = [...place.children]
  if (style.display === 'contents' || elements.length !== parts.length)
    return { at: 'laid', pages: [], rows: [] }
  const gap = Number.parseFloat(style.rowGap) || 0
  const measured = parts.map((part, i) => measurePart(elements[i], part.cells.length))
  const heights = measured.map(({ chrome, heights: rows }) => ({ chrome: chrome + gap, label: 0, rows }))
  const whole = heights.reduce((sum, { chrome, rows }) => sum + chrome + sumOf(rows), -gap)
  const rows = measured.map((part) => part.rows)
  if (whole <= place.clientHeight + 1) return { at: 'laid', pages: [], rows }
  const turn = turnHeight(place)
  return { at: 'laid', pages: fitPages(heights, place.clientHeight - turn + gap, BUTTONS), rows }
}

/** Px that the buttons below take from the place once there is more than one page. */
function turnHeight(place: HTMLElement): number {
  const style = getComputedStyle(place)
  return Number.parseFloat(style.getPropertyValue('--turn')) * rem()
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

function measurePart(
  element: Element | undefined,
  count: number,
): { chrome: number; heights: number[]; rows: Rows } {
  const height = element?.getBoundingClientRect().height ?? 0
  const cells = element ? cellElements(element, count) : []
  const [first] = cells
  if (!first) return { chrome: 0, heights: [height], rows: [[0, count]] }
  const rows: [number, number][] = []
  const edges: { top: number; bottom: number }[] = []
  cells.forEach((cell, i) => {
    const { top, bottom } = cell.getBoundingClientRect()
    const last = edges.at(-1)
    const row = rows.at(-1)
    if (last && row && Math.abs(last.top - top) < 2) {
      row[1] = i + 1
      last.bottom = Math.max(last.bottom, bottom)
    } else {
      rows.push([i, i + 1])
      edges.push({ top, bottom })
    }
  })
  // The space between two rows counts with the lower one, so that the last row of a page needs none below it.
  const heights = edges.map(({ top, bottom }, i) => bottom - (edges[i - 1]?.bottom ?? top))
  return { chrome: height - sumOf(heights), heights, rows }
}

/** The elements that the cells became: the children of the first element that has exactly as many. */
function cellElements(element: Element, count: number): Element[] {
  if (count < 2) return []
  const all = [element, ...element.querySelectorAll('*')]
  return [...(all.find(({ children }) => children.length === count)?.children ?? [])]
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
