import type { Logger } from 'pino'
import type { DeskView, StaffTicket } from '#contract/clerk.ts'
import type { DeviceView } from '#contract/device.ts'
import type { Guide } from '#contract/guide.ts'
import type { Paper } from '#contract/paper.ts'
import type { Places } from '#contract/places.ts'
import type { HomeModel, KioskView, StationNow, StationView } from '#contract/station.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { Station } from '#daemon/station.ts'
import type { ContentKind } from '#contract/contents.ts'
import type { StationBoard } from '#daemon/content/published/board.ts'
import type { CardDesk } from '#daemon/desks/cards/card-desk.ts'
import type { PhoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import type { ScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import type { Announcing } from '#daemon/desks/hall/announcing.ts'
import type { PadDesk } from '#daemon/desks/pads/pad-desk.ts'
import type { StaffDesk } from '#daemon/desks/staff/staff-desk.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { TicketFinder } from '#daemon/desks/tickets/ticket-finder.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { Hall } from '#daemon/desks/hall/hall.ts'
import type { Entry, Space } from '#daemon/store/ledger/port.ts'
import type { App, Facing } from './app.ts'
import { announcementRoutes } from '../routes/announcements.ts'
import { boardRoutes } from '../routes/board.ts'
import { cardRoutes } from '../routes/cards.ts'
import { deviceRoutes } from '../routes/devices.ts'
import { describeApi } from './docs.ts'
import { findRoutes } from '../routes/find-ticket.ts'
import { guidePrintRoutes } from '../routes/guide-print.ts'
import { guideRoutes } from '../routes/guides.ts'
import { aliveRoute, keeperRoutes } from '../routes/health.ts'
import { type Area, type Listeners, type ListenerSettings, openListeners } from './listeners.ts'
import { type LiveStream, createLiveStream } from '../live/event-stream.ts'
import { type RenderHome, assets, filePages, homePage } from './pages.ts'
import { phoneRoutes } from '../routes/phone.ts'
import { photoRoutes } from '../routes/photos.ts'
import { placeRoutes } from '../routes/places.ts'
import { queueRoutes } from '../routes/queue.ts'
import { publishToScreens } from '../live/screens.ts'
import { sessionRoutes } from '../routes/session.ts'
import { kioskStaffCallRoutes, staffCallRoutes } from '../routes/staff-calls.ts'
import { openStaffGate } from '../staff/gate.ts'
import { staffRoutes } from '../routes/staff.ts'
import { ticketRoutes } from '../routes/tickets.ts'
import { type VoiceParts, voiceRoutes } from '../routes/voice.ts'
import { windowRoutes } from '../routes/windows.ts'
import { troubleRoutes } from '../routes/troubles.ts'

export type StationHttpParts = {
  log: Logger
  clock: Clock
  version: string
  station: Station
  tickets: Tickets
  /** These, the places and the common errands as they are published now. */
  stationView(): StationView
  timeZone: string
  defaultQueueId: string
  kiosks: readonly { id: string; mmPerPx: number }[]
  guides: Guides
  /** A guide as it is printed today. */
  guidePaper(guide: Guide): Paper
  printerFor(kiosk: string): TicketPrinter | undefined
  board: StationBoard
  places(): Places
  common(): HomeModel['common']
  /** What staff have to see to. */
  troubles(): readonly Trouble[]
  onContentsChanged(listener: (kinds: readonly ContentKind[]) => void): void
  uiDir: string
  renderHome: RenderHome
  devices(): DeviceView[]
  ledgerSpace(): Space
  printerView(kiosk: string): KioskView['printer']
  cardReaderView(kiosk: string): KioskView['cardReader']
  cards: CardDesk
  codeScannerView(kiosk: string): KioskView['codeScanner']
  scans: ScanDesk
  findTicket: TicketFinder
  hall: Hall
  voice: VoiceParts
  onDevicesChanged(listener: () => void): void
  pastTicket(ticketId: string): Promise<Ticket | undefined>
  find(commandId: string): Promise<Entry | undefined>
  announcing: Announcing
  pads: PadDesk
  desk: StaffDesk
  deskOf(windowId: string): DeskView
  /** Of any day. */
  staffTicket(ticketId: string): Promise<StaffTicket | null>
  listeners: readonly ListenerSettings[]
  /** Routes that exist only while every device is simulated; null otherwise. */
  bench: ((app: App) => Promise<void>) | null
  /** Every screen in every state, for people who work on them; null at a station that serves residents. */
  gallery: ((app: App) => Promise<void>) | null
  /** What a resident's own phone may see; heard on the phones' listener alone. */
  phone: PhoneDesk
}

export type StationHttp = { listeners: Listeners; live: LiveStream }

/** Everything the daemon answers over HTTP: which routes belong to which area. What is heard where: see listeners.ts. */
export async function openStationHttp(parts: StationHttpParts): Promise<StationHttp> {
  const { station, tickets, clock, uiDir, hall } = parts
  const { staff, sessions, signIn, photos, idleSeconds } = parts.desk
  const kioskIds = parts.kiosks.map((kiosk) => kiosk.id)
  const defaultKiosk = must(kioskIds[0])
  const gate = openStaffGate(sessions, parts.desk.permissionsOf)

  const current = (): StationNow => ({
    now: new Date(clock.now()).toISOString(),
    timeZone: parts.timeZone,
    opening: station.opening(),
    queues: tickets.queues(),
    defaultQueueId: parts.defaultQueueId,
  })
  const kioskView = (id: string): KioskView => ({
    id,
    mmPerPx: must(parts.kiosks.find((kiosk) => kiosk.id === id)).mmPerPx,
    printer: parts.printerView(id),
    cardReader: parts.cardReaderView(id),
    codeScanner: parts.codeScannerView(id),
  })

  const live = createLiveStream(clock, station.seq, (kiosk) => ({
    event: 'snapshot',
    data: {
      v: 1,
      seq: station.seq(),
      ...current(),
      station: parts.stationView(),
      kiosk: kioskView(kiosk),
      common: parts.common(),
      itemCount: parts.guides.list().guides.length,
      ...parts.board.brief(),
      windows: hall.windows(),
      staffCalls: hall.staffCalls(),
      calls: [...station.state().queue.recentCalls],
    },
  }))
  publishToScreens(parts, live, kioskView)

  const areas: Record<Area, (app: App, facing: Facing) => Promise<void> | void> = {
    async public(app, facing) {
      await assets(app, uiDir)
      aliveRoute(app, parts.version)
      queueRoutes(app, { station, tickets, live, kiosks: kioskIds, defaultKiosk, facing })
      boardRoutes(app, parts.board)
      voiceRoutes(app, parts.voice)
    },
    async residents(app) {
      ticketRoutes(app, {
        station,
        tickets,
        defaultKiosk,
        kiosks: kioskIds,
        printsAt: (kiosk) => parts.printerView(kiosk).at !== 'none',
        pastTicket: parts.pastTicket,
        find: parts.find,
        cards: parts.cards,
        findTicket: parts.findTicket,
      })
      cardRoutes(app, { cards: parts.cards, kiosks: kioskIds, defaultKiosk })
      findRoutes(app, { find: parts.findTicket, scans: parts.scans, kiosks: kioskIds, defaultKiosk })
      guideRoutes(app, parts.guides)
      guidePrintRoutes(app, {
        guide: parts.guides.guide,
        paper: parts.guidePaper,
        kiosks: kioskIds,
        defaultKiosk,
        printerFor: parts.printerFor,
      })
      placeRoutes(app, parts.places)
      deviceRoutes(app, parts.devices)
      kioskStaffCallRoutes(app, { station, hall, kiosks: kioskIds, defaultKiosk })
      await homePage(app, {
        uiDir,
        renderHome: parts.renderHome,
        kiosks: kioskIds,
        defaultKiosk,
        homeModel: (kiosk) => ({
          station: parts.stationView(),
          kiosk: kioskView(kiosk),
          current: current(),
          common: parts.common(),
          itemCount: parts.guides.list().guides.length,
          ...parts.board.brief(),
          version: parts.version,
        }),
      })
    },
    async staff(app) {
      sessionRoutes(app, { gate, sessions, signIn, staff, idleSeconds })
      photoRoutes(app, { gate, staff, photos })
      staffRoutes(app, { staff, sessions })
      staffCallRoutes(app, { station, hall, gate, clerks: staff.active })
      windowRoutes(app, {
        station,
        hall,
        gate,
        desk: parts.deskOf,
        staffTicket: parts.staffTicket,
        printingKiosk: () => kioskIds.find((kiosk) => parts.printerView(kiosk).at !== 'none') ?? defaultKiosk,
      })
      troubleRoutes(app, { troubles: parts.troubles })
      announcementRoutes(app, parts.announcing)
      const isWindow = (id: string) => parts.stationView().windows.some((window) => window.id === id)
      await filePages(app, uiDir, [
        { path: '/board', file: 'board/index.html' },
        { path: '/hall', file: 'hall/index.html' },
        { path: '/window/:id', file: 'window/index.html', known: isWindow },
        { path: '/clerk', file: 'clerk/index.html' },
        { path: '/admin', file: 'admin/index.html' },
      ])
    },
    async keeper(app) {
      keeperRoutes(app, {
        station,
        tickets,
        live,
        devices: parts.devices,
        ledgerSpace: parts.ledgerSpace,
        troubles: parts.troubles,
      })
      await parts.gallery?.(app)
      if (parts.bench === null) return
      await parts.bench(app)
      await filePages(app, uiDir, [{ path: '/bench', file: 'bench/index.html' }])
    },
    phone: (app) => phoneRoutes(app, { desk: parts.phone, clock, uiDir }),
  }
  const listeners = await openListeners(parts, parts.listeners, gate.admit, areas, (app) =>
    describeApi(app, parts.version),
  )
  return { listeners, live }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a station has at least one kiosk; settings guarantee it')
  return value
}
