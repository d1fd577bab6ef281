import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import {
  BookBody,
  BookingContactBody,
  BookingContactReply,
  BookingOffersQuery,
  BookingOffersReply,
  BookingReceiptReply,
  BookingReply,
  BookingsQuery,
  BookingsReply,
  type BookingReceipt,
  StaffChangeBookingBody,
  StaffPrintBookingBody,
} from '#contract/bookings.ts'
import { type Paper, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { BookingDesk } from '#daemon/desks/bookings/booking-desk.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, sendFault } from '../server/answer.ts'
import { openPrintOnce } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { bookingWords } from '../words/bookings.ts'
import { answerMade, bookingFault } from './bookings.ts'
import { recordReader } from './record-reader.ts'

type Parts = {
  desk: BookingDesk
  gate: Pick<StaffGate, 'sessionOf'>
  today(): string
  paper(receipt: BookingReceipt): Paper
  /** The first one of the station; undefined without any. */
  printer(): TicketPrinter | undefined
}

/** So many that are over stand on the one page. */
const OVER_PAGE = 100

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

/** 上门、预约、代为联系, for those who go and ring up. */
export function bookingStaffRoutes(app: App, { desk, gate, today, paper, printer }: Parts): void {
  const readerOf = recordReader(gate)
  const printOnce = openPrintOnce()

  app.get(
    '/api/bookings',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['bookings'],
        summary:
          'Open bookings by their day, or the newest that are over, without phone and address; for an agent their own',
        querystring: BookingsQuery,
        response: { 200: BookingsReply, '4xx': Problem },
      },
    },
    async (request) => {
      const reader = readerOf(request)
      const found =
        request.query.state === 'over' ? await desk.over(OVER_PAGE, reader) : desk.openOnes(reader)
      return { today: today(), bookings: [...found], agents: [...desk.agents()], groups: [...desk.groups()] }
    },
  )

  app.get(
    '/api/bookings/offers',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['bookings'],
        summary: 'Every way in which an errand can be arranged now, for a clerk who takes it down',
        querystring: BookingOffersQuery,
        response: { 200: BookingOffersReply, '4xx': Problem },
      },
    },
    ({ query: { item, group } }) => {
      const seq = Number(item)
      return { offers: desk.bookable(seq).flatMap((kind) => desk.offer(kind, seq, group) ?? []) }
    },
  )

  app.post(
    '/api/bookings/taken-down',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['bookings'],
        summary: '请工作人员代填: a booking that a clerk takes down for a resident',
        body: BookBody,
        response: { 200: BookingReceiptReply, 201: BookingReceiptReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) =>
      answerMade(reply, await desk.book(request.body, { account: readerOf(request).account }), 'staff'),
  )

  app.post(
    '/api/bookings/:id/print',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['bookings'],
        summary: 'Its slip, for who asked at the window: answers when the printer has said what came of it',
        params,
        body: StaffPrintBookingBody,
        response: { 200: PrintReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const receipt = await desk.receipt(request.params.id)
      if (receipt === undefined) return sendProblem(reply, 'not-found', bookingWords.unknown)
      const at = printer()
      const { commandId } = request.body
      return { print: at ? await printOnce(commandId, paper(receipt), at) : { at: 'none' as const } }
    },
  )

  app.post(
    '/api/bookings/:id/changes',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['bookings'],
        summary: 'Who goes, another time, done, nobody met, cancelled',
        params,
        body: StaffChangeBookingBody,
        response: { 200: BookingReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const acted = await desk.act(request.params.id, request.body, readerOf(request))
      return acted.at === 'booking' ? { booking: acted.view } : answer(reply, acted)
    },
  )

  app.post(
    '/api/bookings/:id/contact',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['bookings'],
        summary:
          'Phone and address, for the one who goes and the lead, after it has been noted who reads them',
        params,
        body: BookingContactBody,
        response: { 200: BookingContactReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await desk.contact(request.params.id, request.body.commandId, readerOf(request))
      return opened.at === 'opened' ? { phone: opened.phone, address: opened.address } : answer(reply, opened)
    },
  )
}

type NotActed = Exclude<Awaited<ReturnType<BookingDesk['act']>>, { at: 'booking' }>

function answer(reply: FastifyReply, acted: NotActed): FastifyReply {
  switch (acted.at) {
    case 'unknown':
      return sendProblem(reply, 'not-found', bookingWords.unknown)
    case 'not-yours':
      return sendProblem(reply, 'not-allowed', bookingWords.notYours)
    case 'other-command':
      return sendFault(reply, commandIdInUse)
    case 'refused':
    case 'unavailable':
      return sendFault(reply, bookingFault(acted, 'staff'))
  }
}
