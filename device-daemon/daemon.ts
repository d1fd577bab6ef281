import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { type Clock, systemClock } from './clock.ts'
import { type Feature, type OpenFeatures, openFeatures } from './daemon/feature.ts'
import { features } from './daemon/features.ts'
import { simulatorsOf } from './daemon/simulated.ts'
import { staffDesk, staffGate } from './daemon/staff.ts'
import { profileReader } from './devices/profiles.ts'
import type { DriverRegistry } from './devices/registry.ts'
import { type Supervisor, superviseDevices } from './devices/supervisor.ts'
import { openWire } from './devices/wires/open-wire.ts'
import type { AnyArea } from './domain/area.ts'
import { type Areas, areas } from './domain/areas.ts'
import { checkRoster } from './desks/staff/checked-roster.ts'
import { missedEvents } from './domain/day/day.ts'
import { dayNow } from './domain/day/turn.ts'
import { type DayException, hoursWith } from './domain/opening/exceptions.ts'
import { numbersGiven } from './domain/numbers-given.ts'
import { type AccountStanding, accountChanges } from './domain/people/account-changes.ts'
import { projectionsOf } from './domain/projection.ts'
import type { QueueRules } from './domain/queue/rules.ts'
import { contentHash } from './daemon/content-hash.ts'
import { queueOf, queueRules } from './daemon/queue-rules.ts'
import { serviceNow } from './daemon/service-now.ts'
import { openContents, type PublishedContents } from './content/published/contents.ts'
import { type LiveStream, openLiveStream } from './http/live/live-stream.ts'
import { describeApi } from './http/server/describe-api.ts'
import { type Listeners, listenersOf, openListeners, staffHosts } from './http/server/listeners.ts'
import { firstAccountNames, nameOfLost } from './http/words/staff.ts'
import type { Settings } from './settings.ts'
import { type Station, type StationParts, openStation } from './station.ts'
import { type StationBoard, stationBoard } from './content/published/board.ts'
import { stationCalendar } from './station/calendar.ts'
import { timeServerHasSet } from './station/time-server.ts'
import type { ServiceRules } from './content/rules/rules.ts'
import { type Guides, stationGuides, workedOut } from './content/published/guides.ts'
import { keySumOf, ownCertificate } from './store/keys/certificate.ts'
import { inDigits } from './store/packs/pack-keys.ts'
import { storeFaultWords } from './daemon/store-fault-words.ts'
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
  routes: ReturnType<Listeners['routes']>
  /** Resolves when it cannot go on: after a failed write a later one may lie, so only a new start tells what is on disk. */
  broken: Promise<string>
  /** Resolves once a data folder that was read-only takes writes again, which only another start uses. */
  writableAgain: Promise<void>
  /** Publishes what stands in the configuration folder now, if all of it is sound. */
  readContentsAnew(): Promise<void>
  /** Takes no more commands, lets the printer finish, writes the snapshot, gives the lock back. */
  stop(): Promise<void>
}

/** `reason` says in plain Chinese what a person has to do. */
export type Started = { at: 'running'; daemon: Daemon } | { at: 'failed'; reason: string }

/**
 * An area and its feature together. What ships stands in two lists, domain/areas.ts and daemon/features.ts, because the
 * first one gives the rooms their types; one more joins here without an edit of either.
 */
export type Inhabitant = { area: AnyArea; feature: Feature }

/** By then the screens have asked for what they need first. */
const SEARCH_READY_AFTER_MS = 2_000

const UI_DIR = resolve(import.meta.dirname, '../kiosk-ui/dist')

