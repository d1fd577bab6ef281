import type { HolidaysReply } from '#contract/calendar.ts'
import type { ConfirmDayBody, DayReply } from '#contract/day.ts'
import type { AddExceptionBody, DayPressBody, OpeningReply, StopIssuingBody } from '#contract/opening.ts'
import type { DayReport, NowReport, PrintDayBody, PrintDayReply } from '#contract/report.ts'
import type { Asks, ById, Sends } from './route.ts'

/** The day: opening, figures, holidays. */
export type DayRoutes = {
  'POST /api/day/confirm': Sends<ConfirmDayBody, DayReply>
  'POST /api/day/stop-issuing': Sends<StopIssuingBody, OpeningReply>
  'POST /api/day/resume-issuing': Sends<DayPressBody, OpeningReply>
  'POST /api/day/exceptions': Sends<AddExceptionBody, OpeningReply>
  'POST /api/day/exceptions/:id/withdraw': Sends<DayPressBody, OpeningReply, ById>
  'GET /api/reports/now': Asks<NowReport>
  'GET /api/reports/day?format=json&day=:day': Asks<DayReport, { day: string }>
  'POST /api/reports/day/print': Sends<PrintDayBody, PrintDayReply>
  'GET /api/calendar/holidays': Asks<HolidaysReply>
}
