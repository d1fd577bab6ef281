import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'
import type {
  CardReader,
  CodeScanner,
  DeviceHealth,
  PortName,
  ScannedCode,
  TicketPrinter,
  Wire,
} from '#daemon/devices/ports.ts'
import type { ReadProfile } from '#daemon/devices/profiles.ts'
import type { DriverRegistry } from '#daemon/devices/registry.ts'
import { superviseDevice, type SupervisedDevice } from '#daemon/devices/supervised-device.ts'
import type { Settings } from '#daemon/settings.ts'
import type { DeviceConfig, WireConfig } from '#daemon/settings/devices.ts'

const FIRST_OPEN_GRACE_MS = 1500 // a ticket taken while the daemon starts waits this long for the printer's probe

/** One configured device and how it is, for staff. `wire` is its name in logs, e.g. `serial /dev/kiosk-printer`. */
export type DeviceReport = {
  id: string
  port: PortName
  driver: string
  wire: string
  at: DeviceConfig['at']
  health: DeviceHealth
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
  /** The card reader of a kiosk, likewise: while the device is down, arming fails at once with `reader-down`. */
  readerFor(kioskId: string): CardReader | undefined
  /** The code scanner of a kiosk, likewise: always the same one to listen to, silent while the device is down. */
  scannerFor(kioskId: string): CodeScanner | undefined
  /** Ends every driver and closes every wire. Work under way ends as `unconfirmed`. */
  stop(): Promise<void>
}

export type SupervisorOptions = {
  devices: Settings['devices']
  registry: DriverRegistry
  openWire: (config: WireConfig) => Wire
  clock: Clock
  log: Log
  /** 0 ≤ x < 1, for the jitter of backoff. */
  random: () => number
  profile: ReadProfile
}

/** Starts every configured device and keeps it running. A device without a driver is a bug: settings refuse it. */
export function superviseDevices(options: SupervisorOptions): Supervisor {
  const listeners = new Set<(changed: DeviceReport) => void>()
  const kept = options.devices.map((config) => {
    const driver = options.registry.get(`${config.port}/${config.driver}`)
    if (driver === undefined) throw new Error(`no driver ${config.port}/${config.driver}`)
    const wire = options.openWire(config.wire)
    const report = (health: DeviceHealth): DeviceReport => ({
      id: config.id,
      port: config.port,
      driver: config.driver,
      wire: wire.name,
      at: config.at,
      health,
    })
    const scanner = standingScanner()
    const device = superviseDevice<AnyDevice>({
      id: config.id,
      driver,
      settings: config.options,
      wire,
      clock: options.clock,
      log: options.log.child({ device: config.id }),
      random: options.random,
      profile: options.profile,
      onChange: (health) => {
        for (const listener of listeners) listener(report(health))
      },
      onStarted: scanner.started,
    })
    return { config, report, device, scanner }
  })
  const printers = kept.filter(({ config }) => config.port === 'ticket-printer')
  const readers = kept.filter(({ config }) => config.port === 'card-reader')
  const scanners = kept.filter(({ config }) => config.port === 'code-scanner')

  return {
    health: () => kept.map(({ report, device }) => report(device.health())),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    printerFor(kioskId) {
      const found = at(printers, kioskId)
      return found && standingPrinter(found.device, options.clock)
    },
    readerFor(kioskId) {
      const found = at(readers, kioskId)
      return found && standingReader(found.device)
    },
    scannerFor: (kioskId) => at(scanners, kioskId)?.scanner,
    async stop() {
      await Promise.all(kept.map(({ device }) => device.stop()))
    },
  }
}

/** A kiosk's own device, else one that belongs to no kiosk in particular. */
function at<Kept extends { config: DeviceConfig }>(
  devices: readonly Kept[],
  kioskId: string,
): Kept | undefined {
  const own = devices.find(({ config }) => belongsTo(config, kioskId))
  return own ?? devices.find(({ config }) => config.at === undefined)
}

function belongsTo(config: DeviceConfig, kioskId: string): boolean {
  return config.at !== undefined && 'kiosk' in config.at && config.at.kiosk === kioskId
}

type AnyDevice = TicketPrinter | CardReader | CodeScanner

/** A scanner that whoever listens keeps on hearing, whatever becomes of the device in between. */
function standingScanner(): CodeScanner & { started(device: AnyDevice): void } {
  let tell: ((code: ScannedCode) => void) | undefined
  return {
    listen(listener) {
      tell = listener
      return () => {
        if (tell === listener) tell = undefined
      }
    },
    started(device) {
      if ('listen' in device) device.listen((code) => tell?.(code))
    },
  }
}

/** A reader that is always there to arm, whatever state the device is in. */
function standingReader(supervised: SupervisedDevice<AnyDevice>): CardReader {
  return {
    arm(listener) {
      const reader = supervised.device()
      if (reader !== undefined && 'arm' in reader) return reader.arm(listener)
      listener({ at: 'failed', reason: 'reader-down' })
      return () => undefined
    },
  }
}

/** A printer that is always there to ask, whatever state the device is in. */
function standingPrinter(supervised: SupervisedDevice<AnyDevice>, clock: Clock): TicketPrinter {
  return {
    async print(paper) {
      if (supervised.health().at === 'opening') await firstAttempt(supervised, clock)
      const printer = supervised.device()
      if (printer !== undefined && 'print' in printer) return printer.print(paper)
      return { at: 'failed', reason: supervised.known() === 'seen' ? 'unplugged' : 'no-printer' }
    },
  }
}

async function firstAttempt(supervised: SupervisedDevice<unknown>, clock: Clock): Promise<void> {
  let cancel = () => {}
  const grace = new Promise<void>((resolve) => (cancel = clock.after(FIRST_OPEN_GRACE_MS, resolve)))
  await Promise.race([supervised.triedOnce, grace])
  cancel()
}
