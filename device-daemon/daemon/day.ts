import { clockTroubles } from '#daemon/desks/day/clock-troubles.ts'
import { viewsOfEndedDays } from '#daemon/desks/day/ended-days.ts'
import { openMidnight } from '#daemon/desks/day/midnight.ts'
import { dayRoutes } from '#daemon/http/routes/day.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { clockTroubleWords } from '#daemon/http/words/troubles/clock.ts'
import type { Feature, Ground } from './feature.ts'
import { staffGate } from './staff.ts'

/** For questions about days that are over. */
export function endedDays({ station, stores, clock }: Ground): ReturnType<typeof viewsOfEndedDays> {
  return viewsOfEndedDays({ station, views: stores.views, clock })
}

/** The business day: a new one opens by itself, and staff are told of a clock that errs. */
export const day: Feature = async (ground) => {
  const { station, stores, atClose } = ground
  const midnight = await openMidnight(station, stores.node)
  atClose(midnight.close)
  return {
    troubles: () => inWords(clockTroubles(station), clockTroubleWords),
    routes: [{ group: 'staff', register: (app) => dayRoutes(app, { station, gate: ground.use(staffGate) }) }],
  }
}
