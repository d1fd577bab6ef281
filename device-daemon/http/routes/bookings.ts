import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import {
  BookBody,
  BookingKind,
  BookingOfferReply,
  type BookingReceipt,
  BookingReceiptReply,
  ChangeBookingBody,
  FindBookingBody,
  FindBookingsByCardBody,
  FoundBookingReply,
  FoundBookingsReply,
  PrintBookingBody,
  TieBookingBody,
} from '#contract/bookings.ts'
import { type Paper, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { BookingDesk } from '#daemon/desks/bookings/booking-desk.ts'
import type { NotDone } from '#daemon/desks/bookings/booking-records.ts'
import type { CardDesk } from '#daemon/desks/cards/card-desk.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, type Fault, faultOf, sendFault } from '../server/answer.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { openPrintOnce } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import { bookingRefusalWords, bookingWords } from '../words/bookings.ts'
import type { Reader } from '../words/reader.ts'
import { claimCard } from './cards.ts'

type Parts = {
  desk: BookingDesk
  kiosks: Kiosks
  paper(receipt: BookingReceipt): Paper
  printerFor(kiosk: string): TicketPrinter | undefined
  cards: Pick<CardDesk, 'claimTag' | 'giveBack'>
}

/** 上门、预约、代为联系、预约取号 at a kiosk: no session. */
export function bookingRoutes(app: App, { desk, kiosks, paper, printerFor, cards }: Parts): void {
  const printOnce = openPrintOnce()

  app.get(
    '/api/bookings/offer',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: 'What of an errand can be booked now: days and slots that are free',
        querystring: Type.Object(
          {
            kind: BookingKind,
            item: Type.String({ pattern: '^[0-9]{1,6}$' }),
            group: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: BookingOfferReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kind, item, group } = request.query
      const offer = desk.offer(kind, Number(item), group)
      return offer === undefined ? sendProblem(reply, 'not-found', bookingWords.notOffered) : { offer }
    },
  )

  app.post(
    '/api/bookings',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '预约: 上门、按日子、代为联系、取号',
        description: 'Phone and address are sealed. Ten an hour at a kiosk, then 429.',
        body: BookBody,
        response: { 200: BookingReceiptReply, 201: BookingReceiptReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      return answerMade(reply, await desk.book(request.body, { kiosk }), 'resident')
    },
  )

  app.post(
    '/api/bookings/find',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '查预约 (one booking, by the code of its slip)',
        description: 'Five wrong codes a minute at a kiosk, then 429 with Retry-After.',
        body: FindBookingBody,
        response: { 200: FoundBookingReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { code, kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await desk.find(code, kiosk)
      return finding.at === 'found' ? { booking: finding.found } : sendNotFound(reply, finding)
    },
  )

  app.post(
    '/api/bookings/find-by-card',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '刷身份证查预约 (open bookings that this card is tied to)',
        description: 'The card was read for it, after consent.',
        body: FindBookingsByCardBody,
        response: { 200: FoundBookingsReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const card = claimCard(reply, { cards, kiosks }, request.body)
      return card.at === 'answered' ? card.reply : { bookings: [...desk.byCard(card.tag)] }
    },
  )

  app.post(
    '/api/bookings/tie',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '到时刷身份证也行 (ties a booking to a card that was read for it, after consent)',
        body: TieBookingBody,
        response: { 200: FoundBookingReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, code, cardRef } = request.body
      const card = claimCard(reply, { cards, kiosks }, request.body)
      if (card.at === 'answered') return card.reply
      const tied = await desk.tie({ commandId, code, tag: card.tag }, card.kiosk)
      if (tied.at === 'changed') return { booking: tied.found }
      cards.giveBack(cardRef, commandId)
      return tied.at === 'not-kept'
        ? sendProblem(reply, 'ledger-unavailable', bookingWords.notTied)
        : sendNotChanged(reply, tied)
    },
  )

  app.post(
    '/api/bookings/change',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '改时间、取消, by the code of its slip',
        body: ChangeBookingBody,
        response: { 200: FoundBookingReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const changed = await desk.change(request.body, kiosk)
      return changed.at === 'changed' ? { booking: changed.found } : sendNotChanged(reply, changed)
    },
  )

  app.post(
    '/api/bookings/print',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bookings'],
        summary: '打印预约单: answers when the printer has said what came of it',
        body: PrintBookingBody,
        response: { 200: PrintReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, code, kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await desk.find(code, kiosk)
      if (finding.at !== 'found') return sendNotFound(reply, finding)
      const printer = printerFor(kiosk)
      return {
        print: printer ? await printOnce(commandId, paper(finding.found), printer) : { at: 'none' as const },
      }
    },
  )
}

/** The answer of a booking that was made, or why there is none. */
export function answerMade(
  reply: FastifyReply,
  made: Awaited<ReturnType<BookingDesk['book']>>,
  reader: Reader,
): FastifyReply {
  switch (made.at) {
    case 'made':
      return reply.code(made.repeated ? 200 : 201).send({ booking: made.receipt })
    case 'not-offered':
      return sendProblem(reply, 'not-found', bookingWords.notOffered)
    case 'phone-wanting':
      return sendProblem(reply, 'invalid-request', bookingWords.phoneWanting)
    case 'other-command':
      return sendFault(reply, commandIdInUse)
    case 'refused':
    case 'unavailable':
      return sendFault(reply, bookingFault(made, reader))
  }
}

export const bookingFault = (outcome: NotDone, reader: Reader): Fault =>
  faultOf(outcome, {
    words: bookingRefusalWords,
    statuses: {
      'slot-not-offered': 409,
      'slot-taken': 409,
      'too-many-bookings': 429,
      'unknown-booking': 404,
    },
    reader,
    unavailable: bookingWords.unavailable[reader],
    isOwn: ({ type }) => type.startsWith('booking-'),
  }) ?? commandIdInUse

type NotChanged = Exclude<Awaited<ReturnType<BookingDesk['change']>>, { at: 'changed' }>

function sendNotChanged(reply: FastifyReply, changed: NotChanged): FastifyReply {
  switch (changed.at) {
    case 'unknown-code':
    case 'too-many-tries':
      return sendNotFound(reply, changed)
    case 'other-command':
      return sendFault(reply, commandIdInUse)
    case 'refused':
    case 'unavailable':
      return sendFault(reply, bookingFault(changed, 'resident'))
  }
}

function sendNotFound(
  reply: FastifyReply,
  finding: { at: 'unknown-code' } | { at: 'too-many-tries'; waitSeconds: number },
): FastifyReply {
  if (finding.at === 'unknown-code') return sendProblem(reply, 'not-found', bookingWords.unknownCode)
  const { waitSeconds } = finding
  return sendProblem(
    reply.header('retry-after', waitSeconds),
    'too-many-tries',
    bookingWords.tooManyTries(waitSeconds),
    { retryAfterSeconds: waitSeconds },
  )
}
