import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Cutting, type Slice, fitPages } from './fit-pages.ts'
import { words } from './words/sections.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { type Kept, keepByRoom } from '../../parts/kept-by-room.ts'

/** A part of a text, its heading above its rows; no page cuts a row. */
export type Group = {
  key: string
  /** What the way to its page says is there; '' for what goes on from the group before. */
  label: string
  head: ComponentChildren
  rows: readonly ComponentChildren[]
  /** Rows that stand two beside each other, where the page is broad enough for its type. */
  halves?: ReadonlySet<number>
  /** It belongs on the first page, whole. */
  first?: true
}

/** A row says something whole by itself. */
const ROW_BY_ROW: Cutting = { whole: 1, together: 1 }

/** What fills less of its page than this may stand in a larger type. */
const ROOMY = 0.66

/** Which page is seen, and what stands on the next. */
export type Turning = {
  /** From 0. */
  page: number
  pages: number
  next: readonly string[]
  onTurn: (page: number) => void
}

type Pages = readonly (readonly (readonly Slice[])[])[]

/** How groups of one `shape` were put on pages; `brief`, `roomy`: as they were made for it. */
type Laid = { shape: string; brief: boolean; roomy: boolean; pages: Pages }

const laidBefore = keepByRoom<Laid>()

type Props = {
  /** What the groups tell of is measured for the first who opens it, and checked for the next. */
  kept?: Kept
  /**
   * Made anew each time it is laid out: what has stood in one place on the page cannot move to another. `brief` once
   * the first page has not held all that belongs on it.
   */
  makeGroups: (brief: boolean) => readonly Group[]
  /** The first row to be seen, counted through all groups: it stays in sight when the pages are laid out again. */
  from: number
  onTurn: (from: number) => void
  /** What turns the pages, and whatever stands beside it. */
  children: (turning: Turning) => ComponentChildren
}

/**
 * Groups on pages that they truly fit: laid out once whole, before anything is painted, measured, and cut between
 * rows. A page has as many columns, one filled after another, as the style says by `--columns`; what fills little of
 * one page has `data-roomy`. Remount it when the type changes.
 */
export function PagedGroups({ makeGroups, kept, from, onTurn, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState(() => laidBefore.get(kept))
  const [brief, setBrief] = useState(laid?.brief ?? false)
  const isKnown = useRef(laid !== undefined)
  const groups = makeGroups(brief)
  function measureAgain(): void {
    isKnown.current = false
    setBrief(false)
    setLaid(undefined)
  }
  useLayoutEffect(() => {
    if (!place.current) return
    if (!laid) {
      const made = layOut(place.current, groups, brief)
      if (made) setLaid(made)
      else setBrief(true)
    } else if (isKnown.current) {
      // What changes with the hour may have changed.
      if (laid.shape !== shapeOf(groups) || overflows(place.current)) measureAgain()
    } else if (laid.roomy && overflows(place.current)) {
      // Larger type may break a line that had room before.
      setLaid({ ...laid, roomy: false })
    } else laidBefore.set(kept, laid)
  }, [laid, brief])
  useEffect(() => {
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])

  const pages = laid?.pages
  const before = groups.map((_, i) => groups.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0))
  const starts = (pages ?? []).map(([column]) => {
    const [slice] = column ?? []
    return slice ? (before[slice.section] ?? 0) + slice.from : 0
  })
  const page = Math.max(
    0,
    starts.findLastIndex((start) => start <= from),
  )
  const whole = groups.map(({ rows }, section) => ({ section, from: 0, to: rows.length }))
  const next = (pages?.[page + 1] ?? []).flat().flatMap(({ section }) => groups[section]?.label ?? [])
  return (
    <>
      <div class="paged" data-roomy={laid?.roomy ? '' : undefined} ref={place}>
        {(pages?.[page] ?? [whole]).map((column, i) => (
          <div class="paged-column" key={i}>
            {column.map((slice) => {
              const group = groups[slice.section]
              return group && <GroupSlice key={group.key} group={group} slice={slice} />
            })}
          </div>
        ))}
      </div>
      {children({
        page,
        pages: starts.length,
        next: [...new Set(next)].filter((label) => label !== ''),
        onTurn: (to) => onTurn(starts[to] ?? 0),
      })}
    </>
  )
}

