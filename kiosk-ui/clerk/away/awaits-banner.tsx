import type { Awaits } from '#contract/clerk.ts'
import { linesOf } from './words.ts'

/** Above a locked screen: that something waits for its clerk. */
export function AwaitsBanner({ awaits }: { awaits: Awaits | null }) {
  const lines = awaits === null ? [] : linesOf(awaits)
  return lines.length === 0 ? null : (
    <div class="take-over" data-at="asked" role="status">
      {lines.map((line) => (
        <p key={line}>
          <b>{line}</b>
        </p>
      ))}
    </div>
  )
}
