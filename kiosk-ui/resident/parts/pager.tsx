import { words } from './words/pager.ts'
import { TouchButton } from '../../parts/touch-button.tsx'

/** `from` is the first thing shown, in a list of `count` that is shown `size` at a time. */
type Props = { from: number; size: number; count: number; onTurn: (from: number) => void }

/** Pages turn by two buttons, never by scrolling. Nothing when everything is on one page. */
export function Pager({ from, size, count, onTurn }: Props) {
  if (count <= size) return null
  const page = pageStart(from, size) / size
  return <PageTurn page={page} pages={Math.ceil(count / size)} onTurn={(to) => onTurn(to * size)} />
}

/** `page` counts from 0. */
type TurnProps = { page: number; pages: number; onTurn: (page: number) => void; short?: boolean }

/** `short`: 「1/5」 where the two buttons share their row with others. */
export function PageTurn({ page, pages, onTurn, short }: TurnProps) {
  const where = words.of(page + 1, pages)
  const turn = (to: number) => {
    if (to >= 0 && to < pages) onTurn(to)
  }
  return (
    <div class="pager" data-pages={pages}>
      <TouchButton disabled={page === 0} onPress={() => turn(page - 1)}>
        {words.previous}
      </TouchButton>
      <p role="status" aria-label={short ? where : undefined}>
        {short ? words.short(page + 1, pages) : where}
      </p>
      <TouchButton disabled={page + 1 >= pages} onPress={() => turn(page + 1)}>
        {words.next}
      </TouchButton>
    </div>
  )
}

/** First index of the page that `from` lies on; the page size may have changed under it (大字版). */
export function pageStart(from: number, size: number): number {
  return Math.floor(from / size) * size
}
