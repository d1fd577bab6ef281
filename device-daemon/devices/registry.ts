import { readdir } from 'node:fs/promises'
import type { TObject } from 'typebox'
import type {
  Announcer,
  CallerPad,
  CardReader,
  CodeScanner,
  Driver,
  TicketPrinter,
  WindowDisplay,
} from '#daemon/devices/ports.ts'
import { simulatorNames } from '#daemon/devices/simulators/registry.ts'

/** Every kind of driver there is; a new port adds its own line here and its folder under drivers/. */
export type AnyDriver =
  | Driver<'ticket-printer', TObject, TicketPrinter>
  | Driver<'card-reader', TObject, CardReader>
  | Driver<'code-scanner', TObject, CodeScanner>
  | Driver<'window-display', TObject, WindowDisplay>
  | Driver<'caller-pad', TObject, CallerPad>
  | Driver<'announcer', TObject, Announcer>

/** Drivers by `port/name`, e.g. `ticket-printer/escpos`. `simulated`: names of the simulated devices that answer one. */
export type DriverRegistry = ReadonlyMap<string, AnyDriver & { simulated: readonly string[] }>

const DRIVERS = new URL('drivers/', import.meta.url)

/**
 * Finds every driver: drivers/<port>/<name>.ts, its `driver` export. Deeper folders belong to the drivers beside them.
 * Throws on a file that is no driver, for that is a bug of ours and not of the configuration.
 */
export async function scanDrivers(folder: URL = DRIVERS): Promise<DriverRegistry> {
  const registry = new Map<string, AnyDriver & { simulated: readonly string[] }>()
  for (const port of await folderNames(folder)) {
    const files = await readdir(new URL(`${port}/`, folder), { withFileTypes: true })
    for (const file of files.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))) {
      const loaded: unknown = await import(new URL(`${port}/${file.name}`, folder).href)
      const driver = driverOf(loaded, port)
      if (driver === undefined)
        throw new Error(`drivers/${port}/${file.name} does not export a driver for ${port}`)
      registry.set(`${port}/${file.name.slice(0, -'.ts'.length)}`, {
        ...driver,
        simulated: simulatorNames(driver.port),
      })
    }
  }
  return registry
}

async function folderNames(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
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
