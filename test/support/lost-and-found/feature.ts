import type { Feature } from '#daemon/daemon/feature.ts'
import { staffGate } from '#daemon/daemon/staff.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { toldWhole } from '#daemon/http/live/told-whole.ts'
import type { SharedTopic } from '#daemon/http/live/topic.ts'
import type { Station } from '#daemon/station.ts'
import type { LostThingsState, lostAndFoundArea } from './area.ts'
import { lostThingRoutes } from './routes.ts'
import { lostThingTroubleWords } from './words.ts'

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
    troubles: () => inWords(lostThingTroubles(station.state().lostAndFound), lostThingTroubleWords),
  }
}

/** Something waits for its owner. */
export type LostThingTrouble = {
  id: 'lost-things'
  at: 'lost-things'
  code: 'lost-things-wait'
  since: string
  count: number
}

function lostThingTroubles(things: LostThingsState): readonly LostThingTrouble[] {
  const waiting = things.filter(({ state }) => state.at === 'shelf')
  const [first] = waiting
  if (first === undefined) return []
  const { since } = first.state
  return [{ id: 'lost-things', at: 'lost-things', code: 'lost-things-wait', since, count: waiting.length }]
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
