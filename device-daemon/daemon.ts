import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { type Clock, systemClock } from './clock.ts'
import { profileReader } from './devices/profiles.ts'
import type { DriverRegistry } from './devices/registry.ts'
import { openSimulator } from './devices/simulators/registry.ts'
import type { Simulator } from './devices/simulators/simulator.ts'
import { type Supervisor, superviseDevices } from './devices/supervisor.ts'
import { openWire } from './devices/wires/open-wire.ts'
import { guidePaper } from './domain/guides/guide-paper.ts'
import { placesView } from './domain/places/places.ts'
import { queueRules } from './domain/station/queue-rules.ts'
import { stationView } from './domain/station/station-view.ts'
import { benchRoutes } from './http/bench-routes.ts'
import { listenersOf, staffHosts } from './http/listeners.ts'
import { type StationHttp, openStationHttp } from './http/station-http.ts'
import type { Settings } from './settings.ts'
import type { WireConfig } from './settings/devices.ts'
import { type Station, openStation } from './station.ts'
import { type StationBoard, stationBoard } from './station/board.ts'
import { stationCalendar } from './station/calendar.ts'
import { type CardDesk, openCardDesk } from './station/card-desk.ts'
import { type DayKeys, openDayKeys } from './station/day-keys.ts'
import { cardReaderView, codeScannerView, deviceView, printerView } from './station/device-views.ts'
import { type Guides, stationGuides } from './station/guides.ts'
import { stationHall } from './station/hall.ts'
import { phoneDesk } from './station/phone-desk.ts'
import { type ScanDesk, openScanDesk } from './station/scan-desk.ts'
import { slipsOf } from './station/slips.ts'
import { type StaffDesk, openStaffDesk } from './station/staff-desk.ts'
import { type TicketFinder, ticketFinder } from './station/ticket-finder.ts'
import { openVoice, type Voice } from './station/voice.ts'
import { type StationCertificate, ownCertificate } from './store/certificate.ts'
import { openPhotos } from './store/photos.ts'
import { type Stores, openStores } from './store/stores.ts'

/** A running station: everything `main.ts` started and has to stop. */
export type Daemon = {
  port: number
  /** What a person may open, with a name for it. */
  pages: readonly { url: string; title: string }[]
  /** Accounts this start has made, with PINs that are told once: they count until `firstAccountsTold`. */
  firstAccounts: readonly { name: string; pin: string }[]
  firstAccountsTold(): Promise<void>
  /** SHA-256 of the certificate the station made for itself; null without one. */
  fingerprint: string | null
  /** Resolves when it cannot go on: after a failed write a later one may lie, so only a new start tells what is on disk. */
  broken: Promise<string>
  /** Takes no more commands, lets the printer finish, writes the snapshot, gives the lock back. */
  stop(): Promise<void>
}

/** `reason` says in plain Chinese what a person has to do. */
export type Started = { at: 'running'; daemon: Daemon } | { at: 'failed'; reason: string }

/** By then the screens have asked for what they need first. */
const SEARCH_READY_AFTER_MS = 2_000

const UI_DIR = resolve(import.meta.dirname, '../kiosk-ui/dist')

