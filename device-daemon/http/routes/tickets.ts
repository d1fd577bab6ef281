import { Type } from 'typebox'
import { CommandId } from '#contract/command-id.ts'
import { Problem } from '#contract/problem.ts'
import { ReprintBody, TakeTicketBody, type Ticket, TicketReply } from '#contract/ticket.ts'
import type { BookingDesk } from '#daemon/desks/bookings/booking-desk.ts'
import type { CardDesk, CardFacts } from '#daemon/desks/cards/card-desk.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { FindTicket } from '#daemon/desks/tickets/find-ticket.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, type Fault, faultOf, sendFault } from '../server/answer.ts'
import type { Kiosks } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'
import { bookingWords } from '../words/bookings.ts'
import { queueRefusalWords } from '../words/queue.ts'

export type TicketRoutesParts = {
  station: Pick<Station, 'execute'>
  tickets: Pick<Tickets, 'ticket'>
  kiosks: Kiosks
  /** Whether tickets taken at this kiosk get a slip at all. */
  printsAt(kiosk: string): boolean
  /** Tickets of former days. */
  pastTicket(ticketId: string): Promise<Ticket | undefined>
  /** The entry of a command, however old. */
  find(commandId: string): Promise<Entry | undefined>
  cards: Pick<CardDesk, 'claim' | 'took' | 'giveBack'>
  findTicket: FindTicket
  booked: BookingDesk['booked']
}

type TakeOutcome = StationOutcome<Areas, QueueCommand>
type Answer = { at: 'ticket'; status: 200 | 201; ticket: Ticket } | { at: 'fault'; fault: Fault }

const LEDGER_UNAVAILABLE = '机器暂时不能取号，请到服务台，工作人员帮您取号。'
const REPRINT_UNAVAILABLE = '机器暂时不能打小票，请记住号码，或请工作人员帮忙。'
const CARD_REF_INVALID = '刚才读的身份证过时了。请再放一次，或者不用身份证，直接取号。'