/** Puts the rooms together: stores, devices, station, features, HTTP, in this order; and takes them apart the other way round. */
export async function startDaemon(
  settings: Settings,
  registry: DriverRegistry,
  log: Logger,
  clock: Clock = systemClock,
  more: readonly Inhabitant[] = [],
): Promise<Started> {
  const allAreas = [...areas, ...more.map(({ area }) => area)]
  const storesOpened = await openStores(
    settings.dataDir,
    {
      program: {
        version: settings.version,
        events: allAreas.flatMap(({ events }) => Object.keys(events)),
      },
      runtimeFolders: settings.runtimeFolders,
      projections: projectionsOf(allAreas),
      numbersOf: numbersGiven(allAreas),
    },
    clock,
    log,
  )
  if (storesOpened.at === 'failed') return { at: 'failed', reason: storeFaultWords(storesOpened.fault) }
  const { stores } = storesOpened
  const certificate = await certificateOf(settings, clock)
  if (certificate?.kept.at === 'not-kept')
    log.error({ reason: certificate.kept.reason }, 'the certificate is good until the next start only')
  const simulators = simulatorsOf(clock)
  const devices = superviseDevices({
    devices: settings.devices,
    registry,
    openWire: (config, clock, device) => {
      const simulator = simulators.at(device, config)
      return openWire(config, () => simulator, clock)
    },
    clock,
    log,
    random: Math.random,
    profile: profileReader(settings.configDir),
  })
  const contents = openContents(settings.written, clock, log)
  const guides = stationGuides(contents, (seq) => queueOf(contents.published('rules'), seq), {
    clock,
    log,
    hashOf: contentHash,
  })
  const published = workedOut(contents, (catalogue, { townCentre }, service) =>
    queueRules({ ...settings.station, townCentre }, catalogue, service),
  )
  const { service, rules, follow } = serviceNow(() => contents.published('rules'), published)
  const parts: Parts = { settings, stores, devices, contents, service, rules, guides, log, clock }
  const broken = Promise.withResolvers<string>()
  const station = await startStation(
    parts,
    more.map(({ area }) => area),
    {
      ledgerFailed(reason) {
        if (stores.ledger.space().at === 'doubtful') broken.resolve(reason)
      },
      damaged: ({ seq, reason }) => broken.resolve(`entry ${seq} is damaged: ${reason}`),
    },
  )
  follow(() => station.state().queue)
  const roster = await checkRoster(stores.staff, {
    found: stores.staffFound,
    standings: await accountsKnown(stores, station),
    nameOfLost,
    since: new Date(clock.now()).toISOString(),
    log,
  })
  const board = stationBoard(contents, station)
  const kioskIds = settings.station.kiosks.map(({ id }) => id)
  const live = openLiveStream(clock, station.seq)
  const opened = await openFeatures(
    {
      ...parts,
      drivers: registry,
      roster,
      board,
      station,
      live,
      simulators: simulators.byId,
      kiosks: { ids: kioskIds, first: must(kioskIds[0]) },
      fingerprint: keyFingerprint(settings, certificate),
      uiDir: UI_DIR,
    },
    [...features, ...more.map(({ feature }) => feature)],
  )
  live.carry(opened.topics)
  station.onEntries(live.publish)
  const listeners = await openListeners(
    parts,
    listenersOf(settings.port, settings.listeners, certificate),
    opened.use(staffGate).admit,
    opened,
    (app) =>
      describeApi(app, async (routes) => {
        const { openDocs } = await import('./http/server/docs.ts')
        return openDocs(routes, settings.version)
      }),
  )
  const running = { clock, live, listeners, contents, board, features: opened, station, devices, stores }
  const { staff } = opened.use(staffDesk)
  // The accounts must be there before the first request is answered.
  const firstAccounts = await staff.firstAccounts(firstAccountNames(service().windows.length))
  const listening = await listeners.listen()
  if (listening.at === 'failed') {
    await stopAll(running)
    return listening
  }
  // The first search prepares the index; better now than while a resident waits.
  clock.after(SEARCH_READY_AFTER_MS, () => void guides.search(settings.station.name))
  contents.onChanged((kinds) => {
    if (kinds.includes('guide')) void guides.search(settings.station.name)
  })
  return {
    at: 'running',
    daemon: {
      reminders: listening.later,
      port: listeners.port(),
      broken: broken.promise,
      writableAgain: stores.writableAgain,
      pages: pagesOf(opened, listeners),
      firstAccounts,
      firstAccountsTold: staff.firstPinsTold,
      fingerprint: certificate?.fingerprint ?? null,
      readContentsAnew: contents.readAnew,
      routes: listeners.routes(),
      stop: () => stopAll(running),
    },
  }
}

