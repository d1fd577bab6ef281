import { openScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import { findTicketTopic } from '#daemon/http/live/topics/find-ticket.ts'
import { findTicketRoutes } from '#daemon/http/routes/find-ticket.ts'
import type { Feature } from './feature.ts'
import { findTicketDesk, placeOfDesk } from './tickets.ts'

/** 查我的号: by number and code, or by the slip before a scanner. */
export const findTicket: Feature = (ground) => {
  const { devices, kiosks, clock, log } = ground
  const find = ground.use(findTicketDesk)
  const placeOf = ground.use(placeOfDesk)
  const scans = openScanDesk({ clock, log, scannerFor: devices.scannerFor, find })
  ground.atClose(scans.close)
  return {
    routes: [
      { group: 'residents', register: (app) => findTicketRoutes(app, { find, placeOf, scans, kiosks }) },
    ],
    topics: [findTicketTopic(scans)],
  }
}
