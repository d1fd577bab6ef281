import { isDeepStrictEqual } from 'node:util'
import type { TObject } from 'typebox'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type {
  Announcer,
  CallerPad,
  CardReader,
  CardReads,
  CodeScanner,
  DeviceHealth,
  Driver,
  PadPress,
  PortName,
  TicketPrinter,
  Wire,
  WindowDisplay,
} from '#daemon/devices/ports.ts'
import { listeningClock } from '#daemon/devices/listening-clock.ts'
import { replaceable } from '#daemon/devices/replaceable-device.ts'
import type { ReadProfile } from '#daemon/devices/profiles.ts'
import type { AnyDriver } from '#daemon/devices/registry.ts'
import {
  type Standing,
  standingAnnouncer,
  standingDisplay,
  standingListening,
  standingPrinter,
  standingReader,
} from '#daemon/devices/standing-devices.ts'
import { superviseDevice, type SupervisedDevice } from '#daemon/devices/supervised-device.ts'
import type { DeviceSettings } from '#daemon/settings/check-devices.ts'
import type { DeviceConfig, WireConfig } from '#daemon/settings/devices.ts'

/** One configured device and how it is, for staff. `wire` is its name in logs, e.g. `serial /dev/kiosk-printer`. */
export type DeviceReport = {
  id: string
  port: PortName
  driver: string
  wire: string
  at: DeviceConfig['at']
  health: DeviceHealth
  /** Of a card reader. */
  reads: CardReads | null
}

export type Supervisor = {
  /** In the order of devices.yaml. */
  health(): readonly DeviceReport[]
  /** Told of every change of a device's health, flapping smoothed; returns an end. */
  onChange(listener: (changed: DeviceReport) => void): () => void
  /**
   * The printer of a kiosk: its own, else one that belongs to no kiosk in particular. Undefined = none is configured.
   * It never hangs: while the device is down it answers `failed` at once, `no-printer` when it was never there since
   * the start, else `unplugged`.
   */
  printerFor(kioskId: string): TicketPrinter | undefined
  /**
   * The card reader of a kiosk, likewise: while the device is down, arming fails at once with `reader-down`. `reads`: undefined
   * where the reader does not read as much.
   */
  readerFor(kioskId: string, reads: 'person' | 'anything'): CardReader | undefined
  /** The code scanner of a kiosk, likewise: always the same one to listen to, silent while the device is down. */
  scannerFor(kioskId: string): CodeScanner | undefined
  /**
   * The display of a window: its own, else one that belongs to no window in particular. Always the same one to show
   * things on; while the device is down it keeps the newest view. Undefined = none is configured.
   */
  displayFor(windowId: string): WindowDisplay | undefined
  /** Every press on a pad that stands at a window, also after it was unplugged and is back. Returns an end. */
  listenToPads(listener: (windowId: string, press: PadPress) => void): () => void
  /** The first announcer of devices.yaml. While the device is down it answers `failed` at once. */
  announcer(): Announcer | undefined
  /**
   * Puts `config` in the place of the device of its id and port: ends that one, so that its work under way ends as
   * `unconfirmed`, and opens the new one. Who holds the device keeps it; no other device is touched. Resolves when the new one
   * was tried once. False where no device of this id and port stands here.
   */
  replace(config: DeviceSettings): Promise<boolean>
  /** Ends every driver and closes every wire. Work under way ends as `unconfirmed`. */
  stop(): Promise<void>
}

export type SupervisorOptions = {
  devices: readonly DeviceSettings[]
  registry: ReadonlyMap<string, AnyDriver>
  /** `clock`: the one that the wire's deadlines go by; `device`: whose wire it is. */
  openWire: (config: WireConfig, clock: Clock, device: string) => Wire
  clock: Clock
  log: Log
  /** 0 ≤ x < 1, for the jitter of backoff. */
  random: () => number
  profile: ReadProfile
}

