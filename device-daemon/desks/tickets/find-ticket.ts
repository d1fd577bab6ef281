import type { FoundTicket } from '#contract/find-ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import { findTicket, type TicketSearch } from '#daemon/domain/queue/find-ticket.ts'
import type { TicketRecord } from '#daemon/domain/queue/types.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { tokenOfQr } from '#daemon/domain/queue/qr-text.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { Tickets } from './tickets.ts'

/** Guessing four digits takes a day at this rate, longer than a person stands in a hall. */
const WRONG_TRIES = 5
const WITHIN_MS = 60_000

export type Finding =
  | { at: 'found'; ticket: FoundTicket }
  /** The code is none of a slip. */
  | { at: 'no-slip' }
  | { at: 'unknown-ticket' }
  | { at: 'too-many-tries'; waitSeconds: number }

/** 查我的号 at a kiosk. Rejects only when the disk fails. */
export type FindTicket = (search: TicketSearch, kiosk: string) => Promise<Finding>

export type FindTicketParts = {
  clock: Clock
  station: Pick<Station, 'state'>
  tickets: Pick<Tickets, 'view'>
  /** Know tickets that the state has let go, of the last days. */
  views: Pick<Views, 'catchUp' | 'of'>
}

/** Finds the ticket of a slip. Each kiosk has so many tries a minute with a wrong 查询码. */
export function openFindTicket({ clock, station, tickets, views }: FindTicketParts): FindTicket {
  const wrongTries = new Map<string, readonly number[]>()

  const byNumber = (search: Extract<TicketSearch, { number: string }>, kiosk: string): Finding => {
    const now = clock.monotonic()
    const recent = (wrongTries.get(kiosk) ?? []).filter((at) => at > now - WITHIN_MS)
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= WRONG_TRIES) {
      return { at: 'too-many-tries', waitSeconds: Math.ceil((oldest + WITHIN_MS - now) / 1000) }
    }
    const record = findTicket(station.state().queue, search)
    if (record !== undefined) return found(record)
    wrongTries.set(kiosk, [...recent, now])
    return { at: 'unknown-ticket' }
  }

  const byQr = async (qr: string): Promise<Finding> => {
    const token = tokenOfQr(qr)
    if (token === undefined) return { at: 'no-slip' }
    const record = findTicket(station.state().queue, { qr }) ?? (await past(token))
    return record === undefined ? { at: 'unknown-ticket' } : found(record)
  }

  const past = async (token: string): Promise<TicketRecord | undefined> => {
    await views.catchUp(ticketProjection)
    return views.of(ticketProjection).byToken(token)?.record
  }

  const found = (record: TicketRecord): Finding => {
    const { qr: _qr, check: _check, ...ticket } = tickets.view(record)
    return { at: 'found', ticket }
  }

  return async (search, kiosk) => ('qr' in search ? byQr(search.qr) : byNumber(search, kiosk))
}
