import type { Logger } from 'pino'
import { type Clock, systemClock } from './clock.ts'
import { type Desks, openDesks } from './daemon/desks.ts'
import { startHttp } from './daemon/http.ts'
import { everySimulated, simulatorsOf } from './daemon/simulated.ts'
import { profileReader } from './devices/profiles.ts'
import type { DriverRegistry } from './devices/registry.ts'
import { type Supervisor, superviseDevices } from './devices/supervisor.ts'
import { openWire } from './devices/wires/open-wire.ts'
import { areas } from './domain/areas.ts'
import { projectionsOf } from './domain/projection.ts'
import { queueOf, queueRules } from './domain/station/queue-rules.ts'
import { staffHosts } from './http/server/listeners.ts'
import type { StationHttp } from './http/server/station-http.ts'
import type { QueueRules } from './domain/queue/types.ts'
import { openContents, type PublishedContents } from './content/published/contents.ts'
import type { Settings } from './settings.ts'
import { type Station, openStation } from './station.ts'
import { type StationBoard, stationBoard } from './content/published/board.ts'
import { stationCalendar } from './station/calendar.ts'
import { type Guides, stationGuides, workedOut } from './content/published/guides.ts'
import { ownCertificate } from './store/keys/certificate.ts'
import { type Stores, openStores } from './store/stores.ts'

/** A running station: everything `main.ts` started and has to stop. */
export type Daemon = {
  port: number
  /** What a person may open, with a name for it. */
  pages: readonly { url: string; title: string }[]
  /** What the keeper has to know of this start, in plain Chinese. */
  reminders: readonly string[]
  /** Accounts this start has made, with PINs that are told once: they count until `firstAccountsTold`. */
  firstAccounts: readonly { name: string; pin: string }[]
  firstAccountsTold(): Promise<void>
  /** SHA-256 of the certificate the station made for itself; null without one. */
  fingerprint: string | null
  /** Every route of every listener and whom it lets in. */
  routes: ReturnType<StationHttp['listeners']['routes']>
  /** Resolves when it cannot go on: after a failed write a later one may lie, so only a new start tells what is on disk. */
  broken: Promise<string>
  /** Publishes what stands in the configuration folder now, if all of it is sound. */
  readContentsAnew(): Promise<void>
  /** Takes no more commands, lets the printer finish, writes the snapshot, gives the lock back. */
  stop(): Promise<void>
}

/** `reason` says in plain Chinese what a person has to do. */
export type Started = { at: 'running'; daemon: Daemon } | { at: 'failed'; reason: string }

/** By then the screens have asked for what they need first. */
const SEARCH_READY_AFTER_MS = 2_000

/** Puts the rooms together: stores, devices, station, HTTP, in this order; and takes them apart the other way round. */
export async function startDaemon(
  settings: Settings,
  registry: DriverRegistry,
  log: Logger,
  clock: Clock = systemClock,
): Promise<Started> {
  const opened = await openStores(settings.dataDir, projectionsOf(areas), clock, log)
  if (opened.at === 'failed') return opened
  const { stores } = opened
  const certificate = await certificateOf(settings, clock)
  if (certificate?.kept.at === 'not-kept')
    log.error({ reason: certificate.kept.reason }, 'the certificate is good until the next start only')
  const simulators = simulatorsOf(settings, clock)
  const devices = superviseDevices({
    devices: settings.devices,
    registry,
    openWire: (config, clock) => openWire(config, () => simulators.byWire.get(config), clock),
    clock,
    log,
    random: Math.random,
    profile: profileReader(settings.configDir),
  })
  const contents = openContents(settings.written, clock, log)
  const guides = stationGuides(contents, (seq) => queueOf(settings.station, seq))
  const board = stationBoard(contents, settings.station.timeZone, clock)
  const rules = workedOut(contents, (catalogue, townCentre) =>
    queueRules({ ...settings.station, townCentre }, catalogue),
  )
  const parts: Parts = { settings, stores, devices, contents, rules, guides, board, log, clock }
  const broken = Promise.withResolvers<string>()
  const station = await startStation(parts, (reason) => {
    if (stores.ledger.space().at === 'doubtful') broken.resolve(reason)
  })
  const desks = await openDesks({ ...parts, station })
  const http = await startHttp({ ...parts, station, desks, certificate, simulators: simulators.byId })
  const running = { http, contents, board, desks, station, devices, stores }
  // Whoever is answered must find the accounts there.
  const firstAccounts = await desks.staff.staff.firstAccounts(settings.station.windows.length)
  const listening = await http.listeners.listen()
  if (listening.at === 'failed') {
    await stopAll(running)
    return listening
  }
  // The first search prepares the index; better now than under somebody's finger.
  clock.after(SEARCH_READY_AFTER_MS, () => void guides.search(settings.station.name))
  contents.onChanged((kinds) => {
    if (kinds.includes('guide')) void guides.search(settings.station.name)
  })
  return {
    at: 'running',
    daemon: {
      reminders: listening.later,
      port: http.listeners.port(),
      broken: broken.promise,
      pages: pagesOf(settings, http),
      firstAccounts,
      firstAccountsTold: desks.staff.staff.firstPinsTold,
      fingerprint: certificate?.fingerprint ?? null,
      readContentsAnew: contents.readAnew,
      routes: http.listeners.routes(),
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

type Parts = {
  settings: Settings
  stores: Stores
  devices: Supervisor
  contents: PublishedContents
  /** The queue's, by the catalogue that is published now. */
  rules: () => QueueRules
  guides: Guides
  board: StationBoard
  log: Logger
  clock: Clock
}

function startStation(
  { settings, stores, contents, rules, log, clock }: Parts,
  ledgerFailed: (reason: string) => void,
): Promise<Station> {
  const { timeZone } = settings.station
  return openStation({
    areas,
    openDay: ({ day }) => day.open,
    rules: () => ({ queue: rules(), staffCalls: rules() }),
    station: settings.station.id,
    node: stores.node,
    ledger: stores.ledger,
    snapshots: stores.snapshots,
    clock,
    log,
    ...stationCalendar(() => contents.published('station').hours, timeZone),
    ledgerFailed,
  })
}

/** Residents' requests end first, so that nothing new is begun; the lock goes last. */
async function stopAll(running: {
  http: StationHttp
  contents: PublishedContents
  board: StationBoard
  desks: Desks
  station: Station
  devices: Supervisor
  stores: Stores
}): Promise<void> {
  running.http.live.close()
  await running.http.listeners.close()
  running.contents.close()
  running.board.close()
  await running.desks.close()
  await running.station.close()
  await running.devices.stop()
  await running.stores.close()
}
