import type { StaffTicket } from '#contract/clerk.ts'
import type { PastTicket } from '#contract/past-ticket.ts'
import { writtenNumber } from '#daemon/domain/queue/find-ticket.ts'
import { type TicketHistory, ticketProjection } from '#daemon/domain/queue/projection.ts'
import { tokenOfQr } from '#daemon/domain/queue/qr-text.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import type { Views } from '#daemon/store/views/views.ts'

/** What staff look for. `text`: a number, a 查询码 or a slip's QR text; `day`: YYYY-MM-DD. */
type PastSearch =
  | { at: 'ended'; ended: 'done' | 'cancelled'; day: string }
  | { at: 'text'; text: string; day: string | null }

/** Rejects only when the disk fails. */
export type PastTickets = (search: PastSearch) => Promise<readonly PastTicket[]>

/** A day of a large hall is looked through by number, not row by row. */
const MOST = 100

export function openPastTickets(parts: {
  views: Pick<Views, 'ask'>
  /** As staff see it, with its errand. */
  shown(record: TicketRecord): StaffTicket
  /** The window's label and the clerk's name, as far as they are known. */
  windowLabel(id: string): string | undefined
  clerkName(id: string): string | undefined
}): PastTickets {
  const { views, shown, windowLabel, clerkName } = parts

  function find(search: PastSearch): Promise<readonly TicketHistory[]> {
    if (search.at === 'ended') {
      const { ended, day } = search
      return views.ask(ticketProjection, (queries) => queries.endedOn(day, ended, MOST))
    }
    const { text, day } = search
    const token = tokenOfQr(text.trim())
    if (token !== undefined)
      return views.ask(ticketProjection, ({ byToken }) => [byToken(token)].filter((one) => one !== undefined))
    const number = writtenNumber(text)
    if (number !== undefined)
      return views.ask(ticketProjection, ({ numbered }) => numbered(number, day, MOST))
    const check = text.normalize('NFKC').trim()
    return views.ask(ticketProjection, ({ byCheck }) => byCheck(check, MOST))
  }

  return async (search) =>
    (await find(search)).map(({ record, calledAt, servedAt, finishedAt, window, clerk }) => ({
      ticket: shown(record),
      calledAt,
      servedAt,
      endedAt: finishedAt,
      window: window === null ? null : (windowLabel(window) ?? window),
      clerk: clerk === null ? null : (clerkName(clerk) ?? null),
    }))
}
