import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import { DayReport, NowReport } from '#contract/report.ts'
import type { DayReports } from '#daemon/desks/report/day-report.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { isRealDay } from '../server/real-day.ts'
import { dayCsv } from '../words/report.ts'

const NO_SUCH_DAY = '没有这一天，请核对日期，写成 2026-11-23 这样。'

/** What a day has come to, for those who look after the station: as a table for Excel, and for the page. */
export function reportRoutes(
  app: App,
  { reports, now, today }: { reports: DayReports; now(): NowReport; today(): string },
): void {
  app.get(
    '/api/reports/now',
    {
      config: { permission: 'report.read' },
      schema: {
        tags: ['reports'],
        summary: 'Who waits at this moment, in the order in which they will be called',
        response: { 200: NowReport, '4xx': Problem },
      },
    },
    async () => now(),
  )

  app.get(
    '/api/reports/day',
    {
      config: { permission: 'report.read' },
      schema: {
        tags: ['reports'],
        summary:
          'What a day has come to: text/csv for Excel, or JSON with format=json; today unless a day is named',
        querystring: Type.Object({
          day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
          format: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('json')])),
        }),
        response: { 200: Type.Unsafe<DayReport | string>(DayReport), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { day = today(), format = 'csv' } = request.query
      if (!isRealDay(day)) return sendProblem(reply, 'invalid-request', NO_SUCH_DAY)
      const report = await reports.of(day)
      if (format === 'json') return report
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${day}.csv"`)
        .serializer((body: unknown) => String(body))
        .send(dayCsv(report))
    },
  )
}
