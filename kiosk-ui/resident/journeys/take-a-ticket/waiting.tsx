import type { QueueView } from '#contract/station.ts'
import type { App } from '../../shell/app.ts'
import { words } from './words/waiting.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

/** Whether no window is at work yet, so that nothing can be said of a wait. */
export const noWindowYet = (app: App): boolean =>
  app.model.value.windows.every(({ service }) => service.at === 'closed')

/** The wait in words: an estimate with its basis, or that there is none. */
function waitWords(queue: Pick<QueueView, 'waiting' | 'estimateMinutes' | 'estimateBasis'>): {
  wait: string
  basis: string
} {
  const { waiting, estimateMinutes, estimateBasis } = queue
  if (waiting === 0) return { wait: words.listen, basis: '' }
  if (estimateMinutes === null) return { wait: words.unknown, basis: '' }
  return {
    wait: estimateMinutes === 0 ? words.soon : words.about(estimateMinutes),
    basis: words.basis(estimateBasis),
  }
}

/** 「现在 3 人在等」 with the number large, and under it the wait. */
export function Waiting({ app, queue }: { app: App; queue: QueueView }) {
  const { wait, basis } = noWindowYet(app) ? { wait: words.noWindow, basis: '' } : waitWords(queue)
  return (
    <div class="waiting">
      {queue.waiting === 0 ? (
        <p class="waiting-nobody">{withWholeWords(words.nobody)}</p>
      ) : (
        <p class="waiting-count" data-say={`${words.now} ${queue.waiting} ${words.people}`}>
          {words.now}
          <b>{queue.waiting}</b>
          {words.people}
        </p>
      )}
      <p class="waiting-wait">
        {withWholeWords(wait)}
        {basis && <small>{withWholeWords(basis)}</small>}
      </p>
    </div>
  )
}
