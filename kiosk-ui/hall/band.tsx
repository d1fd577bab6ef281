import type { NoticesReply } from '#contract/notice.ts'
import { useTurns } from '../parts/turns.ts'
import { linesOf } from './band-lines.ts'
import type { HallNow } from './hall.ts'
import { Kept } from './kept.tsx'

/** What else there is to know, one thing after another: the rule, paused windows, postings. */
export function Band({ now, postings }: { now: HallNow; postings: NoticesReply | null }) {
  const lines = linesOf(now, postings)
  const line = lines[useTurns(lines.length)]
  if (!line) return null
  return (
    <footer class="band" key={line.key}>
      <p class="band-tag">
        <b>{line.tag}</b>
        {line.note !== '' && <span>{line.note}</span>}
      </p>
      <p class="band-text">
        <Kept text={line.text} />
      </p>
    </footer>
  )
}
