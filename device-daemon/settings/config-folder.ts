import { join } from 'node:path'
import { type CheckedContents, checkContents, type Contents } from '#daemon/content/contents.ts'
import { sorted } from '#daemon/content/check/finding.ts'
import { checkShape, isRecord } from '#daemon/content/check/shape.ts'
import type { Fault } from '#daemon/content/fault.ts'
import type { ParsedValues } from '#daemon/content/files/parsed-values.ts'
import { readYaml, type YamlRead } from '#daemon/content/files/yaml-file.ts'
import { tableOf } from '#daemon/content/holidays/check-holidays.ts'
import type { ContentSource } from '#daemon/content/source.ts'
import type { StationWords } from '#daemon/content/station/words.ts'
import { checkDevices, type DeviceSettings, type DriverSchemas } from './check-devices.ts'
import { profileNames } from './check-device-profiles.ts'
import { checkErrands } from './check-errands.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import { checkStation, stationWarnings } from './check-station.ts'
import type { Ground } from './lay-over.ts'
import { checkListeners } from './listeners.ts'
import { MAIN_DAEMON } from './ownership.ts'
import { type SoundStation, StationConfig } from './station.ts'
import { factsFrom } from './station-facts.ts'

export type ConfigFolder = {
  configDir: string
  /** The kiosk's own, which no other listener may take. */
  port: number
  drivers: DriverSchemas
  source: ContentSource
  parsed: ParsedValues
  /** Makes the name that people know a file by. */
  shown(name: string): string
}

export type ConfigRead = {
  /** Faults of what the queue cannot do without: station, devices, listeners. */
  needed: Fault[]
  /** Faults of contents: what has them is left out of `contents`. */
  setAside: Fault[]
  /** Devices at windows that station.yaml does not name; one that was added in a browser may be meant. */
  astray: Fault[]
  warnings: Fault[]
  /** Null with a fault of its shape. */
  station: StationConfig | null
  /** Complete only without faults in `needed`. */
  devices: DeviceSettings[]
  /** The name of this machine's own daemon. */
  daemon: string
  contents: CheckedContents['contents']
  /** What was read, unchecked. */
  ground: Ground
}

/** Reads station.yaml, devices.yaml and all contents and checks them alone and against each other. */
export async function readConfigFolder({
  configDir,
  port,
  drivers,
  source,
  parsed,
  shown,
}: ConfigFolder): Promise<ConfigRead> {
  const [stationRead, devicesRead, written, profiles] = await Promise.all([
    readYaml(join(configDir, 'station.yaml'), shown('station.yaml'), parsed),
    readYaml(join(configDir, 'devices.yaml'), shown('devices.yaml'), parsed),
    source.read(),
    profileNames(configDir),
  ])
  const needed: Fault[] = []
  const warnings: Fault[] = []
  const astray: Fault[] = []
  const shape =
    stationRead.at === 'read'
      ? checkShape(StationConfig, stationRead.file.value, [], stationRead.file.asWritten)
      : null
  const sound: SoundStation = shape?.sound ?? {}
  const checked = checkContents(written, factsFrom(sound))
  const setAside: Fault[] = []
  if (stationRead.at === 'faults') needed.push(...stationRead.faults)
  else {
    const { file } = stationRead
    needed.push(...file.faults([...(shape?.findings ?? []), ...checkStation(sound)]))
    const errands = sorted(checkErrands(sound, checked.items))
    setAside.push(...file.faults([...errands.faults, ...checkPlaceholders(sound)]))
    const listeners = checkListeners(sound.listeners ?? {}, file, { port, configDir })
    needed.push(...listeners.faults)
    warnings.push(
      ...file.doubts,
      ...file.faults([...errands.doubts, ...stationWarnings(sound)]),
      ...listeners.warnings,
    )
  }
  let devices: DeviceSettings[] = []
  let daemon = MAIN_DAEMON
  if (devicesRead.at === 'faults') needed.push(...devicesRead.faults)
  else {
    const read = checkDevices(devicesRead.file, sound, drivers, profiles)
    needed.push(...read.faults)
    warnings.push(...read.warnings)
    astray.push(...read.astray)
    ;({ devices, daemon } = read)
  }
  return {
    needed,
    setAside: [...setAside, ...checked.faults],
    astray,
    warnings: [...warnings, ...checked.warnings],
    station: shape?.whole ?? null,
    devices,
    daemon,
    contents: checked.contents,
    ground: { station: valueOf(stationRead), written },
  }
}

const valueOf = (read: YamlRead): Record<string, unknown> =>
  read.at === 'read' && isRecord(read.file.value) ? read.file.value : {}

