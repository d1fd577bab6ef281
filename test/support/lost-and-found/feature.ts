import type { Feature } from '#daemon/daemon/feature.ts'
import { staffGate } from '#daemon/daemon/staff.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import { toldWhole } from '#daemon/http/live/told-whole.ts'
import type { SharedTopic } from '#daemon/http/live/topic.ts'
import type { Station } from '#daemon/station.ts'
import type { lostAndFoundArea } from './area.ts'
import { lostThingRoutes } from './routes.ts'

export type LostAndFoundStation = Station<readonly [...Areas, typeof lostAndFoundArea]>

/** The sample area's routes and live topic. */
export const lostAndFoundFeature: Feature = (ground) => {
  // A product's area is in the list that types the station; this one joins a station that is typed without it.
  const station = ground.station as unknown as LostAndFoundStation
  const gate = ground.use(staffGate)
  return {
    routes: [
      {
        group: 'staff',
        register: (app) => lostThingRoutes(app, { station, views: ground.stores.views, gate }),
      },
    ],
    topics: [lostThingsTopic(station)],
  }
}

/** What lies here, for staff alone: the finder's words may say too much of a person. */
const lostThingsTopic = (station: LostAndFoundStation): SharedTopic => {
  const lostThings = () => station.state().lostAndFound
  return {
    name: 'lost-things',
    audience: 'staff',
    snapshot: () => ({ lostThings: lostThings() }),
    deltas: toldWhole(lostThings, (things) => ({
      event: 'lost-things-changed',
      data: { lostThings: things },
    })),
  }
}
