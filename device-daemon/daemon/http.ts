import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '#daemon/clock.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Supervisor } from '#daemon/devices/supervisor.ts'
import { guidePaper } from '#daemon/domain/guides/guide-paper.ts'
import { placesView } from '#daemon/domain/places/places.ts'
import { stationView } from '#daemon/domain/station/station-view.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { benchRoutes } from '#daemon/http/routes/bench.ts'
import { galleryPages } from '#daemon/http/server/gallery.ts'
import { listenersOf } from '#daemon/http/server/listeners.ts'
import type { RenderHome } from '#daemon/http/server/pages.ts'
import { type StationHttp, openStationHttp } from '#daemon/http/server/station-http.ts'
import type { Settings } from '#daemon/settings.ts'
import type { Station } from '#daemon/station.ts'
import type { StationBoard } from '#daemon/content/published/board.ts'
import {
  cardReaderView,
  codeScannerView,
  deviceView,
  printerView,
} from '#daemon/desks/devices/device-views.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { PublishedContents } from '#daemon/content/published/contents.ts'
import type { StationCertificate } from '#daemon/store/keys/certificate.ts'
import type { Stores } from '#daemon/store/stores.ts'
import type { Desks } from './desks.ts'
import { everySimulated } from './simulated.ts'

const UI_DIR = resolve(import.meta.dirname, '../../kiosk-ui/dist')

/** Gives the HTTP room what it needs of all the others. */
export async function startHttp(parts: {
  settings: Settings
  stores: Stores
  devices: Supervisor
  contents: PublishedContents
  guides: Guides
  board: StationBoard
  station: Station
  desks: Desks
  certificate: StationCertificate | null
  simulators: ReadonlyMap<string, Simulator>
  log: Logger
  clock: Clock
}): Promise<StationHttp> {
  const { settings, stores, devices, contents, guides, board, station, simulators, log, clock, certificate } =
    parts
  const { cards, scans, findTicket, voice, hall, staff, phone, announcing, pads } = parts.desks
  // What station.yaml says to people is read from what is published, the rest from the start.
  const words = () => contents.published('station')
  const residentsView = () => stationView({ ...settings.station, ...words() })
  const health = (deviceId: string) => devices.health().find(({ id }) => id === deviceId)
  return openStationHttp({
    log,
    clock,
    version: settings.version,
    station,
    tickets: parts.desks.tickets,
    stationView: residentsView,
    timeZone: settings.station.timeZone,
    defaultQueueId: settings.station.defaultQueue,
    kiosks: settings.station.kiosks,
    guides,
    guidePaper: (guide) =>
      guidePaper(guide, {
        stationName: words().name,
        phone: words().phone,
        sample: words().sample,
        day: station.today(),
      }),
    printerFor: devices.printerFor,
    board,
    troubles: contents.troubles,
    onContentsChanged: contents.onChanged,
    places: () => placesView(contents.published('places'), residentsView()),
    voice: {
      files: settings.voice,
      ownFolder: join(settings.configDir, 'voice'),
      clipsFor: voice.clipsFor,
    },
    common: () => [...words().commonItems],
    uiDir: UI_DIR,
    renderHome: await homeRenderer(),
    devices: () => devices.health().map(deviceView),
    ledgerSpace: stores.ledger.space,
    printerView: (kiosk) => printerView(devices.health(), kiosk),
    cardReaderView: (kiosk) => cardReaderView(devices.health(), kiosk),
    codeScannerView: (kiosk) => codeScannerView(devices.health(), kiosk),
    cards,
    scans,
    findTicket,
    hall,
    announcing,
    pads,
    desk: staff,
    deskOf: parts.desks.deskOf,
    staffTicket: parts.desks.staffTicket,
    listeners: listenersOf(settings.port, settings.listeners, certificate),
    phone,
    onDevicesChanged: (listener) => devices.onChange(listener),
    pastTicket: async (ticketId) => {
      await stores.views.catchUp(ticketProjection)
      const past = stores.views.of(ticketProjection).byId(ticketId)
      return past && parts.desks.tickets.view(past.record)
    },
    find: (commandId) => stores.ledger.find(commandId),
    gallery: settings.gallery === 'served' ? (app) => galleryPages(app, join(UI_DIR, 'gallery')) : null,
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

async function homeRenderer(): Promise<RenderHome> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bundle is built from kiosk-ui/resident/server.tsx
  const bundle = (await import(join(UI_DIR, 'server/resident.js'))) as { renderHome: RenderHome }
  return bundle.renderHome
}
