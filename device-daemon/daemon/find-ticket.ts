import { openScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import { type TicketFinder, ticketFinder } from '#daemon/desks/tickets/ticket-finder.ts'
import { scansTopic } from '#daemon/http/live/topics/find-ticket.ts'
import { findRoutes } from '#daemon/http/routes/find-ticket.ts'
import type { Feature, Ground } from './feature.ts'
import { stationTickets } from './tickets.ts'

/** 查我的号: by number and code, or by the slip before a scanner. */
export const findTicket: Feature = (ground) => {
  const { devices, kiosks, clock, log } = ground
  const find = ground.use(ticketSearch)
  const scans = openScanDesk({ clock, log, scannerFor: devices.scannerFor, find })
  ground.atClose(scans.close)
  return {
    routes: [{ group: 'residents', register: (app) => findRoutes(app, { find, scans, kiosks }) }],
    topics: [scansTopic(scans)],
  }
}

/** One for all who look, so that wrong tries are counted together. */
export function ticketSearch(ground: Ground): TicketFinder {
  const { clock, station, stores } = ground
  return ticketFinder({ clock, station, tickets: ground.use(stationTickets), views: stores.views })
}
