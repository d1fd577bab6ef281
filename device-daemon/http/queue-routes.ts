import { Type } from 'typebox'
import { Opening, QueueView } from '#contract/station.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from './app.ts'
import type { LiveStream } from './live.ts'
import { sendProblem } from './problems.ts'
import { Problem } from '#contract/problem.ts'

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
    live,
    kiosks,
    defaultKiosk,
    mayHear,
  }: {
    station: Station
    live: LiveStream
    kiosks: readonly string[]
    defaultKiosk: string
    /** Whether a stream may be told of a kiosk's cards and scans at all. */
    mayHear: 'kiosk' | 'everybody'
  },
): void {
  app.get(
    '/api/queue',
    { schema: { tags: ['queue'], summary: 'How many wait, per queue', response: { 200: QueueReply } } },
    async () => {
      const queues = station.queues()
      return {
        seq: station.seq(),
        day: station.state().day,
        opening: station.opening(),
        queues,
        waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
        calls: [...station.state().recentCalls],
      }
    },
  )

  app.get(
    '/api/live',
    {
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
      const last = Number(request.headers['last-event-id'])
      const hears = request.query.screen === 'lobby' ? 'everybody' : mayHear
      live.join(reply, { kiosk, hears, lastEventId: Number.isSafeInteger(last) && last > 0 ? last : null })
      return undefined
    },
  )
}
