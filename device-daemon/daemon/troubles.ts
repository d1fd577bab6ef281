import { type SeenTroubles, openSeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import { troublesTopic } from '#daemon/http/live/topics/troubles.ts'
import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { contentsTroubleWords } from '#daemon/http/words/troubles/contents.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** What staff have to see to, from every part of the station. */
export const troubles: Feature = (ground) => {
  const { contents, devices, station } = ground
  const seen = ground.use(seenTroubles)
  const gate = ground.use(staffGate)
  return {
    troubles: () => inWords(contents.troubles(), contentsTroubleWords),
    routes: [{ group: 'staff', register: (app) => troubleRoutes(app, { seen, gate }) }],
    topics: [
      troublesTopic(seen.troubles, (look) => {
        devices.onChange(look)
        contents.onChanged(look)
        seen.onSeen(look)
        // The clock, the disk and files with faults tell of nothing by themselves.
        station.onTick(look)
      }),
    ],
  }
}

/** The one list of them, wherever it is shown. */
export function seenTroubles(ground: Ground): SeenTroubles {
  const { staff } = ground.use(staffDesk)
  return openSeenTroubles({
    troubles: ground.troubles,
    nameOf: (account) => staff.byId(account)?.name ?? account,
  })
}
