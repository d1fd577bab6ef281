import { Type } from 'typebox'
import {
  ArmScannerBody,
  ArmScannerReply,
  FindTicketBody,
  FindTicketReply,
  TicketPlaceReply,
} from '#contract/find-ticket.ts'
import { Problem } from '#contract/problem.ts'
import type { ScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import type { FindTicket, PlaceOf } from '#daemon/desks/tickets/find-ticket.ts'
import type { App } from '../server/app.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'

export type FindTicketRoutesParts = {
  find: FindTicket
  placeOf: PlaceOf
  scans: Pick<ScanDesk, 'arm' | 'disarm'>
  kiosks: Kiosks
}

const UNKNOWN_SLIP = '没有找到这张小票的号，可能是好几天以前的。请问窗口工作人员。'
const UNKNOWN_NUMBER =
  '没有找到今天的这个号。请对着小票再看一遍号码和查询码；不是今天的号查不到，请问窗口工作人员。'
const noNumber = (number: string) =>
  `今天没有 ${number} 这个号。请对着小票再看一遍；不是今天的号查不到，请问窗口工作人员。`
const NO_SCANNER = '这台机器没有扫码器。请输入小票上的号码和查询码。'

/** 查我的号: by the slip's QR code, typed or scanned at the kiosk, or by number and 查询码. */
export function findTicketRoutes(app: App, { find, placeOf, scans, kiosks }: FindTicketRoutesParts): void {
  app.post(
    '/api/tickets/find',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: '查我的号 (find a ticket by its slip)',
        description:
          'By QR code also tickets of the last days; by number those of today. Five wrong numbers a minute at a kiosk, then 429 with Retry-After.',
        body: FindTicketBody,
        response: { 200: FindTicketReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first, ...search } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await find(search, kiosk)
      switch (finding.at) {
        case 'found':
          return { ticket: finding.ticket }
        case 'no-slip':
        case 'unknown-ticket':
          return sendProblem(reply, 'unknown-ticket', 'qr' in search ? UNKNOWN_SLIP : UNKNOWN_NUMBER)
        case 'too-many-tries': {
          const { waitSeconds } = finding
          const words = `输错了好几次。请等 ${waitSeconds} 秒再试，或者扫小票上的二维码，也可以请工作人员帮忙。`
          return sendProblem(reply.header('retry-after', waitSeconds), 'too-many-tries', words)
        }
      }
    },
  )

  app.get(
    '/api/tickets/by-number/:number',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: 'Where a number of today stands',
        description: 'What everybody in the hall sees and hears of it; for more, the 查询码 is asked for.',
        params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 16 }) }),
        response: { 200: TicketPlaceReply, '4xx': Problem },
      },
    },
    async ({ params: { number } }, reply) => {
      const ticket = await placeOf(number)
      return ticket === undefined ? sendProblem(reply, 'unknown-ticket', noNumber(number)) : { ticket }
    },
  )

  app.post(
    '/api/tickets/find/armed',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: 'Listen to the code scanner of a kiosk for a slip',
        description:
          'What is scanned comes over the live stream of this kiosk as code-scanned. The first slip that is found ends it.',
        body: ArmScannerBody,
        response: { 202: ArmScannerReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const armed = scans.arm(kiosk)
      if (armed.at === 'no-code-scanner') return sendProblem(reply, 'no-code-scanner', NO_SCANNER)
      return reply.code(202).send({ seconds: armed.seconds })
    },
  )

  app.delete(
    '/api/tickets/find/armed',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['tickets'],
        summary: 'Listen no more',
        querystring: Type.Object({ kiosk: Type.Optional(Type.String()) }),
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.query
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      scans.disarm(kiosk)
      return reply.code(204).send(null)
    },
  )
}