/** Starts every configured device and keeps it running. A device without a driver is a bug: settings refuse it. */
export function superviseDevices(options: SupervisorOptions): Supervisor {
  // Drivers, wires and the station at its printer wait for devices by this clock.
  const clock = listeningClock(options.clock)
  const driverOf = (config: DeviceConfig): AnyDriver => {
    const driver = options.registry.get(`${config.port}/${config.driver}`)
    if (driver === undefined) throw new Error(`no driver ${config.port}/${config.driver}`)
    return driver
  }
  const readsOf = (config: DeviceConfig): CardReads | null => {
    const driver = driverOf(config)
    return driver.port === 'card-reader' ? driver.reads : null
  }
  const listeners = new Set<(changed: DeviceReport) => void>()
  const padListeners = new Set<(windowId: string, press: PadPress) => void>()

  const kept = options.devices.map((first) => {
    let config = first
    let wire = options.openWire(config.wire, clock, config.id)
    let replace: (next: DeviceSettings) => Promise<void> = () => Promise.resolve()
    const report = (health: DeviceHealth): DeviceReport => ({
      id: config.id,
      port: config.port,
      driver: config.driver,
      wire: wire.name,
      at: config.at,
      health,
      reads: readsOf(config),
    })
    const tell = (health: DeviceHealth) => {
      for (const listener of listeners) listener(report(health))
    }
    const supervise =
      <Device>(driver: Driver<PortName, TObject, Device>) =>
      (onStarted: (device: Device) => void = () => {}): SupervisedDevice<Device> => {
        const begin = (driver: Driver<PortName, TObject, Device>) =>
          superviseDevice({
            id: config.id,
            driver,
            settings: config.options,
            wire,
            clock,
            log: options.log.child({ device: config.id }),
            random: options.random,
            profile: options.profile,
            onChange: tell,
            onStarted,
          })
        const standing = replaceable(begin(driver), tell)
        replace = (next) =>
          standing.replace(() => {
            config = next
            wire = options.openWire(config.wire, clock, config.id)
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- drivers of one port give the same device
            return begin(driverOf(next) as Driver<PortName, TObject, Device>)
          })
        return standing
      }
    const standing = stand(driverOf(first), supervise, clock)
    return {
      id: first.id,
      config: () => config,
      report: () => report(standing.supervised.health()),
      replace: (next: DeviceSettings) => replace(next),
      ...standing,
    }
  })

  for (const { id, config, device } of kept.filter(isOf('caller-pad'))) {
    device.listen((press) => {
      const { at } = config()
      const window = press.window ?? (at !== undefined && 'window' in at ? at.window : undefined)
      if (window === undefined) options.log.warn({ device: id }, 'this pad stands at no window')
      else for (const listener of padListeners) listener(window, press)
    })
  }

  return {
    health: () => kept.map(({ report }) => report()),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    printerFor: (kioskId) => placedAt(kept.filter(isOf('ticket-printer')), { kiosk: kioskId })?.device,
    readerFor(kioskId, reads) {
      const reader = placedAt(kept.filter(isOf('card-reader')), { kiosk: kioskId })
      return reader && (reads === 'anything' || readsOf(reader.config()) === 'person')
        ? reader.device
        : undefined
    },
    scannerFor: (kioskId) => placedAt(kept.filter(isOf('code-scanner')), { kiosk: kioskId })?.device,
    displayFor: (windowId) => placedAt(kept.filter(isOf('window-display')), { window: windowId })?.device,
    listenToPads(listener) {
      padListeners.add(listener)
      return () => padListeners.delete(listener)
    },
    announcer: () => kept.find(isOf('announcer'))?.device,
    async replace(config) {
      const device = kept.find(({ id, port }) => id === config.id && port === config.port)
      await device?.replace(config)
      return device !== undefined
    },
    async stop() {
      await Promise.all(kept.map(({ supervised }) => supervised.stop()))
    },
  }
}

type SuperviseWith = <Device>(
  driver: Driver<PortName, TObject, Device>,
) => (onStarted?: (device: Device) => void) => SupervisedDevice<Device>

/** What the station is given of a device, by its port. */
type Stands =
  | ({ port: 'ticket-printer' } & Standing<TicketPrinter>)
  | ({ port: 'card-reader' } & Standing<CardReader>)
  | ({ port: 'code-scanner' } & Standing<CodeScanner>)
  | ({ port: 'window-display' } & Standing<WindowDisplay>)
  | ({ port: 'caller-pad' } & Standing<CallerPad>)
  | ({ port: 'announcer' } & Standing<Announcer>)

function stand(driver: AnyDriver, supervise: SuperviseWith, clock: Clock): Stands {
  switch (driver.port) {
    case 'ticket-printer':
      return { port: driver.port, ...standingPrinter(supervise(driver), clock) }
    case 'card-reader':
      return { port: driver.port, ...standingReader(supervise(driver)) }
    case 'code-scanner':
      return { port: driver.port, ...standingListening(supervise(driver)) }
    case 'window-display':
      return { port: driver.port, ...standingDisplay(supervise(driver)) }
    case 'caller-pad':
      return { port: driver.port, ...standingListening(supervise(driver)) }
    case 'announcer':
      return { port: driver.port, ...standingAnnouncer(supervise(driver)) }
  }
}

function isOf<Port extends PortName>(port: Port) {
  return <Kept extends Stands>(kept: Kept): kept is Extract<Kept, { port: Port }> => kept.port === port
}

/** A place's own device, else one that belongs to no place in particular. */
function placedAt<Kept extends { config: () => DeviceConfig }>(
  kept: readonly Kept[],
  place: NonNullable<DeviceConfig['at']>,
): Kept | undefined {
  const own = kept.find(({ config }) => isDeepStrictEqual(config().at, place))
  return own ?? kept.find(({ config }) => config().at === undefined)
}
