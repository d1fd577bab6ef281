import { readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Board } from './content/notice/schema.ts'
import type { Catalogue } from './content/guide/schema.ts'
import { checkDevices, type DeviceSettings, type DriverSchemas } from './settings/check-devices.ts'
import { checkPlaces } from './content/places/check-places.ts'
import { checkStation, type SoundStation, stationWarnings } from './settings/check-station.ts'
import type { SettingsFault } from './content/files/fault.ts'
import { checkListeners, type ListenersSettings, readListeners } from './settings/listeners.ts'
import { nearest } from './content/check/nearest.ts'
import { PlacesConfig } from './content/places/schema.ts'
import { boardOf, checkNotices, readBoard } from './content/files/read-board.ts'
import { readCatalogue } from './content/files/read-catalogue.ts'
import { checkShape } from './content/check/shape.ts'
import { StationConfig } from './settings/station.ts'
import { readVoice, type VoiceFiles } from './settings/voice.ts'
import { readYaml } from './content/files/yaml-file.ts'

export { formatFaults } from './content/files/fault.ts'

/** Everything the daemon was told, read once at start, checked whole. Directories are absolute paths. */
export type Settings = {
  version: string
  configDir: string
  dataDir: string
  port: number
  logLevel: string
  station: StationConfig
  catalogue: Catalogue
  /** Classes and notices of the 信息公开 board. */
  board: Board
  places: PlacesConfig
  voice: VoiceFiles
  listeners: ListenersSettings
  /** In the order of the file; `options` are the driver's own fields, checked and with its defaults. */
  devices: readonly DeviceSettings[]
}

/** As they were typed; undefined or empty = the default. */
export type RawOptions = {
  config: string | undefined
  data: string | undefined
  port: string | undefined
  logLevel: string | undefined
}

/** `warnings` are allowed but not as they should be; one line each, for staff. */
export type SettingsRead =
  | { at: 'ok'; settings: Settings; warnings: string[] }
  | { at: 'faults'; faults: SettingsFault[] }

const ROOT = resolve(import.meta.dirname, '..')
const PackageFile = Type.Object({ version: Type.String() })
const DEFAULT_PORT = 8080
const LOG_LEVELS = ['debug', 'info', 'warn', 'error']

/**
 * Reads station.yaml, devices.yaml, the catalogue, the board and the places of the configuration folder and checks them
 * alone and against each other. Either everything is right, or every fault found is told at once; what a person wrote
 * never throws.
 */
export async function readSettings(options: RawOptions, drivers: DriverSchemas): Promise<SettingsRead> {
  const faults: SettingsFault[] = []
  const configDir = options.config ? resolve(options.config) : join(ROOT, 'config')
  const dataDir = dataFolder(options.data)
  const port = readPort(options.port, faults)
  const logLevel = readLogLevel(options.logLevel, faults)
  if (!isFolder(configDir)) {
    const message = `没有 ${configDir} 这个文件夹，应为：放着 station.yaml、devices.yaml 和 catalogue 的文件夹`
    return { at: 'faults', faults: [...faults, optionFault('--config / KIOSK_CONFIG', message)] }
  }

  const shown = (name: string) => shownName(configDir, name)
  const [stationRead, devicesRead, catalogueRead, boardRead, placesRead, voiceRead] = await Promise.all([
    readYaml(join(configDir, 'station.yaml'), shown('station.yaml')),
    readYaml(join(configDir, 'devices.yaml'), shown('devices.yaml')),
    readCatalogue(join(configDir, 'catalogue'), shown('catalogue')),
    readBoard(configDir, shown),
    readYaml(join(configDir, 'places.yaml'), shown('places.yaml')),
    readVoice(join(configDir, 'voice'), shown('voice')),
  ])
  let station: StationConfig | null = null
  let sound: SoundStation = {}
  const warnings: SettingsFault[] = [...voiceRead.warnings]
  if (stationRead.at === 'faults') faults.push(...stationRead.faults)
  else {
    const { file } = stationRead
    const shape = checkShape(StationConfig, file.value, file.fault)
    station = shape.whole
    sound = shape.sound ?? {}
    faults.push(...shape.faults, ...checkStation(sound, file, catalogueRead.items))
    const listeners = checkListeners(sound.listeners ?? {}, file, { port, configDir })
    faults.push(...listeners.faults)
    warnings.push(...stationWarnings(sound, file), ...listeners.warnings)
  }
  let devices: DeviceSettings[] = []
  if (devicesRead.at === 'faults') faults.push(...devicesRead.faults)
  else {
    const checked = checkDevices(devicesRead.file, sound, drivers)
    faults.push(...checked.faults)
    devices = checked.devices
  }
  faults.push(...catalogueRead.faults, ...boardRead.faults, ...checkNotices(boardRead, sound))
  let places: PlacesConfig | null = null
  if (placesRead.at === 'faults') faults.push(...placesRead.faults)
  else {
    const shape = checkShape(PlacesConfig, placesRead.file.value, placesRead.file.fault)
    places = shape.whole
    faults.push(...shape.faults, ...checkPlaces(shape.sound ?? {}, placesRead.file, sound))
  }
  const { catalogue } = catalogueRead
  if (faults.length > 0 || !catalogue || !station || !boardRead.config || !places)
    return { at: 'faults', faults }
  return {
    at: 'ok',
    settings: {
      version: ownVersion(),
      configDir,
      dataDir,
      port,
      logLevel,
      station,
      catalogue,
      board: boardOf(boardRead.config, boardRead.notices, station),
      places,
      voice: voiceRead.voice,
      listeners: readListeners(station.listeners, configDir),
      devices,
    },
    warnings: warnings.map(
      ({ file, line, message }) => `${file}${line === null ? '' : ` 第 ${line} 行`}：${message}`,
    ),
  }
}

/** Where a station keeps its data; `written` as somebody typed it. */
export function dataFolder(written: string | undefined): string {
  return written ? resolve(written) : join(ROOT, 'var')
}

/** 0 lets the system choose a free port; tests and tools use it. */
function readPort(written: string | undefined, faults: SettingsFault[]): number {
  if (!written) return DEFAULT_PORT
  const port = Number(written)
  if (/^\d+$/.test(written) && port <= 65_535) return port
  faults.push(optionFault('--port / KIOSK_PORT', `写的是 ${written}，应为：0 到 65535 的整数，如 8080`))
  return DEFAULT_PORT
}

function readLogLevel(written: string | undefined, faults: SettingsFault[]): string {
  if (!written || LOG_LEVELS.includes(written)) return written || 'info'
  const meant = nearest(written, LOG_LEVELS)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  faults.push(optionFault('KIOSK_LOG', `写的是 ${written}${hint}，应为其中之一：${LOG_LEVELS.join('、')}`))
  return 'info'
}

function optionFault(name: string, message: string): SettingsFault {
  return { file: name, path: '', line: null, message }
}

/** As somebody would type it from where the daemon was started; whole when it lies elsewhere. */
function shownName(folder: string, name: string): string {
  const file = join(folder, name)
  const short = relative(process.cwd(), file)
  return short.startsWith('..') ? file : short
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The version in package.json. */
export function ownVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  if (!Check(PackageFile, read)) throw new Error('package.json has no version')
  return read.version
}
