import { HolidaysReply, WorkingDayQuery, WorkingDayReply } from '#contract/calendar.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { calendarProblems } from '../words/calendar.ts'

type WorkingDay = { at: 'known'; date: string } | { at: 'unknown-year'; year: number } | { at: 'no-such-day' }

/** Which days are worked, for everybody: receipts, dates that are due, pages of the city. */
export function calendarRoutes(
  app: App,
  {
    workingDay,
    tables,
  }: { workingDay(from: string, days: number): WorkingDay; tables(): HolidaysReply['tables'] },
): void {
  app.get(
    '/api/calendar/holidays',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['station'],
        summary: 'Public holidays and make-up workdays of every year that is known',
        response: { 200: HolidaysReply },
      },
    },
    async () => ({ tables: tables() }),
  )

  app.get(
    '/api/calendar/working-day',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['station'],
        summary: 'The working day so many days on, by the notices of public holidays',
        querystring: WorkingDayQuery,
        response: { 200: WorkingDayReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { from, days } = request.query
      const found = workingDay(from, Number(days))
      switch (found.at) {
        case 'known':
          return { date: found.date }
        case 'unknown-year':
          return sendProblem(
            reply,
            { own: 'unknown-year', status: 422 },
            calendarProblems.unknownYear(found.year),
          )
        case 'no-such-day':
          return sendProblem(reply, 'invalid-request', calendarProblems.noSuchDay(from))
      }
    },
  )
}
