import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Cutting, type Slice, fitPages } from './fit-pages.ts'
import { words } from './words/sections.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

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

type Props = {
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
export function PagedGroups({ makeGroups, from, onTurn, children }: Props) {
  const [brief, setBrief] = useState(false)
  const groups = makeGroups(brief)
  const place = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly (readonly (readonly Slice[])[])[] | null>(null)
  const [roomy, setRoomy] = useState(false)
  useLayoutEffect(() => {
    if (pages !== null || !place.current) return
    const measured = measure(place.current)
    if (brief || holdsFirst(groups, measured.pages[0] ?? [])) {
      setPages(measured.pages)
      setRoomy(measured.filled < ROOMY)
    } else setBrief(true)
  }, [pages, brief])
  // Larger type may break a line that had room before.
  useLayoutEffect(() => {
    if (roomy && place.current && place.current.scrollHeight > place.current.clientHeight) setRoomy(false)
  }, [roomy])
  useEffect(() => {
    const measureAgain = () => {
      setBrief(false)
      setRoomy(false)
      setPages(null)
    }
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])

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
      <div class="paged" data-roomy={roomy ? '' : undefined} ref={place}>
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

/** Whether what belongs on the first page stands there whole. */
function holdsFirst(groups: readonly Group[], page: readonly (readonly Slice[])[]): boolean {
  const there = page.flat()
  return groups.every(
    ({ first, rows }, section) =>
      first === undefined || there.some((slice) => slice.section === section && slice.to === rows.length),
  )
}

/** Pages of columns of slices, from everything in one column; and how much of one page it all fills. */
function measure(place: HTMLElement): { pages: Slice[][][]; filled: number } {
  const all = [...place.querySelectorAll<HTMLElement>('.group')]
  const heads = continuedHeads(all)
  const groups = all.map((group, i) => {
    const lines = linesIn([...group.querySelectorAll('.group-row')])
    const rows = lines.map(({ height }) => height)
    const chrome = group.getBoundingClientRect().height - rows.reduce((sum, row) => sum + row, 0)
    return { lines, heights: { chrome, continued: chrome + (heads[i] ?? 0), label: 0, rows } }
  })
  const heights = groups.map((group) => group.heights)
  const columns = fitPages(heights, place.clientHeight, ROW_BY_ROW).map((column) =>
    column.map(({ section, from, to }): Slice => {
      const lines = groups[section]?.lines ?? []
      return { section, from: lines[from]?.from ?? 0, to: lines[to - 1]?.to ?? 0 }
    }),
  )
  const across = Number(getComputedStyle(place).getPropertyValue('--columns')) || 1
  const whole = heights.reduce(
    (sum, { chrome, rows }) => sum + rows.reduce((all, row) => all + row, chrome),
    0,
  )
  return {
    pages: Array.from({ length: Math.ceil(columns.length / across) }, (_, i) =>
      columns.slice(i * across, (i + 1) * across),
    ),
    filled: whole / place.clientHeight,
  }
}

/**
 * By how many px each group's head is higher where it goes on: it says so then, and leaves out what does not name the
 * group. All are turned at once, so that the page is laid out twice for it, not twice for each.
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
