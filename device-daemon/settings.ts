import type { Catalogue } from '#daemon/settings/catalogue.ts'
import type { DeviceConfig } from '#daemon/settings/devices.ts'
import type { StationConfig } from '#daemon/settings/station.ts'

/** Everything the daemon was told, read once at start, checked whole. Directories are absolute paths. */
export type Settings = {
  version: string
  configDir: string
  dataDir: string
  port: number
  logLevel: string
  station: StationConfig
  catalogue: Catalogue
  /** In the order of the file; `options` are the driver's own fields, already checked against its schema. */
  devices: readonly (DeviceConfig & { options: Record<string, unknown> })[]
}

/** One thing wrong with the configuration, in words for whoever edits it. */
export type SettingsFault = {
  /** File as the person knows it, e.g. `config/station.yaml`, or the name of a flag or variable. */
  file: string
  /** Path inside the file, e.g. `queues[0].letter`; '' for the file as a whole. */
  path: string
  line: number | null
  /** What is wrong and what is allowed. */
  message: string
}