/** What residents do with tickets: no session, no token; a commandId makes every tap count once. */
export function ticketRoutes(app: App, parts: TicketRoutesParts): void {
  const { station, tickets } = parts

  app.post(
    '/api/tickets',
    {
      config: { permission: 'anybody', compiled: 'ahead' },
      schema: {
        tags: ['tickets'],
        summary: '取号 (take a ticket)',
        description:
          'The same commandId gives the same ticket, for ever: 201 the first time, 200 afterwards.',
        body: TakeTicketBody,
        response: { 200: TicketReply, 201: TicketReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const answer = await take(request.body)
      if (answer.at === 'fault') return sendFault(reply, answer.fault)
      return reply.code(answer.status).send({ ticket: answer.ticket })
    },
  )

  app.post(
    '/api/tickets/reprint',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: '补打 (print the slip of a ticket again)',
        description:
          'Only where the first slip is known or feared not to be out; it bears the same number and 补打. Others are reprinted by a clerk.',
        body: ReprintBody,
        response: { 200: TicketReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, qr, kiosk = parts.kiosks.first } = request.body
      const finding = await parts.findTicket({ qr }, kiosk)
      if (finding.at !== 'found') return sendProblem(reply, 'unknown-ticket', '没有找到这张号。')
      const { id: ticketId } = finding.ticket
      if (parts.kiosks.ids.includes(kiosk) && !parts.printsAt(kiosk))
        return sendProblem(reply, 'wrong-state', '本机不出小票，请记住号码。')
      const outcome = await station.execute(
        commandId,
        { type: 'reprint-ticket', ticketId, kiosk },
        { at: 'resident', kiosk },
        kiosk,
      )
      const fault = faultOf(outcome, {
        words: queueRefusalWords,
        reader: 'resident',
        unavailable: REPRINT_UNAVAILABLE,
        isOwn: ({ type }) => type === 'ticket-print-begun',
      })
      const ticket = tickets.ticket(ticketId)
      return fault === null && ticket !== undefined ? { ticket } : sendFault(reply, fault ?? commandIdInUse)
    },
  )

  app.get(
    '/api/tickets/by-command/:commandId',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: 'The ticket that a commandId led to: after a reload or a restart under an open screen',
        params: Type.Object({ commandId: CommandId }),
        response: { 200: TicketReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const entry = await parts.find(request.params.commandId)
      const ticket = entry && (await ticketOf(entry))
      return ticket ? { ticket } : sendProblem(reply, 'unknown-ticket', '没有找到这张号。')
    },
  )

  async function take(body: TakeTicketBody): Promise<Answer> {
    const { commandId, cardRef, booking } = body
    const kiosk = body.kiosk ?? parts.kiosks.first
    if (booking !== undefined) return takeBooked(body, booking, kiosk)
    if (cardRef === undefined) return answerTo(await execute(body, kiosk, undefined))
    // Before the card: the same command gets the same ticket for ever, also when its card reference is used up.
    const known = await parts.find(commandId)
    if (known) return ticketAnswer(known, 200)
    const card = parts.cards.claim(cardRef, commandId, kiosk)
    if (card === 'invalid')
      return { at: 'fault', fault: { code: 'card-ref-invalid', detail: CARD_REF_INVALID } }
    const outcome = await execute(body, kiosk, card)
    if (outcome.at === 'done') parts.cards.took(cardRef, commandId)
    else parts.cards.giveBack(cardRef, commandId)
    return answerTo(outcome)
  }

  /** 预约取号. The same command gets the same ticket for ever, also when its booking is used up. */
  async function takeBooked(body: TakeTicketBody, code: string, kiosk: string): Promise<Answer> {
    const known = await parts.find(body.commandId)
    if (known) return ticketAnswer(known, 200)
    const finding = await parts.booked(code, kiosk)
    if (finding.at === 'too-many-tries')
      return {
        at: 'fault',
        fault: { code: 'too-many-tries', detail: bookingWords.tooManyTries(finding.waitSeconds) },
      }
    if (finding.at === 'unknown-code')
      return { at: 'fault', fault: { code: 'not-found', detail: bookingWords.unknownCode } }
    const { itemSeq, bookingId, from, until } = finding
    return answerTo(await execute({ ...body, itemSeq }, kiosk, undefined, { bookingId, from, until }))
  }

  function execute(
    { commandId, itemSeq, queueId, declared }: TakeTicketBody,
    kiosk: string,
    card: CardFacts | undefined,
    booked?: { bookingId: string; from: string; until: string },
  ): Promise<TakeOutcome> {
    return station.execute(
      commandId,
      {
        type: 'take-ticket',
        kiosk,
        print: parts.printsAt(kiosk),
        ...(itemSeq === undefined ? {} : { itemSeq }),
        ...(queueId === undefined ? {} : { queueId }),
        ...(declared === undefined ? {} : { declared }),
        ...(card === undefined ? {} : { card }),
        ...(booked && { booked }),
      },
      { at: 'resident', kiosk },
      kiosk,
    )
  }

  async function answerTo(outcome: TakeOutcome): Promise<Answer> {
    const fault = faultOf(outcome, {
      words: queueRefusalWords,
      reader: 'resident',
      unavailable: LEDGER_UNAVAILABLE,
      isOwn: ({ type }) => type === 'ticket-taken',
    })
    if (fault !== null) return { at: 'fault', fault }
    if (outcome.at !== 'done') throw new Error('taking a ticket changed nothing')
    return ticketAnswer(outcome.entry, outcome.repeated ? 200 : 201)
  }

  async function ticketAnswer(entry: Entry, status: 200 | 201): Promise<Answer> {
    const ticket = await ticketOf(entry)
    if (ticket) return { at: 'ticket', status, ticket }
    return { at: 'fault', fault: commandIdInUse }
  }

  async function ticketOf(entry: Entry): Promise<Ticket | undefined> {
    const taken = entry.events.find((event) => event.type === 'ticket-taken')
    if (!taken) return undefined
    return tickets.ticket(taken.ticketId) ?? (await parts.pastTicket(taken.ticketId))
  }
}
