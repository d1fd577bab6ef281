import { cp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import type { StationConfig } from '#daemon/settings/station.ts'

const SHIPPED = join(import.meta.dirname, '..', '..', 'config')

/** What a test wants different from the shipped sample station. Each is changed in place before it is written. */
export type ConfigChanges = {
  station?: (config: StationConfig) => void
  devices?: (config: DevicesConfig) => void
  /** Called for each of the catalogue's items. */
  item?: (item: Record<string, unknown> & { seq: number; name: string; plainTitle: string }) => void
  /** Called last with the configuration's folder, for files that come or go. */
  files?: (configDir: string) => Promise<void>
}

/**
 * Copies the shipped configuration to `folder` with these changes, as YAML that a person could have written. Every call
 * counts at once, unless a change says otherwise: few tests are about the wait between two.
 */
export async function writeConfig(
  folder: string,
  { station, devices, item, files }: ConfigChanges = {},
): Promise<void> {
  await cp(SHIPPED, folder, { recursive: true })
  await callsCountAtOnce(join(folder, 'station.yaml'))
  if (station) await change(join(folder, 'station.yaml'), station)
  if (devices) await change(join(folder, 'devices.yaml'), devices)
  if (item) {
    const items = join(folder, 'catalogue', 'items')
    for (const name of await readdir(items)) await change(join(items, name), item)
  }
  await files?.(folder)
}

async function change(file: string, edit: Edit): Promise<void> {
  const content: Parameters<Edit>[0] = parse(await readFile(file, 'utf8'))
  edit(content)
  await writeFile(file, stringify(content))
}

/** In the text, which keeps its comments and lines. */
async function callsCountAtOnce(file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const there = /^secondsBetweenCalls: \d+$/m
  if (!there.test(text)) throw new Error('the shipped station does not say how long a call is waited for')
  await writeFile(file, text.replace(there, 'secondsBetweenCalls: 0'))
}

// What YAML gives is checked by the daemon that reads it; a wrong one is what some tests are about.
// oxlint-disable-next-line typescript/no-explicit-any
type Edit = (content: any) => void

/** A station without any device: numbers on the screen only. */
export const withoutPrinter = (config: DevicesConfig): void => {
  config.devices = []
}

/** No voice module: the hall screens speak. */
export const withoutVoiceModule = (config: DevicesConfig): void => {
  config.devices = config.devices.filter(({ port }) => port !== 'announcer')
}

/** Closed all the year round, so that the hour at which a test runs does not matter. */
export const neverOpen = (config: StationConfig): void => {
  config.hours.text = ['周一 00:00–00:01']
  // One minute a week, of a day that is neither today nor tomorrow nor yesterday in the station's zone.
  const today = Temporal.Now.plainDateISO(config.timeZone).dayOfWeek
  config.hours.weekly = [{ days: [((today + 2) % 7) + 1], open: [{ from: '12:00', to: '12:01' }] }]
}