/** The contents with what `station` says to people; its home screen offers only errands that can be taken. */
export function contentsWith(
  { holidays, ...contents }: CheckedContents['contents'],
  station: StationConfig,
): Contents {
  const { name, type, address, phone, townCentre, sample, hours, hall, feedback, cases, voice, portal } =
    station
  const takeable = new Set(
    contents.guide.items.flatMap(({ seq, residentTicket, suspended }) =>
      residentTicket && suspended === undefined ? [seq] : [],
    ),
  )
  const words: StationWords = {
    type,
    name,
    address,
    phone,
    townCentre,
    sample,
    hours: hoursWith(hours, [...(station.holidayTables ?? []).map(tableOf), ...holidays]),
    ...(portal && { portal }),
    ...(hall && { hall }),
    feedback: feedback ?? FEEDBACK,
    cases: { ...CASES, ...cases },
    ...(voice && { voice }),
    commonItems: station.commonItems.filter(({ seq }) => takeable.has(seq)),
  }
  return {
    ...contents,
    station: words,
    plates: station.windows.map(({ id, title, department = '', services = [] }) => ({
      window: id,
      title,
      department,
      services,
    })),
    rules: {
      priority: station.priority,
      callsBeforeNoShow: station.callsBeforeNoShow,
      secondsBetweenCalls: station.secondsBetweenCalls ?? SECONDS_BETWEEN_CALLS,
      windows: station.windows.map(
        ({ title: _plate, department: _named, services: _offered, ...window }) => window,
      ),
      skills: station.skills ?? [],
      queues: station.queues,
      defaultQueue: station.defaultQueue,
      ...(station.bookings && { bookings: station.bookings }),
    },
  }
}

/** The document gives no term for a reply; what is personal is kept no longer than it takes to call back. */
const FEEDBACK = { replyDays: null, contactDays: 30 }

/**
 * No document says how long: two years are the project's own choice, so that who comes again for next year's 年审 is
 * still known. Amber and red are as the desk was built with.
 */
const CASES = {
  keepDays: 730,
  amberWorkdays: 3,
  redWorkdays: 1,
  agency: { register: 1, submit: 2, track: 5, deliver: 2, callBack: 5, archive: 5 },
}

/** The station's own table of a year stands over the file's. Days off are kept unless the station says otherwise. */
function hoursWith(
  { onHolidays = 'closed', onMakeUpDays = 'as-weekday', ...hours }: StationConfig['hours'],
  tables: CheckedContents['contents']['holidays'],
): StationWords['hours'] {
  const ofYear = new Map(tables.toReversed().map((table) => [table.year, table]))
  return { ...hours, calendar: { tables: [...ofYear.values()], onHolidays, onMakeUpDays } }
}

/** Long enough to get up from the last row and come to the window. */
const SECONDS_BETWEEN_CALLS = 20

/** Fields of station.yaml that a running station follows; every other one counts from the next start on. */
const FOLLOWED = {
  name: true,
  type: true,
  sample: true,
  address: true,
  phone: true,
  townCentre: true,
  areaSquareMeters: true,
  budgetNote: true,
  hours: true,
  holidayTables: true,
  hall: true,
  feedback: true,
  cases: true,
  commonItems: true,
  priority: true,
  callsBeforeNoShow: true,
  secondsBetweenCalls: true,
  voice: true,
  windows: true,
  skills: true,
  queues: true,
  defaultQueue: true,
  bookings: true,
} satisfies Partial<Record<keyof StationConfig, true>>

/** `devices`: those it runs with now. */
export type Started = { station: StationConfig; devices(): readonly DeviceSettings[]; daemon: string }

/** `fromNextStart`: as people know it, `station.yaml 的 kiosks`. */
type ReadAnew =
  | { at: 'sound'; ground: Ground; contents: Contents; fromNextStart: readonly string[] }
  | { at: 'faults'; faults: readonly Fault[] }

/** Reads the folder once more, for a station that has started with `started`. */
export async function readContentsAnew(folder: ConfigFolder, started: Started): Promise<ReadAnew> {
  const { needed, setAside, station, devices, daemon, contents, ground } = await readConfigFolder(folder)
  const faults = [...needed, ...setAside]
  if (station === null || faults.length > 0) return { at: 'faults', faults }
  return {
    at: 'sound',
    ground,
    contents: contentsWith(contents, station),
    fromNextStart: [
      ...Object.keys(StationConfig.properties)
        .filter((key) => !(key in FOLLOWED) && differs(key, started.station, station))
        .map((key) => `${folder.shown('station.yaml')} 的 ${key}`),
      ...(daemon === started.daemon && JSON.stringify(devices) === JSON.stringify(started.devices())
        ? []
        : [folder.shown('devices.yaml')]),
    ],
  }
}

function differs(key: string, before: object, now: object): boolean {
  const valueOf = (of: object) => JSON.stringify(Object.entries(of).find(([name]) => name === key))
  return valueOf(before) !== valueOf(now)
}
