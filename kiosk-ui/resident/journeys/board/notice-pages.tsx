import type { Block } from '#contract/notice.ts'
import type { ComponentChildren } from 'preact'
import type { Kept } from '../../../parts/kept-by-room.ts'
import { NoticeBlocks } from '../../../parts/notice/notice-blocks.tsx'
import { useNoticePages } from '../../../parts/notice/use-notice-pages.ts'
import { PageTurn } from '../../parts/pager.tsx'
import { type OpenPerson, PeopleList } from './people-list.tsx'
import { peopleLines } from './people-lines.ts'

type Props = {
  blocks: readonly Block[]
  /** The place in the whole text that is to be seen, in characters: it stays in sight when the pages are laid out again. */
  from: number
  onTurn: (from: number) => void
  /** Asked for by a touch on a person of a list. */
  onPerson?: OpenPerson
  /** Every table reads as cards, because all of each row is to be seen at once. */
  asCards?: boolean
  /** Of the screen, the least that the text has for itself: where what stands above leaves it less, that stands closer. */
  share?: number
  kept?: Kept
  /** Stands beside the turning of pages. */
  children?: ComponentChildren
}

const NOBODY: OpenPerson = () => {}
const noLines = () => null

/** A notice on pages that it fits on every screen. Remount it for another notice or another layout. */
export function NoticePages(props: Props) {
  const { blocks, from, onTurn, onPerson = NOBODY, asCards = false, share, kept, children } = props
  const { place, page, pageStarts, shown } = useNoticePages(blocks, from, {
    linesOf: asCards ? noLines : peopleLines,
    asCards,
    ...(share !== undefined && { share }),
    ...(kept && { kept }),
  })
  return (
    <>
      <div class="notice-page" ref={place}>
        <NoticeBlocks
          {...shown}
          linesList={(table, rows) => <PeopleList key={`list ${table}`} rows={rows} onPerson={onPerson} />}
        />
      </div>
      {(pageStarts.length > 1 || children) && (
        <div class="notice-turn">
          {pageStarts.length > 1 && (
            <PageTurn
              short={Boolean(children)}
              page={page}
              pages={pageStarts.length}
              onTurn={(to) => onTurn(pageStarts[to] ?? 0)}
            />
          )}
          {children}
        </div>
      )}
    </>
  )
}
