import { nameFault } from '#daemon/domain/station/name-rule.ts'
import { checkHours } from './check-hours.ts'
import type { Path, SettingsFault } from './fault.ts'
import { nearest } from './nearest.ts'
import type { StationConfig } from './station.ts'
import type { YamlFile } from './yaml-file.ts'

/** What the rest of the configuration says about an errand, as far as it can be read. */
export type KnownItems = ReadonlyMap<number, { name: string; takeable: boolean }>

/** 二（一）2: 「原则上」, so a smaller place is a warning and no fault. */
const FLOOR_AREA_NORM = { 村: 50, 社区: 100, 网点: null } as const

/**
 * What the schema of station.yaml cannot say: names, references, order. Only fields that are sound by themselves are
 * looked at; `items` is null while the catalogue itself cannot be read.
 */
export function checkStation(
  sound: Partial<StationConfig>,
  file: YamlFile,
  items: KnownItems | null,
): SettingsFault[] {
  const { type, name, timeZone, hours } = sound
  const faults: SettingsFault[] = []
  const form = type && name ? nameFault(type, name) : null
  if (form) faults.push(file.fault(['name'], `写的是 ${name}，${type}站的统一名称应为：${form}`))
  const zone = timeZone === undefined ? null : zoneFault(timeZone)
  if (zone) faults.push(file.fault(['timeZone'], zone))
  if (hours) faults.push(...checkHours(hours, file))
  faults.push(
    ...repeated(file, 'windows', 'id', sound.windows),
    ...repeated(file, 'kiosks', 'id', sound.kiosks),
    ...repeated(file, 'queues', 'id', sound.queues),
    ...repeated(file, 'queues', 'letter', sound.queues),
    ...repeated(file, 'commonItems', 'seq', sound.commonItems),
    ...checkQueues(sound, file, items),
    ...checkCommonItems(sound, file, items),
  )
  return faults
}

/** Words for staff about what is allowed but below the norm. */
export function stationWarnings(
  { type, areaSquareMeters }: Partial<StationConfig>,
  file: YamlFile,
): SettingsFault[] {
  if (!type || areaSquareMeters === undefined) return []
  const norm = FLOOR_AREA_NORM[type]
  if (norm === null || areaSquareMeters >= norm) return []
  const message = `面积 ${areaSquareMeters} 平方米，${type}便民服务站原则上不低于 ${norm} 平方米`
  return [file.fault(['areaSquareMeters'], message)]
}

/** One fault for every later entry of a list that repeats an earlier one's `key`. */
export function repeated<Key extends string>(
  file: YamlFile,
  list: string,
  key: Key,
  entries: readonly Record<Key, string | number>[] = [],
): SettingsFault[] {
  return entries.flatMap((entry, index) => {
    const first = entries.findIndex((other) => other[key] === entry[key])
    if (first === index) return []
    return [file.fault([list, index, key], `${entry[key]} 和 ${list}[${first}] 重复，应当各不相同`)]
  })
}

/** A fault where `written` is none of `known`; says which there are, and which was probably meant. */
export function unknownName(
  file: YamlFile,
  path: Path,
  what: string,
  written: string,
  known: readonly string[],
): SettingsFault[] {
  if (known.includes(written)) return []
  const meant = nearest(written, known)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  const choice = known.length === 0 ? '一个也没有' : known.join('、')
  return [file.fault(path, `没有${what} ${written}${hint}，应为其中之一：${choice}`)]
}

function checkQueues(
  { queues, windows, defaultQueue }: Partial<StationConfig>,
  file: YamlFile,
  items: KnownItems | null,
): SettingsFault[] {
  if (!queues) return []
  const faults: SettingsFault[] = []
  const ids = queues.map(({ id }) => id)
  if (defaultQueue) faults.push(...unknownName(file, ['defaultQueue'], '队列', defaultQueue, ids))
  const owner = new Map<number, string>()
  for (const [q, queue] of queues.entries()) {
    for (const [w, id] of queue.windows === 'all' ? [] : queue.windows.entries()) {
      const path = ['queues', q, 'windows', w]
      if (queue.windows.indexOf(id) < w) faults.push(file.fault(path, `窗口 ${id} 写了两遍，应只写一遍`))
      if (!windows) continue
      const known = windows.map(({ id }) => id)
      faults.push(...unknownName(file, path, '窗口', id, known))
    }
    for (const [i, seq] of queue.items.entries()) {
      const path = ['queues', q, 'items', i]
      const other = owner.get(seq)
      if (other !== undefined) {
        faults.push(file.fault(path, `第 ${seq} 项已经在队列 ${other} 里，一件事应只归一个队列`))
      } else owner.set(seq, queue.id)
      faults.push(...unknownItem(file, path, seq, items))
    }
  }
  return faults
}

function checkCommonItems(
  { commonItems }: Partial<StationConfig>,
  file: YamlFile,
  items: KnownItems | null,
): SettingsFault[] {
  return (commonItems ?? []).flatMap(({ seq }, index) => {
    const path = ['commonItems', index, 'seq']
    const item = items?.get(seq)
    if (!item) return unknownItem(file, path, seq, items)
    if (item.takeable) return []
    return [file.fault(path, `第 ${seq} 项 ${item.name} 不能自助取号或已暂停，应换成能取号的事项`)]
  })
}

function unknownItem(file: YamlFile, path: Path, seq: number, items: KnownItems | null): SettingsFault[] {
  if (!items || items.has(seq)) return []
  const all = [...items.keys()].toSorted((a, b) => a - b)
  return [
    file.fault(path, `目录里没有第 ${seq} 项，应为目录里的序号（${all[0] ?? '无'}–${all.at(-1) ?? '无'}）`),
  ]
}

function zoneFault(timeZone: string): string | null {
  const isName = !/^[+-]/.test(timeZone)
  if (isName && isKnownZone(timeZone)) return null
  const meant = nearest(timeZone, Intl.supportedValuesOf('timeZone'))
  return `没有 ${timeZone} 这个时区，应为 IANA 时区名，如 ${meant ?? 'Asia/Shanghai'}`
}

function isKnownZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return true
  } catch {
    return false
  }
}
