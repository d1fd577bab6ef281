import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from './words/sections.ts'
import { type Slice, fitPages } from './fit-pages.ts'
import { PageTurn } from './pager.tsx'

/** A part of a text that is read page by page: its label, whether it is unconfirmed, and rows that no page may cut. */
export type Section = {
  key: string
  label: string
  unconfirmed: boolean
  rows: readonly ComponentChildren[]
  numbered: boolean
  tone?: 'stop'
}

type Props = {
  sections: readonly Section[]
  /** The first row to be seen, counted through all sections: it stays in sight when the pages are laid out again. */
  from: number
  onTurn: (from: number) => void
}

/**
 * Sections on pages that they truly fit: laid out once whole, before anything is painted, measured, and cut between
 * rows. Remount it when the layout changes (`modes.layout`).
 */
export function PagedSections({ sections, from, onTurn }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly (readonly Slice[])[] | null>(null)
  useLayoutEffect(() => {
    if (pages === null && place.current) setPages(measurePages(place.current))
  }, [pages])
  useEffect(() => {
    const measureAgain = () => setPages(null)
    addEventListener('resize', measureAgain)
    return () => removeEventListener('resize', measureAgain)
  }, [])

  const before = sections.map((_, i) => sections.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0))
  const firstRow = (page: readonly Slice[]) => (page[0] ? (before[page[0].section] ?? 0) + page[0].from : 0)
  const starts = (pages ?? []).map(firstRow)
  const page = Math.max(
    0,
    starts.findLastIndex((start) => start <= from),
  )
  const shown = pages?.[page] ?? sections.map(({ rows }, section) => ({ section, from: 0, to: rows.length }))
  return (
    <>
      <div class="page" ref={place}>
        <dl class="sections">
          {shown.map((slice) => {
            const section = sections[slice.section]
            return section && <SectionSlice key={section.key} section={section} slice={slice} />
          })}
        </dl>
      </div>
      <PageTurn short page={page} pages={starts.length} onTurn={(to) => onTurn(starts[to] ?? 0)} />
    </>
  )
}

function SectionSlice({ section, slice }: { section: Section; slice: Slice }) {
  const { label, unconfirmed, rows, numbered, tone } = section
  return (
    <div class="section" data-tone={tone}>
      <dt>
        {label}
        {slice.from > 0 ? (
          <small>{words.continued}</small>
        ) : (
          unconfirmed && <span class="mark">{words.toConfirm}</span>
        )}
      </dt>
      {rows.slice(slice.from, slice.to).map((row, i) => (
        <dd key={slice.from + i} data-number={numbered ? slice.from + i + 1 : undefined}>
          {row}
        </dd>
      ))}
    </div>
  )
}

function measurePages(place: HTMLElement): Slice[][] {
  const sections = [...place.querySelectorAll('.section')].map((section) => {
    const heightOf = (element: Element) => element.getBoundingClientRect().height
    const rows = [...section.querySelectorAll('dd')].map(heightOf)
    const label = Math.max(0, ...[...section.querySelectorAll('dt')].map(heightOf))
    const text = rows.reduce((sum, row) => sum + row, 0)
    return { chrome: heightOf(section) - Math.max(label, text), label, rows }
  })
  return fitPages(sections, place.clientHeight)
}
