import { checkCode } from './check-code.ts'
import { ticketNumber } from './take.ts'
import type { QueueState, TicketRecord } from './state.ts'
import { tokenOfQr } from './qr-text.ts'

/** What a holder has of a ticket: the text of its QR code, or its number and 查询码. */
export type TicketSearch = { qr: string } | { number: string; check: string }

/**
 * The ticket that the search shows to be the searcher's own, as far as the state still holds it. By number only those of
 * the open day, since numbers begin again every day. Costs the same however many there are.
 */
export const findTicket = (state: QueueState, search: TicketSearch): TicketRecord | undefined => {
  if ('qr' in search) {
    const token = tokenOfQr(search.qr)
    return token === undefined ? undefined : recordAt(state, state.tokens.get(token))
  }
  const record = numbered(state, search.number)
  return record !== undefined && checkCode(record.token) === search.check ? record : undefined
}

/** The ticket of the open day with this number, however it is written, as far as the state still holds it. */
export const numbered = (state: QueueState, typed: string): TicketRecord | undefined => {
  const number = writtenNumber(typed)
  return number === undefined ? undefined : recordAt(state, state.numbers.get(number))
}

const recordAt = (state: QueueState, id: string | undefined): TicketRecord | undefined =>
  id === undefined ? undefined : state.tickets.get(id)

/** a32, Ａ０３２ and A032 mean the same number; undefined for what is none. */
export const writtenNumber = (typed: string): string | undefined => {
  const [, letter, digits] = /^\s*([A-Z])\s*0*(\d{1,9})\s*$/.exec(typed.normalize('NFKC').toUpperCase()) ?? []
  return letter === undefined ? undefined : ticketNumber(letter, Number(digits))
}