/** Puts the rooms together: stores, devices, station, HTTP, in this order; and takes them apart the other way round. */
export async function startDaemon(
  settings: Settings,
  registry: DriverRegistry,
  log: Logger,
  clock: Clock = systemClock,
): Promise<Started> {
  const opened = await openStores(settings.dataDir, clock, log)
  if (opened.at === 'failed') return opened
  const { stores } = opened
  const certificate = await certificateOf(settings, clock)
  if (certificate?.at === 'failed') {
    await stores.close()
    return { at: 'failed', reason: `工作人员用的证书做不出来（${certificate.reason}）` }
  }
  const desk = startStaffDesk(settings, stores, clock)
  const simulators = simulatorsOf(settings, clock)
  const devices = superviseDevices({
    devices: settings.devices,
    registry,
    openWire: (config) => openWire(config, () => simulators.byWire.get(config), clock),
    clock,
    log,
    random: Math.random,
    profile: profileReader(settings.configDir),
  })
  const guides = stationGuides(settings)
  const board = stationBoard(settings, clock)
  const parts: Parts = { settings, stores, devices, guides, board, log, clock }
  const broken = Promise.withResolvers<string>()
  const station = await startStation(parts, (reason) => {
    if (stores.ledger.space().at === 'doubtful') broken.resolve(reason)
  })
  const dayKeys = openDayKeys(stores.seal, station, parts)
  const cards = startCards(parts, station, dayKeys)
  const findTicket = ticketFinder({ clock, station, views: stores.views })
  const scans = openScanDesk({ clock, log, scannerFor: devices.scannerFor, find: findTicket })
  const voice = await openVoice(clock, settings.station.windows, settings.voice)
  const desks = { cards, scans, findTicket, voice }
  const http = await startHttp({
    ...parts,
    ...desks,
    desk,
    certificate,
    simulators: simulators.byId,
    station,
  })
  const running = { http, board, cards, scans, voice, dayKeys, station, devices, stores }
  const listening = await http.listeners.listen()
  if (listening.at === 'failed') {
    await stopAll(running)
    return listening
  }
  // The first search prepares the index; better now than under somebody's finger.
  clock.after(SEARCH_READY_AFTER_MS, () => void guides.search(settings.station.name))
  return {
    at: 'running',
    daemon: {
      port: http.listeners.port(),
      broken: broken.promise,
      pages: pagesOf(settings, http),
      firstAccounts: await desk.staff.firstAccounts(settings.station.windows.length),
      firstAccountsTold: desk.staff.firstPinsTold,
      fingerprint: certificate?.fingerprint ?? null,
      stop: () => stopAll(running),
    },
  }
}

function pagesOf({ station, ...settings }: Settings, { listeners }: StationHttp): Daemon['pages'] {
  const [kiosk, staff] = [listeners.urlOf('residents'), listeners.urlOf('staff')]
  return [
    { url: `${kiosk}/`, title: '自助终端' },
    { url: `${staff}/hall`, title: '大厅大屏' },
    { url: `${staff}/board`, title: '信息公开屏' },
    { url: `${staff}/clerk`, title: '工作人员' },
    ...station.windows.map(({ id, label }) => ({ url: `${staff}/window/${id}`, title: label })),
    ...(everySimulated(settings) ? [{ url: `${kiosk}/bench`, title: '模拟设备' }] : []),
    { url: `${kiosk}/api/docs`, title: '接口说明' },
  ]
}

/** Null where no listener needs one of the station's own making. */
async function certificateOf({ listeners: { staff }, dataDir }: Settings, clock: Clock) {
  if (staff?.tls.at !== 'self-signed') return null
  return ownCertificate({ folder: dataDir, names: staffHosts(staff), now: clock.now() })
}

function startStaffDesk({ station, dataDir }: Settings, stores: Stores, clock: Clock): StaffDesk {
  return openStaffDesk({
    document: stores.staff,
    photos: openPhotos(dataDir),
    clock,
    limits: station.staff,
  })
}

type Parts = {
  settings: Settings
  stores: Stores
  devices: Supervisor
  guides: Guides
  board: StationBoard
  log: Logger
  clock: Clock
}

function startStation(
  { settings, stores, devices, guides, log, clock }: Parts,
  ledgerFailed: (reason: string) => void,
): Promise<Station> {
  const rules = queueRules(settings.station, settings.catalogue)
  return openStation({
    station: settings.station.id,
    node: stores.node,
    ledger: stores.ledger,
    snapshots: stores.snapshots,
    clock,
    log,
    rules,
    ...stationCalendar(settings.station.hours, settings.station.timeZone),
    printerFor: devices.printerFor,
    ledgerFailed,
    slipFor: slipsOf(settings, rules, guides.guide, clock.now),
  })
}

function startCards({ settings, devices, log, clock }: Parts, station: Station, dayKeys: DayKeys): CardDesk {
  return openCardDesk({
    clock,
    log,
    readerFor: devices.readerFor,
    today: station.today,
    dayKey: dayKeys.dayKey,
    fromAge: settings.station.priority.fromAge,
  })
}

