import type { DayReport, MonthReport } from '#contract/report.ts'
import type { CaseDesk } from '#daemon/desks/cases/case-desk.ts'
import type { DayReports } from './day-report.ts'

export type MonthReports = {
  /** Of any month, YYYY-MM. */
  of(month: string): Promise<MonthReport>
}

/** What months have come to: the sum of their days, which are worked out one after the other. */
export function openMonthReports({
  reports,
  tally,
  today,
}: {
  reports: DayReports
  tally: CaseDesk['tally']
  today(): string
}): MonthReports {
  return {
    async of(month) {
      const { daysInMonth } = Temporal.PlainYearMonth.from(month)
      const all = Array.from({ length: daysInMonth }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`)
      const days: DayReport[] = []
      for (const day of all) if (day <= today()) days.push(await reports.of(day))
      return { month, days, agents: await tally(`${month}-01`, `${month}-${daysInMonth}`) }
    },
  }
}
