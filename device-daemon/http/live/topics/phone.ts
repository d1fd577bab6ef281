import type { PhoneTicket } from '#contract/phone.ts'
import type { PhoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import type { ViewTopic } from '../topic.ts'

/** Many calls within a breath are one message. */
const GATHER_MS = 200
/** Hundreds of phones, each with a weak signal: what piles up for one of them is small. */
const BACKLOG_MAX_BYTES = 64 * 1024

/** A ticket on its holder's phone, by the token of the slip; it ends with the day. */
export function phoneTopic(desk: PhoneDesk): ViewTopic<{ token: string }, PhoneTicket> {
  return {
    name: 'ticket',
    audience: 'phone',
    snapshot: ({ token }) => desk.ticket(token),
    // The minute alone is no news.
    news: (ticket) => ({ ...ticket, time: '' }),
    onChanged: desk.onChanged,
    gatherMs: GATHER_MS,
    backlogMaxBytes: BACKLOG_MAX_BYTES,
  }
}
