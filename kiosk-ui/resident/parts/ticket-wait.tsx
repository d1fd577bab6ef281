import type { Ticket } from '#contract/ticket.ts'
import { words } from './words/ticket.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

/** How many come before, and how long that takes as far as it can be told. */
export function TicketWait({
  ahead,
  estimateMinutes,
  estimateBasis,
  unattended,
}: Pick<Ticket, 'ahead' | 'estimateMinutes' | 'estimateBasis' | 'unattended'>) {
  return (
    <dl class="wait">
      <div>
        <dt>{words.ahead}</dt>
        <dd>
          <b>{ahead}</b> {words.people}
        </dd>
      </div>
      <div>
        <dt>{words.wait}</dt>
        {estimateMinutes === null ? (
          <dd class="wait-words">{withWholeWords(unattended ? words.unattended : words.unknown)}</dd>
        ) : (
          <>
            {estimateMinutes === 0 ? (
              <dd class="wait-words">{withWholeWords(words.soon)}</dd>
            ) : (
              <dd>
                <b>{estimateMinutes}</b> {words.minutes}
              </dd>
            )}
            <dd class="wait-basis">{withWholeWords(words.basis(estimateBasis))}</dd>
          </>
        )}
      </div>
    </dl>
  )
}
