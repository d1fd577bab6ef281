import type { NoticesReply } from '#contract/notice.ts'
import { useTurns } from '../parts/turns.ts'
import { type Line, linesOf } from './band-lines.ts'
import type { HallNow } from './hall.ts'
import { Kept } from './kept.tsx'

/** What else there is to know, one thing after another: the rule, paused windows, postings. */
export function Band({ now, postings }: { now: HallNow; postings: NoticesReply | null }) {
  const lines = linesOf(now, postings)
  const line = lines[useTurns(lines.length)]
  if (!line) return null
  return <BandLine key={line.key} line={line} />
}

/** One thing of the turn. */
export function BandLine({ line: { tag, note, text, urgent } }: { line: Line }) {
  return (
    <footer class="band" data-tone={urgent ? 'urgent' : undefined}>
      <p class="band-tag">
        <b>{tag}</b>
        {note !== '' && <span>{note}</span>}
      </p>
      <p class="band-text">
        <Kept text={text} />
      </p>
    </footer>
  )
}
