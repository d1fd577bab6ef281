import type { TObject } from 'typebox'
import type {
  Announcer,
  CallerPad,
  CardReaderDriver,
  CodeScanner,
  Driver,
  TicketPrinter,
  WindowDisplay,
} from '#daemon/devices/ports.ts'
import { driverFiles } from '#daemon/devices/driver-files.ts'
import { simulatorNames } from '#daemon/devices/simulators/registry.ts'

/** Every kind of driver there is; a new port adds its own line here and its folder under drivers/. */
export type AnyDriver =
  | Driver<'ticket-printer', TObject, TicketPrinter>
  | CardReaderDriver<TObject>
  | Driver<'code-scanner', TObject, CodeScanner>
  | Driver<'window-display', TObject, WindowDisplay>
  | Driver<'caller-pad', TObject, CallerPad>
  | Driver<'announcer', TObject, Announcer>

/** Drivers by `port/name`, e.g. `ticket-printer/escpos`. `simulated`: names of the simulated devices that answer one. */
export type DriverRegistry = ReadonlyMap<string, AnyDriver & { simulated: readonly string[] }>

/**
 * Finds every driver: the `driver` export of each driver file, of those in `folder` where one is named. Throws on a file that
 * is no driver, for that is a bug of ours and not of the configuration.
 */
export async function scanDrivers(folder?: URL): Promise<DriverRegistry> {
  const registry = new Map<string, AnyDriver & { simulated: readonly string[] }>()
  for (const { port, name, exports } of await driverFiles(folder)) {
    const driver = driverOf(exports, port)
    if (driver === undefined)
      throw new Error(`drivers/${port}/${name}.ts does not export a driver for ${port}`)
    registry.set(`${port}/${name}`, { ...driver, simulated: simulatorNames(driver.port) })
  }
  return registry
}

function driverOf(loaded: unknown, port: string): AnyDriver | undefined {
  if (typeof loaded !== 'object' || loaded === null || !('driver' in loaded)) return undefined
  return isDriver(loaded.driver) && loaded.driver.port === port ? loaded.driver : undefined
}

function isDriver(value: unknown): value is AnyDriver {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    'settings' in value &&
    'wires' in value &&
    'start' in value &&
    typeof value.start === 'function'
  )
}
