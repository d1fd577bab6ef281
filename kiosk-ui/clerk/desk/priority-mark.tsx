import type { StaffTicket } from '#contract/clerk.ts'
import { priorityWords, words } from './words.ts'

/** Why a person goes first and how the station knows; nothing without priority. */
export function PriorityMark({ ticket }: { ticket: Pick<StaffTicket, 'priority' | 'aged' | 'issuedAt'> }) {
  const said = priorityWords(ticket.priority)
  if (said === null)
    return ticket.aged ? (
      <p class="priority" data-by="age">
        {words.aged}
      </p>
    ) : null
  return (
    <p class="priority" data-by={ticket.priority.at}>
      <b>{said.badge}</b>
      {ticket.issuedAt === null ? said.why : words.seenByClerk}
    </p>
  )
}
