import { openDisplayDesk } from '#daemon/desks/displays/display-desk.ts'
import { displayRoutes } from '#daemon/http/routes/displays.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** Screens of the LAN that the station trusts. */
export const displays: Feature = (ground) => {
  const { live, station, fingerprint } = ground
  const desk = ground.use(displayDesk)
  const { staff } = ground.use(staffDesk)
  // One that is trusted no longer comes back as a stranger.
  station.onEntries((entries) => {
    for (const { events } of entries)
      for (const event of events) if (event.type === 'display-removed') live.endDisplay(event.id)
  })
  return {
    routes: [
      {
        group: 'staff',
        register: (app, facing) =>
          displayRoutes(app, {
            desk,
            live,
            gate: ground.use(staffGate),
            facing,
            fingerprint,
            nameOf: (account) => staff.byId(account)?.name ?? account,
          }),
      },
    ],
  }
}

export const displayDesk = ({ station, clock }: Ground) => openDisplayDesk({ station, clock })