type Desks = { cards: CardDesk; scans: ScanDesk; findTicket: TicketFinder; voice: Voice }

function startHttp(
  parts: Parts &
    Desks & {
      station: Station
      desk: StaffDesk
      certificate: StationCertificate | null
      simulators: ReadonlyMap<string, Simulator>
    },
): Promise<StationHttp> {
  const { settings, stores, devices, guides, board, station, simulators, log, clock, desk, certificate } =
    parts
  const { cards, scans, findTicket, voice } = parts
  const residentsView = stationView(settings.station)
  const health = (deviceId: string) => devices.health().find(({ id }) => id === deviceId)
  return openStationHttp({
    log,
    clock,
    version: settings.version,
    station,
    stationView: residentsView,
    timeZone: settings.station.timeZone,
    defaultQueueId: settings.station.defaultQueue,
    kiosks: settings.station.kiosks,
    guides,
    guidePaper: (guide) =>
      guidePaper(guide, {
        stationName: settings.station.name,
        phone: settings.station.phone,
        sample: settings.station.sample,
        day: station.today(),
      }),
    printerFor: devices.printerFor,
    board,
    places: placesView(settings.places, residentsView),
    voice: {
      files: settings.voice,
      ownFolder: join(settings.configDir, 'voice'),
      clipsFor: voice.clipsFor,
    },
    common: settings.station.commonItems,
    uiDir: UI_DIR,
    devices: () => devices.health().map(deviceView),
    printerView: (kiosk) => printerView(devices.health(), kiosk),
    cardReaderView: (kiosk) => cardReaderView(devices.health(), kiosk),
    codeScannerView: (kiosk) => codeScannerView(devices.health(), kiosk),
    cards,
    scans,
    findTicket,
    hall: stationHall({ station, windows: settings.station.windows, plateOf: desk.staff.plateOf }),
    desk,
    listeners: listenersOf(settings.port, settings.listeners, certificate),
    phone: phoneDesk({
      station,
      stationName: settings.station.name,
      timeZone: settings.station.timeZone,
      windows: settings.station.windows,
      clock,
    }),
    onDevicesChanged: (listener) => devices.onChange(listener),
    pastTicket: async (ticketId) => {
      await stores.views?.catchUp()
      const past = stores.views?.ticket(ticketId)
      return past && station.view(past.record)
    },
    find: (commandId) => stores.ledger.find(commandId),
    bench: everySimulated(settings)
      ? (app) =>
          benchRoutes(app, {
            simulators,
            clock,
            healthOf: (id) => {
              const report = health(id)
              return report ? deviceView(report).health : null
            },
            onHealthChanged: (listener) => devices.onChange(listener),
          })
      : null,
  })
}

/** Residents' requests end first, so that nothing new is begun; the lock goes last. */
async function stopAll(running: {
  http: StationHttp
  board: StationBoard
  cards: CardDesk
  scans: ScanDesk
  voice: Voice
  dayKeys: DayKeys
  station: Station
  devices: Supervisor
  stores: Stores
}): Promise<void> {
  running.http.live.close()
  await running.http.listeners.close()
  running.board.close()
  running.cards.close()
  running.scans.close()
  running.voice.close()
  running.dayKeys.close()
  await running.station.close()
  await running.devices.stop()
  await running.stores.close()
}

function simulatorsOf(settings: Settings, clock: Clock) {
  const byId = new Map<string, Simulator>()
  const byWire = new Map<WireConfig, Simulator>()
  for (const { id, wire } of settings.devices) {
    const simulator = 'simulated' in wire ? openSimulator(wire.simulated, clock) : undefined
    if (!simulator) continue
    byId.set(id, simulator)
    byWire.set(wire, simulator)
  }
  return { byId, byWire }
}

function everySimulated(settings: Pick<Settings, 'devices'>): boolean {
  return settings.devices.length > 0 && settings.devices.every(({ wire }) => 'simulated' in wire)
}
