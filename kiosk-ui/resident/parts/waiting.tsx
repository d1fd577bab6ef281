import type { QueueView } from '#contract/station.ts'
import { words } from './words.ts'

/** The wait in words: an estimate with its basis, or that there is none. */
function waitWords(queue: Pick<QueueView, 'waiting' | 'estimateMinutes' | 'estimateBasis'>): {
  wait: string
  basis: string
} {
  const { waiting, estimateMinutes, estimateBasis } = queue
  if (waiting === 0) return { wait: words.waiting.listen, basis: '' }
  if (estimateMinutes === null) return { wait: words.waiting.unknown, basis: '' }
  return {
    wait: estimateMinutes === 0 ? words.waiting.soon : words.waiting.about(estimateMinutes),
    basis: words.waiting.basis(estimateBasis),
  }
}

/** 「现在 3 人在等」 with the number large, and under it the wait. */
export function Waiting({ queue }: { queue: QueueView }) {
  const { wait, basis } = waitWords(queue)
  return (
    <div class="waiting">
      {queue.waiting === 0 ? (
        <p class="waiting-nobody">{words.waiting.nobody}</p>
      ) : (
        <p class="waiting-count" data-say={`${words.waiting.now} ${queue.waiting} ${words.waiting.people}`}>
          {words.waiting.now}
          <b>{queue.waiting}</b>
          {words.waiting.people}
        </p>
      )}
      <p class="waiting-wait">
        {wait}
        {basis && <small>{basis}</small>}
      </p>
    </div>
  )
}
