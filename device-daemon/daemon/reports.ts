import { type DayReports, openDayReports } from '#daemon/desks/report/day-report.ts'
import { nowReport } from '#daemon/desks/report/now-report.ts'
import { reportRoutes } from '#daemon/http/routes/reports.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk } from './staff.ts'

/** What days have come to, and who waits now: for those who look after the station. */
export const reports: Feature = (ground) => {
  const { station, settings, rules, guides, clock } = ground
  const { timeZone } = settings.station
  return {
    routes: [
      {
        group: 'staff',
        register: (app) =>
          reportRoutes(app, {
            reports: ground.use(dayReports),
            today: station.today,
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
  const { station, stores, settings, clock } = ground
  const { staff } = ground.use(staffDesk)
  return openDayReports({
    station,
    views: stores.views,
    windows: settings.station.windows,
    nameOf: (account) => staff.byId(account)?.name ?? account,
    timeZone: settings.station.timeZone,
    clock,
  })
}
