import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Block } from '#contract/notice.ts'
import { NoticeBlocks } from '../parts/notice/notice-blocks.tsx'
import { useNoticePages } from '../parts/notice/use-notice-pages.ts'
import type { LinesOf } from '../parts/notice/measure-notice.ts'
import { lastOfVisit, readingTime } from './how-long.ts'
import { LinesList } from './lines-list.tsx'
import { itemLines, lobbyLines } from './lines.ts'
import { words } from './words.ts'

type Props = {
  blocks: readonly Block[]
  /** Where it begins, in characters of its text. */
  from: number
  /** What stands beside every page: heading, facts, whom to object to. */
  top: ComponentChildren
  /** A list of the board's own, whose table has the whole width. */
  list?: 'classes' | 'items'
  /** So many ms of a longer text in one turn; null for all of it. */
  atOnce: number | null
  /** Title of what comes after it. */
  next: string
  /** The last page of this turn has been read; `rest`: where the text goes on in its next turn, null where it is over. */
  onEnd: (rest: number | null) => void
}

/** A text or a table whole, page by page by itself; nobody touches it. */
export function Sheet({ blocks, from: begin, top, list, atOnce, next, onEnd }: Props) {
  const [from, setFrom] = useState(begin)
  const head = useRef<HTMLElement>(null)
  const [place, setPlace] = useState<TopPlace>(list ? 'above' : 'beside')
  useLayoutEffect(() => {
    const { current } = head
    if (current && current.scrollHeight > current.clientHeight + 1) setPlace(closer)
  }, [place])
  return (
    <section
      class="lobby-sheet"
      data-top={place === 'beside' ? 'beside' : 'above'}
      data-tight={place === 'tight' ? '' : undefined}
      data-list={list}
    >
      <header class="sheet-top" ref={head}>
        {top}
      </header>
      <Pages
        key={place}
        blocks={blocks}
        begin={begin}
        from={from}
        linesOf={list === 'items' ? itemLines : lobbyLines}
        lead={list ? 'plain' : 'counted'}
        atOnce={atOnce}
        next={next}
        onNarrow={place === 'beside' ? () => setPlace('above') : null}
        onTurn={setFrom}
        onEnd={onEnd}
      />
    </section>
  )
}

/** Where a text's heading and facts stand on a lying screen; `tight`: above it, and closer. */
type TopPlace = 'beside' | 'above' | 'tight'

function closer(place: TopPlace): TopPlace {
  return place === 'beside' ? 'above' : 'tight'
}

type PagesProps = Pick<Props, 'blocks' | 'from' | 'atOnce' | 'next' | 'onEnd'> & {
  /** Where this turn of it began. */
  begin: number
  linesOf: LinesOf
  lead: 'counted' | 'plain'
  /** A table needs more of the width; null where it has all of it. */
  onNarrow: (() => void) | null
  onTurn: (from: number) => void
}

function Pages({ blocks, begin, from, linesOf, lead, atOnce, next, onNarrow, onTurn, onEnd }: PagesProps) {
  const laid = useNoticePages(blocks, from, { linesOf, asCards: false })
  const { place, ready, hasCards, page, pages, pageStarts, shown } = laid
  const times = pages.map((parts) => readingTime(shown.pieces, parts))
  const beginsOn = Math.max(
    0,
    pageStarts.findLastIndex((start) => start <= begin),
  )
  const last = lastOfVisit(times, beginsOn, atOnce)
  const stays = ready ? (times[page] ?? null) : null
  useLayoutEffect(() => {
    if (hasCards) onNarrow?.()
  }, [hasCards])
  useEffect(() => {
    if (stays === null) return
    const to = pageStarts[page + 1] ?? null
    const timer = setTimeout(() => (to === null || page >= last ? onEnd(to) : onTurn(to)), stays)
    return () => clearTimeout(timer)
  }, [page, stays])
  const untilNext = times.slice(page, last + 1).reduce((sum, ms) => sum + ms, 0)
  const goesOn = page >= last && page + 1 < pages.length
  return (
    <>
      <div class="sheet-page" ref={place}>
        <NoticeBlocks
          {...shown}
          linesList={(table, rows) => <LinesList key={`list ${table}`} rows={rows} lead={lead} />}
        />
      </div>
      <p class="sheet-place">
        {ready && <span>{goesOn ? words.goesOn(page + 2) : words.next(next, untilNext)}</span>}
        {pages.length > 1 && <span class="sheet-number">{words.page(page + 1, pages.length)}</span>}
      </p>
    </>
  )
}
