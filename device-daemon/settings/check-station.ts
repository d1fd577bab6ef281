import { nameFault } from './name-rule.ts'
import { checkHours } from './check-hours.ts'
import type { Path, SettingsFault } from '#daemon/content/files/fault.ts'
import { nearest } from '#daemon/content/check/nearest.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import type { StationConfig } from './station.ts'
import type { YamlFile } from '#daemon/content/files/yaml-file.ts'

/** What the rest of the configuration says about an errand, as far as it can be read. */
export type KnownItems = ReadonlyMap<number, { name: string; takeable: boolean }>

/** station.yaml as far as each of its fields is right by itself. */
export type SoundStation = Sound<StationConfig>

/** 二（一）2: 「原则上」, so a smaller place is a warning and no fault. */
const FLOOR_AREA_NORM = { 村: 50, 社区: 100, 网点: null } as const

/**
 * What the schema of station.yaml cannot say: names, references, order. Only what is sound by itself is looked
 * at; `items` is null while the catalogue itself cannot be read.
 */
export function checkStation(sound: SoundStation, file: YamlFile, items: KnownItems | null): SettingsFault[] {
  const { type, name, timeZone, hours } = sound
  const faults: SettingsFault[] = []
  const form = type && name ? nameFault(type, name) : null
  if (form) faults.push(file.fault(['name'], `写的是 ${name}，${type}便民服务站的统一名称应为：${form}`))
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
export function stationWarnings({ type, areaSquareMeters }: SoundStation, file: YamlFile): SettingsFault[] {
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
  entries: readonly ({ [K in Key]?: string | number } | undefined)[] = [],
): SettingsFault[] {
  return entries.flatMap((entry, index) => {
    const value = entry?.[key]
    const first = entries.findIndex((other) => other?.[key] === value)
    if (value === undefined || first === index) return []
    return [file.fault([list, index, key], `${value} 和 ${list}[${first}] 重复，应当各不相同`)]
  })
}

/** The ids of a list; null when some cannot be read, for then nothing can be said about references to them. */
export function idsOf(entries: readonly ({ id?: string } | undefined)[] | undefined): string[] | null {
  const ids = entries?.map((entry) => entry?.id)
  return ids?.every((id) => id !== undefined) ? ids : null
}

/** A fault where `written` is none of `known` (null = nobody can tell); says which there are, and which was meant. */
export function unknownName(
  file: YamlFile,
  path: Path,
  what: string,
  written: string,
  known: readonly string[] | null,
): SettingsFault[] {
  if (known === null || known.includes(written)) return []
  const meant = nearest(written, known)
  const hint = meant === undefined ? '' : `（是不是 ${meant}？）`
  const choice = known.length === 0 ? '一个也没有' : known.join('、')
  return [file.fault(path, `没有${what} ${written}${hint}，应为其中之一：${choice}`)]
}

function checkQueues(
  { queues = [], windows, defaultQueue }: SoundStation,
  file: YamlFile,
  items: KnownItems | null,
): SettingsFault[] {
  const faults: SettingsFault[] = []
  if (defaultQueue) faults.push(...unknownName(file, ['defaultQueue'], '队列', defaultQueue, idsOf(queues)))
  const owner = new Map<number, number>()
  for (const [q, queue] of queues.entries()) {
    const called = Array.isArray(queue?.windows) ? queue.windows : []
    for (const [w, id] of called.entries()) {
      const path = ['queues', q, 'windows', w]
      if (id === undefined) continue
      if (called.indexOf(id) < w) faults.push(file.fault(path, `窗口 ${id} 写了两遍，应只写一遍`))
      faults.push(...unknownName(file, path, '窗口', id, idsOf(windows)))
    }
    for (const [i, seq] of (queue?.items ?? []).entries()) {
      const path = ['queues', q, 'items', i]
      if (seq === undefined) continue
      const other = owner.get(seq)
      owner.set(seq, other ?? q)
      if (other !== undefined) {
        faults.push(file.fault(path, `第 ${seq} 项已经在 queues[${other}] 里，一件事应只归一个队列`))
      }
      faults.push(...unknownItem(file, path, seq, items))
    }
  }
  return faults
}

function checkCommonItems(
  { commonItems }: SoundStation,
  file: YamlFile,
  items: KnownItems | null,
): SettingsFault[] {
  return (commonItems ?? []).flatMap((common, index) => {
    const path = ['commonItems', index, 'seq']
    const seq = common?.seq
    if (seq === undefined) return []
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
