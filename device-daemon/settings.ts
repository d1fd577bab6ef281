import { readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { nearest } from './content/check/nearest.ts'
import type { WrittenContents } from './content/contents.ts'
import { type Fault, warningWords } from './content/fault.ts'
import { folderSource } from './content/files/folder-source.ts'
import { NOTHING_KEPT, parsedValuesIn } from './content/files/parsed-values.ts'
import type { DeviceSettings, DriverSchemas } from './settings/check-devices.ts'
import { contentsWith, readConfigFolder } from './settings/config-folder.ts'
import { type DeviceFile, deviceFile } from './settings/device-file.ts'
import { type ListenersSettings, readListeners } from './settings/listeners.ts'
import { type Ownership, ownedBy } from './settings/ownership.ts'
import type { StationConfig } from './settings/station.ts'
import { readVoice, type VoiceFiles } from './settings/voice.ts'
import { writtenContents } from './settings/written-contents.ts'

export { formatFaults, warningWords } from './content/fault.ts'

/** Everything the daemon was told, read once at start, checked whole. Directories are absolute paths. */
export type Settings = {
  version: string
  configDir: string
  dataDir: string
  /** Where what ends with the machine's run may lie, the best one first. */
  runtimeFolders: readonly string[]
  port: number
  logLevel: string
  /** Whether `/gallery` is there: during work on the screens, and in tests. */
  gallery: 'served' | 'none'
  station: StationConfig
  /** What people write: it may change while the station runs. */
  written: WrittenContents
  voice: VoiceFiles
  listeners: ListenersSettings
  /** In the order of the file; `options` are the driver's own fields, checked and with its defaults. */
  devices: readonly DeviceSettings[]
  /** The same file, while the station runs. */
  deviceFile: DeviceFile
  /** What of the station is this daemon's own. */
  owns: Ownership
  /** The package's folder for updates, and the folder of the keys that sign them; null without a package. */
  updates: { folder: string; keys: string } | null
}

/** As they were typed; undefined or empty = the default. */
export type RawOptions = {
  config: string | undefined
  data: string | undefined
  port: string | undefined
  logLevel: string | undefined
  gallery?: string | undefined
  /** What systemd gives (RUNTIME_DIRECTORY). */
  runtime?: string | undefined
  /** The same for what may be deleted at any time (CACHE_DIRECTORY). */
  cache?: string | undefined
  /** What the package gives (KIOSK_UPDATES, KIOSK_UPDATE_KEYS). */
  updates?: string | undefined
  updateKeys?: string | undefined
}

/**
 * `faults`: the queue cannot start. Contents with faults do not keep it from starting: they are set aside, see
 * `settings.written`. `warnings` are allowed but not as they should be; one line each, for staff.
 */
export type SettingsRead =
  | { at: 'ok'; settings: Settings; warnings: string[]; astray: readonly Fault[] }
  | { at: 'faults'; faults: Fault[] }

const ROOT = resolve(import.meta.dirname, '..')
const PackageFile = Type.Object({ version: Type.String() })
const DEFAULT_PORT = 8080
const LOG_LEVELS = ['debug', 'info', 'warn', 'error']

/**
 * Reads the configuration folder and checks it whole. When the queue cannot start, every fault found is told at once,
 * those of contents too; what a person wrote never throws.
 */
export async function readSettings(options: RawOptions, drivers: DriverSchemas): Promise<SettingsRead> {
  const faults: Fault[] = []
  const configDir = options.config ? resolve(options.config) : join(ROOT, 'config')
  const dataDir = dataFolder(options.data)
  const port = readPort(options.port, faults)
  const logLevel = readLogLevel(options.logLevel, faults)
  if (!isFolder(configDir)) {
    const message = `没有 ${configDir} 这个文件夹，应为：放着 station.yaml、devices.yaml 和 catalogue 的文件夹`
    return { at: 'faults', faults: [...faults, optionFault('--config / KIOSK_CONFIG', message)] }
  }
  const shown = (name: string) => shownName(configDir, name)
  const parsed = options.cache ? parsedValuesIn(join(options.cache, 'parsed')) : NOTHING_KEPT
  const source = folderSource(configDir, shown, parsed)
  const folder = { configDir, port, drivers, source, parsed, shown }
  const [read, voiceRead] = await Promise.all([
    readConfigFolder(folder),
    readVoice(join(configDir, 'voice'), shown('voice')),
  ])
  faults.push(...read.needed)
  const { station, devices, daemon, setAside } = read
  if (faults.length > 0 || !station) return { at: 'faults', faults: [...faults, ...setAside] }
  const devicesWritten = deviceFile(folder, devices)
  return {
    at: 'ok',
    settings: {
      version: ownVersion(),
      configDir,
      dataDir,
      runtimeFolders: runtimeFolders(options.runtime),
      port,
      logLevel,
      gallery: options.gallery === 'served' ? 'served' : 'none',
      station,
      written: writtenContents(
        folder,
        { station, devices: devicesWritten.running, daemon },
        { ground: read.ground, contents: contentsWith(read.contents, station), setAside },
      ),
      voice: voiceRead.voice,
      listeners: readListeners(station.listeners, configDir),
      devices,
      deviceFile: devicesWritten,
      owns: ownedBy(daemon, station),
      updates:
        options.updates && options.updateKeys ? { folder: options.updates, keys: options.updateKeys } : null,
    },
    warnings: [...voiceRead.warnings, ...read.warnings].map(warningWords),
    astray: read.astray,
  }
}

/** The same as `--check-config` judges it: a fault in contents is a fault like any other, and so is a device at no window. */
export function strictly(read: SettingsRead): SettingsRead {
  if (read.at === 'faults') return read
  const faults = [...read.astray, ...read.settings.written.setAside]
  return faults.length === 0 ? read : { at: 'faults', faults }
}

/** Where a station keeps its data; `written` as it was typed. */
export function dataFolder(written: string | undefined): string {
  return written ? resolve(written) : join(ROOT, 'var')
}

/** `given`: paths with colons between them, as systemd writes them. */
function runtimeFolders(given: string | undefined): string[] {
  const own = (given ?? '').split(':').filter((path) => path !== '')
  return [...own, '/run/station-kiosk', join(tmpdir(), `station-kiosk-${process.getuid?.() ?? ''}`)]
}

/** 0 lets the system choose a free port; tests and tools use it. */
function readPort(written: string | undefined, faults: Fault[]): number {
  if (!written) return DEFAULT_PORT
  const port = Number(written)
  if (/^\d+$/.test(written) && port <= 65_535) return port
  faults.push(optionFault('--port / KIOSK_PORT', `写的是 ${written}，应为：0 到 65535 的整数，如 8080`))
  return DEFAULT_PORT
}

function readLogLevel(written: string | undefined, faults: Fault[]): string {
  if (!written || LOG_LEVELS.includes(written)) return written || 'info'
  const meant = nearest(written, LOG_LEVELS)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  faults.push(optionFault('KIOSK_LOG', `写的是 ${written}${hint}，应为其中之一：${LOG_LEVELS.join('、')}`))
  return 'info'
}

function optionFault(name: string, message: string): Fault {
  return { file: name, path: '', line: null, message }
}

/** As it would be typed from where the daemon was started; whole when it lies elsewhere. */
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
