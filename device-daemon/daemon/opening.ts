import type { OpeningReply } from '#contract/opening.ts'
import { openingView } from '#daemon/desks/opening/opening-view.ts'
import { openStopBeforeClosing } from '#daemon/desks/opening/stop-before-closing.ts'
import { openingTopic } from '#daemon/http/live/topics/opening.ts'
import { openingRoutes } from '#daemon/http/routes/opening.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'
import { stationTickets } from './tickets.ts'

/** When the station takes people: 停止取号, and days on which its hours differ. */
export const opening: Feature = (ground) => {
  const { station, settings, stores, atClose } = ground
  const view = ground.use(openingNow)
  const watching = openStopBeforeClosing({
    station,
    queues: ground.use(stationTickets).queues,
    timeZone: settings.station.timeZone,
    node: stores.node,
  })
  atClose(watching.close)
  return {
    routes: [
      {
        group: 'staff',
        register: (app) => openingRoutes(app, { station, gate: ground.use(staffGate), view }),
      },
    ],
    topics: [openingTopic(view)],
  }
}

/** As staff see it now. */
function openingNow(ground: Ground): () => OpeningReply {
  const { staff } = ground.use(staffDesk)
  return () => openingView(ground.station.state().opening, (account) => staff.byId(account)?.name ?? account)
}
