import { type DayReports, openDayReports } from '#daemon/desks/report/day-report.ts'
import { dayPaper } from '#daemon/desks/report/day-paper.ts'
import { openMonthReports } from '#daemon/desks/report/month-report.ts'
import { nowReport } from '#daemon/desks/report/now-report.ts'
import { reportRoutes } from '#daemon/http/routes/reports.ts'
import { caseDesk } from './cases.ts'
import { endedDays } from './day.ts'
import { printsAt } from './devices.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk } from './staff.ts'

/** What days have come to, and who waits now: for those who look after the station. */
export const reports: Feature = (ground) => {
  const { station, settings, rules, guides, clock, contents, devices, kiosks } = ground
  const prints = ground.use(printsAt)
  const { timeZone } = settings.station
  const timeOf = (instant: string) =>
    Temporal.Instant.from(instant)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  return {
    routes: [
      {
        group: 'staff',
        register: (app) =>
          reportRoutes(app, {
            reports: ground.use(dayReports),
            months: openMonthReports({
              reports: ground.use(dayReports),
              tally: ground.use(caseDesk).tally,
              today: station.today,
            }),
            today: station.today,
            paper: (report) => {
              const { name: stationName, sample } = contents.published('station')
              return dayPaper(report, { stationName, sample, timeOf })
            },
            kiosks,
            printingKiosk: () => kiosks.ids.find(prints) ?? kiosks.first,
            printerFor: devices.printerFor,
            now: () =>
              nowReport(station.state().queue, {
                seq: station.seq(),
                now: new Date(station.now()).toISOString(),
                time: new Date(clock.now()).toISOString(),
                day: station.today(),
                timeZone,
                rules: rules(),
                guideOf: guides.guide,
              }),
          }),
      },
    ],
  }
}

function dayReports(ground: Ground): DayReports {
  const { station, settings, service, clock } = ground
  const { staff } = ground.use(staffDesk)
  return openDayReports({
    station,
    views: ground.use(endedDays),
    windows: () => service().windows,
    nameOf: (account) => staff.byId(account)?.name ?? account,
    timeZone: settings.station.timeZone,
    clock,
  })
}
