import type { FoundTicket } from '#contract/find-ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { findTicket, type TicketSearch, writtenNumber } from '#daemon/domain/queue/find-ticket.ts'
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
  /** Know tickets that the state has let go, of this day and the last ones. */
  views: Pick<Views, 'ask'>
}

/** Finds the ticket of a slip. Each kiosk has so many tries a minute with a wrong 查询码. */
export function openFindTicket({ clock, station, tickets, views }: FindTicketParts): FindTicket {
  const wrongTries = new Map<string, readonly number[]>()

  type ByNumber = Extract<TicketSearch, { number: string }>

  const byNumber = async (search: ByNumber, kiosk: string): Promise<Finding> => {
    const now = clock.monotonic()
    const recent = (wrongTries.get(kiosk) ?? []).filter((at) => at > now - WITHIN_MS)
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= WRONG_TRIES) {
      return { at: 'too-many-tries', waitSeconds: Math.ceil((oldest + WITHIN_MS - now) / 1000) }
    }
    const record = findTicket(station.state().queue, search)
    if (record !== undefined) return found(record)
    // Counted before anything is waited for, so that many tries at once are not fewer.
    wrongTries.set(kiosk, [...recent, now])
    const over = await overToday(search)
    if (over === undefined) return { at: 'unknown-ticket' }
    const tries = wrongTries.get(kiosk) ?? []
    const own = tries.indexOf(now)
    if (own >= 0) wrongTries.set(kiosk, tries.toSpliced(own, 1))
    return found(over)
  }

  /** Finished or cancelled so long ago that the state holds it no more. */
  const overToday = async (search: ByNumber): Promise<TicketRecord | undefined> => {
    const { day, queue } = station.state()
    const number = writtenNumber(search.number)
    if (number === undefined || queue.numbers.has(number)) return undefined
    const history = await views.ask(ticketProjection, ({ byNumber }) => byNumber(number, day.open))
    const record = history?.record
    return record !== undefined && checkCode(record.token) === search.check ? record : undefined
  }

  const byQr = async (qr: string): Promise<Finding> => {
    const token = tokenOfQr(qr)
    if (token === undefined) return { at: 'no-slip' }
    const record = findTicket(station.state().queue, { qr }) ?? (await past(token))
    return record === undefined ? { at: 'unknown-ticket' } : found(record)
  }

  const past = async (token: string): Promise<TicketRecord | undefined> => {
    const history = await views.ask(ticketProjection, ({ byToken }) => byToken(token))
    return history?.record
  }

  const found = (record: TicketRecord): Finding => {
    const { qr: _qr, check: _check, ...ticket } = tickets.view(record)
    return { at: 'found', ticket }
  }

  return async (search, kiosk) => ('qr' in search ? byQr(search.qr) : byNumber(search, kiosk))
}
