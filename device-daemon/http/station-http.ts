import type { Logger } from 'pino'
import type { DeviceView } from '#contract/device.ts'
import type { Guide } from '#contract/guide.ts'
import type { Paper } from '#contract/paper.ts'
import type { Places } from '#contract/places.ts'
import type { HomeModel, KioskView, StationNow, StationView } from '#contract/station.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { Station } from '#daemon/station.ts'
import type { StationBoard } from '#daemon/station/board.ts'
import type { CardDesk } from '#daemon/station/card-desk.ts'
import type { ScanDesk } from '#daemon/station/scan-desk.ts'
import type { TicketFinder } from '#daemon/station/ticket-finder.ts'
import type { Guides } from '#daemon/station/guides.ts'
import type { Hall } from '#daemon/station/hall.ts'
import type { Entry } from '#daemon/store/ledger.ts'
import { type App, createApp } from './app.ts'
import { boardRoutes } from './board-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { deviceRoutes } from './device-routes.ts'
import { describeApi } from './docs.ts'
import { findRoutes } from './find-routes.ts'
import { guidePrintRoutes } from './guide-print-routes.ts'
import { guideRoutes } from './guide-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { liveEvents } from './live-events.ts'
import { type LiveStream, createLiveStream } from './live.ts'
import { pages } from './pages.ts'
import { placeRoutes } from './place-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { ticketRoutes } from './ticket-routes.ts'
import { type VoiceParts, voiceRoutes } from './voice-routes.ts'

export type StationHttpParts = {
  log: Logger
  clock: Clock
  version: string
  station: Station
  stationView: StationView
  timeZone: string
  defaultQueueId: string
  kiosks: readonly { id: string; mmPerPx: number }[]
  guides: Guides
  /** A guide as it is printed today. */
  guidePaper(guide: Guide): Paper
  printerFor(kiosk: string): TicketPrinter | undefined
  board: StationBoard
  places: Places
  common: HomeModel['common']
  uiDir: string
  devices(): DeviceView[]
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
  /** Routes that exist only while every device is simulated; null otherwise. */
  bench: ((app: App) => Promise<void>) | null
}

const BENCH_PAGE: [path: string, file: string] = ['/bench', 'bench/index.html']

export type StationHttp = { app: App; live: LiveStream }

/** Everything the daemon answers over HTTP, on one listener. */
export async function openStationHttp(parts: StationHttpParts): Promise<StationHttp> {
  const { station, clock } = parts
  const kioskIds = parts.kiosks.map((kiosk) => kiosk.id)
  const defaultKiosk = must(kioskIds[0])
  const app = await createApp(parts.log)

  const current = (): StationNow => ({
    now: new Date(clock.now()).toISOString(),
    timeZone: parts.timeZone,
    opening: station.opening(),
    queues: station.queues(),
    defaultQueueId: parts.defaultQueueId,
  })
  const kioskView = (id: string): KioskView => ({
    id,
    mmPerPx: must(parts.kiosks.find((kiosk) => kiosk.id === id)).mmPerPx,
    printer: parts.printerView(id),
    cardReader: parts.cardReaderView(id),
    codeScanner: parts.codeScannerView(id),
  })

  const live = createLiveStream(clock, (kiosk) => ({
    seq: station.seq(),
    event: {
      event: 'snapshot',
      data: {
        v: 1,
        seq: station.seq(),
        ...current(),
        station: parts.stationView,
        kiosk: kioskView(kiosk),
        ...parts.board.brief(),
        windows: parts.hall.windows(),
        staffCalls: parts.hall.staffCalls(),
        calls: [...station.state().recentCalls],
      },
    },
  }))
  publishToScreens(parts, live, kioskView)

  await describeApi(app, parts.version)
  ticketRoutes(app, {
    station,
    defaultKiosk,
    kiosks: kioskIds,
    printsAt: (kiosk) => parts.printerView(kiosk).at !== 'none',
    pastTicket: parts.pastTicket,
    find: parts.find,
    cards: parts.cards,
  })
  cardRoutes(app, { cards: parts.cards, kiosks: kioskIds, defaultKiosk })
  findRoutes(app, { find: parts.findTicket, scans: parts.scans, kiosks: kioskIds, defaultKiosk })
  queueRoutes(app, { station, live, kiosks: kioskIds, defaultKiosk })
  guideRoutes(app, parts.guides)
  guidePrintRoutes(app, {
    guide: parts.guides.guide,
    paper: parts.guidePaper,
    kiosks: kioskIds,
    defaultKiosk,
    printerFor: parts.printerFor,
  })
  boardRoutes(app, parts.board)
  placeRoutes(app, parts.places)
  voiceRoutes(app, parts.voice)
  deviceRoutes(app, parts.devices)
  healthRoutes(app, { station, live, version: parts.version, devices: parts.devices })
  await parts.bench?.(app)
  await pages(app, {
    uiDir: parts.uiDir,
    kiosks: kioskIds,
    defaultKiosk,
    homeModel: (kiosk) => ({
      station: parts.stationView,
      kiosk: kioskView(kiosk),
      current: current(),
      common: parts.common,
      itemCount: parts.guides.list.guides.length,
      ...parts.board.brief(),
      version: parts.version,
    }),
    others: new Map([['/board', 'board/index.html'], ...(parts.bench ? [BENCH_PAGE] : [])]),
  })
  return { app, live }
}

/** Tells every screen what changed: each ledger entry once, and what is not in the ledger (hours, devices). */
function publishToScreens(
  { station, clock, kiosks, board, cards, scans, hall, onDevicesChanged }: StationHttpParts,
  live: LiveStream,
  kioskView: (id: string) => KioskView,
): void {
  let queuesTold = ''
  let windowsTold = JSON.stringify(hall.windows())
  let staffCallsTold = JSON.stringify(hall.staffCalls())
  station.onPublished(({ entries }) => {
    const state = station.state()
    const queues = station.queues()
    const queuesNow = JSON.stringify(queues)
    const windows = hall.windows()
    const windowsNow = JSON.stringify(windows)
    const staffCalls = hall.staffCalls()
    const staffCallsNow = JSON.stringify(staffCalls)
    for (const [i, entry] of entries.entries()) {
      const events = entry.events.flatMap((event) => liveEvents(event, state))
      // These are as they stand after the whole batch, so they go with its last entry.
      const last = i === entries.length - 1
      if (last && windowsNow !== windowsTold) {
        windowsTold = windowsNow
        events.push({ event: 'windows-changed', data: { windows } })
      }
      if (last && staffCallsNow !== staffCallsTold) {
        staffCallsTold = staffCallsNow
        events.push({ event: 'staff-calls-changed', data: { staffCalls } })
      }
      if (last && queuesNow !== queuesTold) {
        queuesTold = queuesNow
        events.push({ event: 'queues-changed', data: { queues } })
      }
      live.publish(entry.seq, events)
    }
  })
  station.onOpeningChanged((opening) => {
    live.tell(null, { event: 'opening-changed', data: { now: new Date(clock.now()).toISOString(), opening } })
  })
  cards.onEvent((kiosk, event) => live.tell(kiosk, event))
  scans.onScan((kiosk, data) => live.tell(kiosk, { event: 'code-scanned', data }))
  board.onChanged(() => {
    live.tell(null, { event: 'board-changed', data: { day: board.today(), ...board.brief() } })
  })
  onDevicesChanged(() => {
    for (const { id } of kiosks) live.tell(id, { event: 'kiosk-changed', data: { kiosk: kioskView(id) } })
  })
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a station has at least one kiosk; settings guarantee it')
  return value
}
