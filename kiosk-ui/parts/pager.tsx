import { words } from '../words/errands.ts'
import { TouchButton } from './touch-button.tsx'

/** `from` is the first thing shown, in a list of `count` that is shown `size` at a time. */
type Props = { from: number; size: number; count: number; onTurn: (from: number) => void }

/** Pages turn by two buttons, never by scrolling. Nothing when everything is on one page. */
export function Pager({ from, size, count, onTurn }: Props) {
  if (count <= size) return null
  const start = pageStart(from, size)
  return (
    <div class="pager">
      <TouchButton disabled={start === 0} onPress={() => onTurn(start - size)}>
        {words.pager.previous}
      </TouchButton>
      <p role="status">{words.pager.of(start / size + 1, Math.ceil(count / size))}</p>
      <TouchButton disabled={start + size >= count} onPress={() => onTurn(start + size)}>
        {words.pager.next}
      </TouchButton>
    </div>
  )
}

/** First index of the page that `from` lies on; the page size may have changed under it (大字版). */
export function pageStart(from: number, size: number): number {
  return Math.floor(from / size) * size
}
