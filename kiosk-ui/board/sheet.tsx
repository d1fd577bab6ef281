import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Block } from '#contract/notice.ts'
import { NoticeBlocks } from '../parts/notice/notice-blocks.tsx'
import { useNoticePages } from '../parts/notice/use-notice-pages.ts'
import { readingTime } from './how-long.ts'
import { words } from './words.ts'

type Props = {
  blocks: readonly Block[]
  /** Where it begins, in characters of its text. */
  from: number
  /** What stands beside every page: heading, facts, whom to object to. */
  top: ComponentChildren
  /** A list of the board's own, whose table has the whole width. */
  list?: 'classes' | 'items'
  /** Its last page has been read. */
  onEnd: () => void
}

/** A text or a table whole, page by page by itself; nobody touches it. */
export function Sheet({ blocks, from: begin, top, list, onEnd }: Props) {
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
        from={from}
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

type PagesProps = Pick<Props, 'blocks' | 'from' | 'onEnd'> & {
  /** A table needs more of the width; null where it has all of it. */
  onNarrow: (() => void) | null
  onTurn: (from: number) => void
}

function Pages({ blocks, from, onNarrow, onTurn, onEnd }: PagesProps) {
  const { place, ready, hasCards, page, pageStarts, shown } = useNoticePages(blocks, from, {
    people: 'rows',
    asCards: false,
  })
  const stays = ready ? readingTime(shown.pieces, shown.parts) : null
  useLayoutEffect(() => {
    if (hasCards) onNarrow?.()
  }, [hasCards])
  useEffect(() => {
    if (stays === null) return
    const next = pageStarts[page + 1]
    const timer = setTimeout(() => (next === undefined ? onEnd() : onTurn(next)), stays)
    return () => clearTimeout(timer)
  }, [page, stays])
  return (
    <>
      <div class="sheet-page" data-later={page > 0 ? '' : undefined} ref={place}>
        <NoticeBlocks {...shown} />
      </div>
      <p class="sheet-place">{pageStarts.length > 1 && words.page(page + 1, pageStarts.length)}</p>
    </>
  )
}
