import { PastTicketsQuery, PastTicketsReply } from '#contract/past-ticket.ts'
import { Problem } from '#contract/problem.ts'
import type { PastTickets } from '#daemon/desks/tickets/past-tickets.ts'
import type { App } from '../server/app.ts'

/** What was: tickets of any day that is kept, and how they went. */
export function pastTicketRoutes(app: App, parts: { find: PastTickets; openDay(): string }): void {
  app.get(
    '/api/past-tickets',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['tickets'],
        summary: 'Tickets that ended on a day, or that a number, a 查询码 or a slip leads to',
        querystring: PastTicketsQuery,
        response: { 200: PastTicketsReply, '4xx': Problem },
      },
    },
    async ({ query: { q, at = 'done', day } }) => ({
      tickets: [
        ...(await parts.find(
          q === undefined
            ? { at: 'ended', ended: at, day: day ?? parts.openDay() }
            : { at: 'text', text: q, day: day ?? null },
        )),
      ],
    }),
  )
}
