import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import type { Paper } from '#contract/paper.ts'
import { DayReport, MonthReport, NowReport, PrintDayBody, PrintDayReply } from '#contract/report.ts'
import type { DayReports } from '#daemon/desks/report/day-report.ts'
import type { MonthReports } from '#daemon/desks/report/month-report.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { openPrintOnce } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import { isRealDay } from '../server/real-day.ts'
import { dayCsv, monthCsv } from '../words/report.ts'

const NO_SUCH_DAY = '没有这一天，请核对日期，写成 2026-11-23 这样。'

/** What a day has come to, for those who look after the station: as a table for Excel, and for the page. */
export function reportRoutes(
  app: App,
  parts: {
    reports: DayReports
    months: MonthReports
    now(): NowReport
    today(): string
    paper(report: DayReport): Paper
    kiosks: Kiosks
    /** Where it comes out unless it is said: the first kiosk with a printer. */
    printingKiosk(): string
    printerFor(kiosk: string): TicketPrinter | undefined
  },
): void {
  const { reports, months, now, today, kiosks } = parts
  const printOnce = openPrintOnce()

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

  app.get(
    '/api/reports/month',
    {
      config: { permission: 'report.read' },
      schema: {
        tags: ['reports'],
        summary:
          'What a month has come to: text/csv for Excel (days, windows, people, visits, agents), or JSON with format=json',
        querystring: Type.Object({
          month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
          format: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('json')])),
        }),
        response: { 200: Type.Unsafe<MonthReport | string>(MonthReport), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { month, format = 'csv' } = request.query
      const report = await months.of(month)
      if (format === 'json') return report
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${month}.csv"`)
        .serializer((body: unknown) => String(body))
        .send(monthCsv(report))
    },
  )

  app.post(
    '/api/reports/day/print',
    {
      config: { permission: 'report.read' },
      schema: {
        tags: ['reports'],
        summary: '日结单 on the slip printer: answers when the printer has said what became of it',
        body: PrintDayBody,
        response: { 200: PrintDayReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, day, kiosk = parts.printingKiosk() } = request.body
      if (!isRealDay(day)) return sendProblem(reply, 'invalid-request', NO_SUCH_DAY)
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const printer = parts.printerFor(kiosk)
      const paper = parts.paper(await reports.of(day))
      return { print: printer ? await printOnce(commandId, paper, printer) : { at: 'none' as const } }
    },
  )
}
