import { Type } from 'typebox'
import { Opening, QueueView } from '#contract/station.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'

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

/** The public state of the queue: numbers and windows, nothing about people. */
export function queueRoutes(
  app: App,
  {
    station,
    tickets,
  }: { station: Pick<Station, 'seq' | 'state' | 'opening'>; tickets: Pick<Tickets, 'queues'> },
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
}
