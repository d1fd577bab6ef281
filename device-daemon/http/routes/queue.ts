import { Type } from 'typebox'
import { Opening, QueueView } from '#contract/station.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { Station } from '#daemon/station.ts'
import type { App, Facing } from '../server/app.ts'
import type { LiveStream } from '../live/event-stream.ts'
import { sendProblem } from '../server/problems.ts'
import { Problem } from '#contract/problem.ts'

/** Ten times as many as one PC shows. */
const STREAMS_FROM_ONE_ADDRESS = 64

const QueueReply = Type.Object({
  seq: Type.Integer(),
  day: Type.String(),
  opening: Opening,
  queues: Type.Array(QueueView),
  waiting: Type.Integer(),
  calls: Type.Array(
    Type.Object({
      ticketId: Type.String(),
      number: Type.String(),
      window: Type.String(),
      calledAt: Type.String(),
    }),
  ),
})

/** The public state of the queue: numbers and windows, nothing of anybody. */
export function queueRoutes(
  app: App,
  {
    station,
    tickets,
    live,
    kiosks,
    defaultKiosk,
    facing,
  }: {
    station: Station
    tickets: Pick<Tickets, 'queues'>
    live: LiveStream
    kiosks: readonly string[]
    defaultKiosk: string
    facing: Facing
  },
): void {
  app.get(
    '/api/queue',
    {
      config: { permission: 'anybody' },
      schema: { tags: ['queue'], summary: 'How many wait, per queue', response: { 200: QueueReply } },
    },
    async () => {
      const queues = tickets.queues()
      return {
        seq: station.seq(),
        day: station.state().day.open,
        opening: station.opening(),
        queues,
        waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
        calls: [...station.state().queue.recentCalls],
      }
    },
  )

  app.get(
    '/api/live',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['queue'],
        summary: 'Live stream (server-sent events): a snapshot, then deltas',
        querystring: Type.Object({
          kiosk: Type.Optional(Type.String()),
          /** A screen that stands at no kiosk: it hears nothing of anybody's card. */
          screen: Type.Optional(Type.Literal('lobby')),
        }),
        response: { '4xx': Problem },
      },
    },
    async (request, reply) => {
      const kiosk = request.query.kiosk ?? defaultKiosk
      if (!kiosks.includes(kiosk)) {
        return sendProblem(reply, 'unknown-kiosk', `没有叫 ${kiosk} 的自助机，可用：${kiosks.join('、')}。`)
      }
      // Streams last: a single device must not take every place that the screens of a hall need.
      if (facing.at === 'lan' && live.countFrom(request.ip) >= STREAMS_FROM_ONE_ADDRESS)
        return sendProblem(reply, 'too-many-tries', '这台设备打开的屏幕太多了，请关掉一些再试。')
      const last = Number(request.headers['last-event-id'])
      // What a kiosk's reader and scanner see stays in the machine they are plugged into.
      const hears = request.query.screen === 'lobby' || facing.at === 'lan' ? 'everybody' : 'kiosk'
      const lastEventId = Number.isSafeInteger(last) && last > 0 ? last : null
      live.join(reply, { kiosk, hears, address: request.ip, lastEventId })
      return undefined
    },
  )
}
