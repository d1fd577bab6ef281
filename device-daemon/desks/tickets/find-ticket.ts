import type { FoundTicket, TicketPlace } from '#contract/find-ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { findTicket, numbered, type TicketSearch, writtenNumber } from '#daemon/domain/queue/find-ticket.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
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

/** What the hall knows of a number of today; undefined where there is none. */
export type PlaceOf = (number: string) => Promise<TicketPlace | undefined>

export type FindTicketParts = {
  clock: Clock
  station: Pick<Station, 'state'>
  tickets: Pick<Tickets, 'view'>
  /** Know tickets that the state has let go, of this day and the last ones. */
  views: Pick<Views, 'ask'>
}

/** Finds the ticket of a slip. Each kiosk has so many tries a minute with a wrong 查询码. */
export function openFindTicket(parts: FindTicketParts): FindTicket {
  const { clock, station, tickets, views } = parts
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
    const over = await overToday(parts, search.number)
    if (over === undefined || checkCode(over.token) !== search.check) return { at: 'unknown-ticket' }
    const tries = wrongTries.get(kiosk) ?? []
    const own = tries.indexOf(now)
    if (own >= 0) wrongTries.set(kiosk, tries.toSpliced(own, 1))
    return found(over)
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

/** Tells where a number stands. No secret is asked for, and none is told, so that it may be asked as often as one likes. */
export function openPlaceOf(parts: FindTicketParts): PlaceOf {
  return async (number) => {
    const record = numbered(parts.station.state().queue, number) ?? (await overToday(parts, number))
    if (record === undefined) return undefined
    const { state, ...ticket } = parts.tickets.view(record)
    const { id, day, ahead, estimateMinutes, estimateBasis, unattended } = ticket
    return {
      id,
      number: ticket.number,
      day,
      ahead,
      estimateMinutes,
      estimateBasis,
      ...(unattended && { unattended }),
      state: { at: state.at, ...('window' in state && { window: state.window }) },
    }
  }
}

/** Finished or cancelled so long ago that the state holds it no more. */
async function overToday(
  { station, views }: Pick<FindTicketParts, 'station' | 'views'>,
  typed: string,
): Promise<TicketRecord | undefined> {
  const { day, queue } = station.state()
  const number = writtenNumber(typed)
  if (number === undefined || queue.numbers.has(number)) return undefined
  const history = await views.ask(ticketProjection, ({ byNumber }) => byNumber(number, day.open))
  return history?.record
}
