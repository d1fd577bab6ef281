import { openAcknowledgedTroubles } from '#daemon/desks/troubles/acknowledged-troubles.ts'
import { type Namer, openSeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import { takeOversAsked } from '#daemon/domain/queue/take-over.ts'
import { troublesTopic } from '#daemon/http/live/topics/troubles.ts'
import { sessionAwaitsRoutes } from '#daemon/http/routes/session-awaits.ts'
import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** What staff have to see to, from every part of the station. */
export const troubles: Feature = (ground) => {
  const { contents, devices, station } = ground
  const desk = ground.use(troublesDesk)
  const gate = ground.use(staffGate)
  return {
    routes: [
      {
        group: 'staff',
        register(app) {
          troubleRoutes(app, { desk, gate })
          sessionAwaitsRoutes(app, {
            gate,
            troubles: desk.troubles,
            isAskedToHandOver: (account) =>
              takeOversAsked(station.state().queue).some(({ asked }) => asked.from === account),
          })
        },
      },
    ],
    topics: [
      troublesTopic(desk.troubles, (look) => {
        devices.onChange(look)
        contents.onChanged(look)
        desk.onSeen(look)
        station.onEntries((entries) => {
          const isSaid = entries.some(({ events }) => events.some(({ type }) => type.startsWith('trouble-')))
          if (isSaid) look()
        })
        // The clock, the disk, screens and files with faults tell of nothing by themselves.
        station.onTick(look)
      }),
    ],
  }
}

/** The one list of them, wherever it is shown. */
export function troublesDesk(ground: Ground) {
  const { station, stores, clock, service } = ground
  const { staff } = ground.use(staffDesk)
  const named: Namer = ({ account, window }) => ({
    clerk: account,
    name: staff.byId(account)?.name ?? account,
    window: service().windows.find(({ id }) => id === window)?.label ?? null,
  })
  const seen = openSeenTroubles({ troubles: ground.troubles, clock, named })
  const acknowledged = openAcknowledgedTroubles({
    station,
    node: stores.node,
    clock,
    troubles: seen.troubles,
    named,
  })
  ground.atClose(acknowledged.close)
  return {
    troubles: acknowledged.troubles,
    acknowledge: acknowledged.acknowledge,
    see: seen.see,
    onSeen: seen.onSeen,
  }
}