function GroupSlice({ group: { key, head, rows, halves }, slice }: { group: Group; slice: Slice }) {
  return (
    <section class="group" data-group={key}>
      {head && (
        <div class="group-head" data-continued={slice.from > 0 ? '' : undefined}>
          {head}
          {slice.from > 0 && <small class="continued">{withWholeWords(words.continued)}</small>}
        </div>
      )}
      <div class="group-rows">
        {rows.slice(slice.from, slice.to).map((row, i) => (
          <div
            class="group-row"
            key={slice.from + i}
            data-half={halves?.has(slice.from + i) ? '' : undefined}
          >
            {row}
          </div>
        ))}
      </div>
    </section>
  )
}

const shapeOf = (groups: readonly Group[]) =>
  groups.map(({ key, rows, halves }) => `${key} ${rows.length} ${[...(halves ?? [])].join()}`).join('\n')

const overflows = (place: HTMLElement) => place.scrollHeight > place.clientHeight

/** Whether what belongs on the first page stands there whole. */
function holdsFirst(groups: readonly Group[], [page = []]: Pages): boolean {
  const there = page.flat()
  return groups.every(
    ({ first, rows }, section) =>
      first === undefined || there.some((slice) => slice.section === section && slice.to === rows.length),
  )
}

/**
 * Pages of columns of slices, from everything in one column; null where what belongs on the first does not stand there
 * unless it is made brief. Each time that something is changed and measured the page is laid out anew: that is done
 * where a group goes on over a page, and nowhere else.
 */
function layOut(place: HTMLElement, groups: readonly Group[], brief: boolean): Laid | null {
  const all = [...place.querySelectorAll<HTMLElement>('.group')]
  const sections = all.map((group) => {
    const lines = linesIn([...group.querySelectorAll('.group-row')])
    const rows = lines.map(({ height }) => height)
    const chrome = group.getBoundingClientRect().height - rows.reduce((sum, row) => sum + row, 0)
    return { lines, chrome, label: 0, rows }
  })
  const height = place.clientHeight
  const across = Number(getComputedStyle(place).getPropertyValue('--columns')) || 1
  const fit = (heads: readonly number[]): Pages => {
    const heights = sections.map((one, i) => ({ ...one, continued: one.chrome + (heads[i] ?? 0) }))
    const columns = fitPages(heights, height, ROW_BY_ROW).map((column) =>
      column.map(({ section, from, to }): Slice => {
        const lines = sections[section]?.lines ?? []
        return { section, from: lines[from]?.from ?? 0, to: lines[to - 1]?.to ?? 0 }
      }),
    )
    return Array.from({ length: Math.ceil(columns.length / across) }, (_, i) =>
      columns.slice(i * across, (i + 1) * across),
    )
  }
  let pages = fit([])
  const holds = () => brief || holdsFirst(groups, pages)
  // No group goes on in the one column of a first page.
  if (across === 1 && !holds()) return null
  if (pages.flat(2).some(({ from }) => from > 0)) pages = fit(continuedHeads(all))
  if (!holds()) return null
  const whole = sections.reduce(
    (sum, { chrome, rows }) => rows.reduce((to, row) => to + row, sum + chrome),
    0,
  )
  return { shape: shapeOf(groups), brief, roomy: whole / height < ROOMY, pages }
}

/**
 * By how many px each group's head is higher where it goes on: it says so then, and leaves out what does not name the
 * group. All are turned at once, so that the page is laid out once for it, not once for each.
 */
function continuedHeads(groups: readonly HTMLElement[]): number[] {
  const heads = groups.map((group) => group.querySelector<HTMLElement>('.group-head'))
  const heightOf = (head: HTMLElement | null) => head?.getBoundingClientRect().height ?? 0
  const whole = heads.map(heightOf)
  const notes = heads.map((head) => {
    const note = document.createElement('small')
    note.className = 'continued'
    note.textContent = words.continued
    head?.append(note)
    head?.setAttribute('data-continued', '')
    return note
  })
  const continued = heads.map(heightOf)
  for (const note of notes) note.remove()
  for (const head of heads) head?.removeAttribute('data-continued')
  return continued.map((height, i) => height - (whole[i] ?? 0))
}

/** Rows that stand beside each other are one line: from the first up to, not including, `to`. */
function linesIn(rows: readonly Element[]): { from: number; to: number; height: number }[] {
  const lines: { from: number; to: number; height: number; top: number }[] = []
  for (const [i, row] of rows.entries()) {
    const { top, height } = row.getBoundingClientRect()
    const line = lines.at(-1)
    if (line?.top === top) Object.assign(line, { to: i + 1, height: Math.max(line.height, height) })
    else lines.push({ from: i, to: i + 1, height, top })
  }
  return lines
}
