import type { DeskView } from '#contract/clerk.ts'
import type { Logger } from 'pino'
import type { Clock } from '#daemon/clock.ts'
import type { Supervisor } from '#daemon/devices/supervisor.ts'
import { minuteOfDay } from '#daemon/domain/station/hours.ts'
import type { PublishedContents } from '#daemon/content/published/contents.ts'
import type { QueueRules } from '#daemon/domain/queue/types.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { Settings } from '#daemon/settings.ts'
import type { Station } from '#daemon/station.ts'
import { type Announcing, openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import { type CardDesk, openCardDesk } from '#daemon/desks/cards/card-desk.ts'
import { openMidnight } from '#daemon/desks/day/midnight.ts'
import { openDayKeys } from '#daemon/desks/cards/day-keys.ts'
import { deskView, staffTicket } from '#daemon/desks/windows/desk-view.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import { type Hall, stationHall } from '#daemon/desks/hall/hall.ts'
import { openPadDesk, type PadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { type PhoneDesk, phoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { openScanDesk, type ScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import { openStaffAudit } from '#daemon/desks/staff/staff-audit.ts'
import { openStaffDesk, type StaffDesk } from '#daemon/desks/staff/staff-desk.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { slipsOf } from '#daemon/desks/tickets/slips.ts'
import { ticketFinder, type TicketFinder } from '#daemon/desks/tickets/ticket-finder.ts'
import { openTickets, type Tickets } from '#daemon/desks/tickets/tickets.ts'
import { openVoice, type Voice } from '#daemon/desks/hall/voice.ts'
import { openWindowDisplays } from '#daemon/desks/windows/window-displays.ts'
import { openPhotos } from '#daemon/store/documents/photos.ts'
import type { Stores } from '#daemon/store/stores.ts'

/** Calls are said twice unless the station says otherwise, and at any hour. */
const VOICE = { times: 2, quiet: null }

/** More than can happen while one call is said. */
const NEWEST_ENTRIES = 200

/** Everything that works between the station's queue and the people and devices around it. */
export type Desks = {
  tickets: Tickets
  cards: CardDesk
  scans: ScanDesk
  findTicket: TicketFinder
  voice: Voice
  staff: StaffDesk
  hall: Hall
  announcing: Announcing
  pads: PadDesk
  phone: PhoneDesk
  /** What a clerk's screen of one window shows. */
  deskOf(windowId: string): DeskView
  /** A ticket of any day as staff see it. */
  staffTicket(ticketId: string): Promise<DeskView['current']>
  /** Waits for the slips that are under way. */
  close(): Promise<void>
}

export async function openDesks(parts: {
  settings: Settings
  stores: Stores
  devices: Supervisor
  guides: Guides
  contents: PublishedContents
  rules: () => QueueRules
  station: Station
  clock: Clock
  log: Logger
}): Promise<Desks> {
  const { settings, stores, devices, guides, contents, rules, station, clock, log } = parts
  const { windows, timeZone } = settings.station

  const tickets = openTickets({ station, rules, clock })
  const slips = await openSlipPrinting({
    station,
    log,
    owns: () => true,
    printerFor: devices.printerFor,
    slipFor: slipsOf(
      {
        appVersion: settings.version,
        timeZone,
        words: () => ({
          stationName: contents.published('station').name,
          sample: contents.published('station').sample,
          catalogueVersion: contents.published('guide').version,
        }),
      },
      rules,
      guides.guide,
      clock.now,
    ),
  })
  const midnight = await openMidnight(station, stores.node)
  const dayKeys = openDayKeys(stores.seal, station, parts)
  const cards = openCardDesk({
    clock,
    log,
    readerFor: devices.readerFor,
    today: station.today,
    dayKey: dayKeys.dayKey,
    fromAge: settings.station.priority.fromAge,
  })
  const findTicket = ticketFinder({ clock, station, tickets, views: stores.views })
  const scans = openScanDesk({ clock, log, scannerFor: devices.scannerFor, find: findTicket })
  const voice = await openVoice(clock, windows, settings.voice)
  const staffAudit = openStaffAudit({ station, clock })
  const staff = openStaffDesk({
    document: stores.staff,
    photos: openPhotos(settings.dataDir),
    clock,
    today: station.today,
    limits: settings.station.staff,
    audit: staffAudit.note,
  })
  const hall = stationHall({ station, windows, plateOf: staff.staff.plateOf })
  const announcing = openAnnouncing({
    station,
    node: stores.node,
    clock,
    log,
    windows,
    voice: settings.station.voice ?? VOICE,
    minuteOfDay: (epochMs) => minuteOfDay(timeZone, epochMs),
    announcer: devices.announcer,
    clipsOf: voice.clipsOfLabel,
  })
  await announcing.settleLost(stores.ledger.read(Math.max(0, station.seq() - NEWEST_ENTRIES)))
  const displays = openWindowDisplays({ station, windows, displayFor: devices.displayFor })
  const pads = openPadDesk({ station, clock, log, listenToPads: devices.listenToPads })

  const time = () => new Date(clock.now()).toISOString()
  return {
    tickets,
    cards,
    scans,
    findTicket,
    voice,
    staff,
    hall,
    announcing,
    pads,
    phone: phoneDesk({
      station,
      tickets,
      stationName: () => contents.published('station').name,
      timeZone,
      windows,
      clock,
    }),
    deskOf: (windowId) =>
      deskView(station.state().queue, windowId, {
        seq: station.seq(),
        now: time(),
        timeZone,
        rules: rules(),
        guideOf: guides.guide,
        windows: hall.windows(),
        queues: tickets.queues(),
        staffCalls: hall.staffCalls(),
        clerks: hall.atWork(),
      }),
    async staffTicket(ticketId) {
      const facts = { rules: rules(), now: time(), guideOf: guides.guide }
      const record = station.state().queue.tickets.get(ticketId)
      if (record !== undefined) return staffTicket(record, facts)
      await stores.views.catchUp(ticketProjection)
      const past = stores.views.of(ticketProjection).byId(ticketId)
      return past === undefined ? null : staffTicket(past.record, facts)
    },
    async close() {
      cards.close()
      scans.close()
      voice.close()
      announcing.close()
      displays.close()
      pads.close()
      dayKeys.close()
      staffAudit.close()
      midnight.close()
      await slips.close()
    },
  }
}
