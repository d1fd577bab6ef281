import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { WindowWork, type StaffTicket, StaffTicketReply, WindowReply } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import { type WindowView, WindowsReply } from '#contract/window.ts'
import { type WindowVerb, windowVerbs } from '#contract/window-verb.ts'
import type { Station } from '#daemon/station.ts'
import type { Hall } from '#daemon/desks/hall/hall.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import type { App } from '../server/app.ts'
import { commandIdInUse, faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { queueRefusalWords } from '../words/queue.ts'
import { commandOf, presses } from './window-verbs.ts'

export type WindowRoutesParts = {
  station: Pick<Station, 'execute'>
  hall: Pick<Hall, 'windows'>
  gate: StaffGate
  work(windowId: string): WindowWork
  /** Of any day. */
  staffTicket(ticketId: string): Promise<StaffTicket | null>
  /** Where a clerk's slip comes out unless they say: the first kiosk with a printer. */
  printingKiosk(): string
  printsAt(kiosk: string): boolean
}

const LEDGER_UNAVAILABLE = '机器暂时记不下来，这一步没有做。请稍后再按一次；还不行，请先用纸笔记号。'
const UNKNOWN_WINDOW = '站里没有这个窗口。请核对窗口号，或者问站长。'

const UNKNOWN_EARLIER = '没有找到上次的号，可能是很久以前的。请直接发一个新号。'

const Window = Type.Object({ id: Type.String() })

/** What clerks do at their windows; every route is one press, and its commandId makes it count once. */
export function windowRoutes(app: App, parts: WindowRoutesParts): void {
  const { station, hall, gate } = parts
  const windowOf = (id: string): WindowView | undefined => hall.windows().find((window) => window.id === id)

  app.get(
    '/api/windows',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['windows'],
        summary: 'Every window: who serves, and whom',
        response: { 200: WindowsReply },
      },
    },
    async () => ({ windows: hall.windows() }),
  )

  app.get(
    '/api/windows/:id/work',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['windows'],
        summary: 'The screen of the clerk at this window',
        params: Window,
        response: { 200: WindowWork, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      if (windowOf(id) === undefined) return sendProblem(reply, 'unknown-window', UNKNOWN_WINDOW)
      // With 300 people waiting it is 120 kB, read at every press: the writer of its schema leaves five times as much garbage.
      return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(parts.work(id))
    },
  )

  for (const verb of verbs) {
    const { body, answers } = windowVerbs[verb]
    app.post(
      `/api/windows/:id/${verb}`,
      {
        config: {
          permission: presses[verb].permission ?? 'queue.serve',
          ...(verb === 'call-next' && { compiled: 'ahead' as const }),
        },
        schema: {
          tags: ['windows'],
          summary: `${presses[verb].summary} (${verb})`,
          params: Window,
          body,
          response: {
            200: answers === 'ticket' ? StaffTicketReply : WindowReply,
            '4xx': Problem,
            '5xx': Problem,
          },
        },
      },
      async (request, reply) => {
        const at = { window: request.params.id, clerk: gate.sessionOf(request).account }
        return press(verb, request.body, at, reply)
      },
    )
  }

  async function press(
    verb: WindowVerb,
    body: unknown,
    at: { window: string; clerk: string },
    reply: FastifyReply,
  ) {
    const slips = { kiosk: parts.printingKiosk(), printsAt: parts.printsAt }
    const command = commandOf(verb, body, at, slips)
    if (command.type === 'issue-ticket' && command.revisitOf !== undefined) {
      // It may be of any day, which the decision knows nothing of.
      const earlier = await parts.staffTicket(command.revisitOf)
      if (earlier === null) return sendProblem(reply, 'unknown-ticket', UNKNOWN_EARLIER)
    }
    const before = windowOf(at.window)
    const outcome = await station.execute(commandIdOf(body), command, {
      at: 'staff',
      account: at.clerk,
      window: at.window,
    })
    const fault = faultOf(outcome, {
      words: queueRefusalWords,
      reader: 'staff',
      unavailable: LEDGER_UNAVAILABLE,
      isOwn: ({ type }) => presses[verb].events.includes(type),
    })
    if (fault !== null) return sendFault(reply, fault)
    if (windowVerbs[verb].answers === 'window') {
      // One that the station has taken away goes when its clerk closes it.
      const window = windowOf(at.window) ?? (before && closed(before))
      return window === undefined ? sendProblem(reply, 'unknown-window', UNKNOWN_WINDOW) : { window }
    }
    const ticketId = outcome.at === 'done' ? ticketOf(outcome.entry) : undefined
    const ticket = ticketId === undefined ? null : await parts.staffTicket(ticketId)
    return ticket === null ? sendFault(reply, commandIdInUse) : { ticket }
  }
}

const closed = (window: WindowView): WindowView => ({
  ...window,
  service: { at: 'closed' },
  clerk: null,
  current: null,
})

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of every verb
const verbs = Object.keys(windowVerbs) as WindowVerb[]

/** The last ticket of the entry: after 办完并叫下一位 that is the one that was called. */
function ticketOf({ events }: Entry): string | undefined {
  const about = events.findLast((event) => 'ticketId' in event)
  return about !== undefined && 'ticketId' in about ? about.ticketId : undefined
}

/** Every verb's schema asks for one. */
function commandIdOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'commandId' in body && typeof body.commandId === 'string')
    return body.commandId
  throw new Error('a verb without a commandId')
}
