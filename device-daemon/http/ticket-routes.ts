import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import { TakeTicketBody, type Ticket, TicketReply } from '#contract/ticket.ts'
import type { Station } from '#daemon/station.ts'
import type { Entry } from '#daemon/store/ledger.ts'
import type { App } from './app.ts'
import { sendProblem } from './problems.ts'

export type TicketRoutesParts = {
  station: Station
  defaultKiosk: string
  kiosks: readonly string[]
  /** Whether tickets taken at this kiosk get a slip at all. */
  printsAt(kiosk: string): boolean
  /** Tickets of former days. */
  pastTicket(ticketId: string): Promise<Ticket | undefined>
  /** The entry of a command, however old. */
  find(commandId: string): Promise<Entry | undefined>
}

/** What residents do with tickets: no session, no token; a commandId makes every tap count once. */
export function ticketRoutes(app: App, parts: TicketRoutesParts): void {
  const { station } = parts

  app.post(
    '/api/tickets',
    {
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
      const { commandId, itemSeq, queueId, declared } = request.body
      const kiosk = request.body.kiosk ?? parts.defaultKiosk
      const outcome = await station.execute(
        commandId,
        {
          type: 'take-ticket',
          kiosk,
          print: parts.printsAt(kiosk),
          ...(itemSeq === undefined ? {} : { itemSeq }),
          ...(queueId === undefined ? {} : { queueId }),
          ...(declared === undefined ? {} : { declared }),
        },
        { at: 'resident', kiosk },
        kiosk,
      )
      switch (outcome.at) {
        case 'refused':
          return sendProblem(reply, outcome.refusal.code, outcome.refusal.detail, {
            ticketId: outcome.refusal.ticketId,
          })
        case 'unavailable':
          return sendProblem(reply, 'ledger-unavailable', '机器暂时不能取号，请到服务台，工作人员帮您取号。')
        case 'unchanged':
          throw new Error('taking a ticket changed nothing')
        case 'done': {
          const ticket = await ticketOf(outcome.entry)
          if (!ticket)
            return sendProblem(reply, 'command-id-in-use', '这个编号已经用在别的操作上，请再点一次。')
          return reply.code(outcome.repeated ? 200 : 201).send({ ticket })
        }
      }
    },
  )

  app.get(
    '/api/tickets/by-command/:commandId',
    {
      schema: {
        tags: ['tickets'],
        summary: 'The ticket that a commandId led to: after a reload or a restart under an open screen',
        params: Type.Object({ commandId: Type.String({ minLength: 1, maxLength: 128 }) }),
        response: { 200: TicketReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const entry = await parts.find(request.params.commandId)
      const ticket = entry && (await ticketOf(entry))
      return ticket ? { ticket } : sendProblem(reply, 'unknown-ticket', '没有找到这张号。')
    },
  )

  async function ticketOf(entry: Entry): Promise<Ticket | undefined> {
    const taken = entry.events.find((event) => event.type === 'ticket-taken')
    if (!taken) return undefined
    return station.ticket(taken.ticketId) ?? (await parts.pastTicket(taken.ticketId))
  }
}