/** The accounts as the ledger knows them; one that lacks entries says only that they are there. */
async function accountsKnown(
  { views, findings }: Stores,
  { gaps }: Pick<Station, 'gaps'>,
): Promise<readonly AccountStanding[]> {
  const known = await views.ask(accountChanges, ({ standings }) => standings())
  if (findings.comparison.at !== 'lost' && gaps.length === 0) return known
  return known.map(({ account }) => ({ account, role: null, at: 'active', pins: null }))
}

/** For technicians: no other page links to these. */
const KEEPER_PAGES = [
  { group: 'keeper', path: '/keeper', title: '机器的状况' },
  { group: 'keeper', path: '/api/docs', title: '接口说明' },
] as const

function pagesOf({ pages }: OpenFeatures, listeners: Listeners): Daemon['pages'] {
  return [...pages, ...KEEPER_PAGES].map(({ group, path, title }) => ({
    url: `${listeners.urlOf(group)}${path}`,
    title,
  }))
}

/** Null where no listener needs one of the station's own making. */
async function certificateOf({ listeners: { staff }, dataDir }: Settings, clock: Clock) {
  if (staff?.tls.at !== 'self-signed') return null
  return ownCertificate({ folder: dataDir, names: staffHosts(staff), now: clock.now() })
}

/** Of the certificate that the staff listener shows. */
function keyFingerprint({ listeners: { staff } }: Settings, own: { cert: string } | null): string | null {
  const cert = staff?.tls.at === 'own' ? staff.tls.cert : own?.cert
  return cert === undefined ? null : inDigits(keySumOf(cert))
}

type Parts = {
  settings: Settings
  stores: Stores
  devices: Supervisor
  contents: PublishedContents
  /** The queue's, by the catalogue that is published now. */
  rules: () => QueueRules
  /** Windows and queues, with those that are gone while they are still in use. */
  service: () => ServiceRules
  guides: Guides
  log: Logger
  clock: Clock
}

function startStation(
  { settings, stores, contents, rules, log, clock }: Parts,
  more: readonly AnyArea[],
  troubles: Pick<StationParts, 'ledgerFailed' | 'damaged'>,
): Promise<Station> {
  const { timeZone } = settings.station
  const calendar = stationCalendar(
    (exceptions: readonly DayException[]) => hoursWith(contents.published('station').hours, exceptions),
    timeZone,
  )
  return openStation<Areas>({
    areas,
    more,
    openDay: ({ day }) => day.open,
    missedTurn: ({ day }, entry, began) => missedEvents(day, entry, began),
    dayNow: ({ day }, claim) => dayNow(day, claim),
    synchronised: timeServerHasSet,
    rules() {
      const ofTheQueue = rules()
      return { queue: ofTheQueue, staffCalls: ofTheQueue, opening: ofTheQueue }
    },
    station: settings.station.id,
    node: stores.node,
    ledger: stores.ledger,
    snapshots: stores.snapshots,
    clock,
    log,
    ...calendar,
    openingAt: ({ opening }, epochMs) => calendar.openingAt(opening.exceptions, epochMs),
    ...troubles,
  })
}

/** Of the 9 s in which a stop has to be done; a printer that works is done in three. */
const PRINTED_WITHIN_MS = 4_000

/** Residents' requests end first, so that nothing new is begun; the lock goes last. */
async function stopAll(running: {
  clock: Clock
  live: LiveStream
  listeners: Listeners
  contents: PublishedContents
  board: StationBoard
  features: OpenFeatures
  station: Station
  devices: Supervisor
  stores: Stores
}): Promise<void> {
  running.live.close()
  await running.listeners.close()
  running.contents.close()
  running.board.close()
  const closed = running.features.close()
  // A printer that is stuck by then is given up: what it has not begun is known not to be out, and is written down so.
  const giveUp = running.clock.after(PRINTED_WITHIN_MS, () => void running.devices.stop())
  await closed
  giveUp()
  await running.devices.stop()
  await running.station.close()
  await running.stores.close()
}

function must(first: string | undefined): string {
  if (first === undefined) throw new Error('a station has at least one kiosk; settings guarantee it')
  return first
}
