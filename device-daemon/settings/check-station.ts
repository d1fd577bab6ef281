import { nameFault } from './name-rule.ts'
import { checkBookings } from './check-bookings.ts'
import { checkDaemons } from './check-daemons.ts'
import { checkHolidays } from '#daemon/content/holidays/check-holidays.ts'
import { checkHours, checkQuiet } from './check-hours.ts'
import { checkHoursText } from './check-hours-text.ts'
import { checkSkills } from './check-skills.ts'
import { checkTimeZone } from './check-time-zone.ts'
import { doubtful, type Finding, wrong } from '#daemon/content/check/finding.ts'
import { idsOf, repeated, unknownName } from '#daemon/content/check/references.ts'
import type { SoundStation } from './station.ts'

/** 二（一）2: 「原则上」, so a smaller place is a warning and no fault. */
const FLOOR_AREA_NORM = { 村: 50, 社区: 100, 网点: null } as const

/** What the schema of station.yaml cannot say: names, references, order. Only what is sound by itself is looked at. */
export function checkStation(sound: SoundStation): Finding[] {
  const { type, name, hours } = sound
  const faults: Finding[] = []
  const form = type && name ? nameFault(type, name) : null
  if (form) faults.push(wrong(['name'], `写的是 ${name}，${type}便民服务站的统一名称应为：${form}`))
  faults.push(...zoneOf(sound).filter(({ blocks }) => blocks))
  if (hours) faults.push(...checkHours(hours))
  faults.push(
    ...repeated('holidayTables', 'year', sound.holidayTables),
    ...(sound.holidayTables ?? []).flatMap((table, i) =>
      table ? checkHolidays(table, ['holidayTables', i]) : [],
    ),
  )
  faults.push(
    ...repeated('windows', 'id', sound.windows),
    ...repeated('kiosks', 'id', sound.kiosks),
    ...repeated('queues', 'id', sound.queues),
    ...repeated('queues', 'letter', sound.queues),
    ...repeated('commonItems', 'seq', sound.commonItems),
    ...checkQueues(sound),
    ...checkDaemons(sound),
    ...checkSkills(sound),
    ...checkBookings(sound),
    ...checkLights(sound),
  )
  return faults
}

/** A case turns amber first: with as many days for red, it would never be amber. */
function checkLights({ cases }: SoundStation): Finding[] {
  const { amberWorkdays: amber, redWorkdays: red } = cases ?? {}
  if (amber === undefined || red === undefined || red < amber) return []
  const words = `“马上到期”写的是 ${red} 个工作日，应比“快到了”的 ${amber} 个少`
  return [wrong(['cases', 'redWorkdays'], words)]
}

/** Words for staff about what is allowed but below the norm, or most likely not what was meant. */
export function stationWarnings(sound: SoundStation): Finding[] {
  return [
    ...checkFloorArea(sound),
    ...zoneOf(sound).filter(({ blocks }) => !blocks),
    ...(sound.hours === undefined ? [] : checkHoursText(sound.hours)),
    ...checkQuiet(sound),
  ]
}

const zoneOf = ({ timeZone }: SoundStation) => (timeZone === undefined ? [] : checkTimeZone(timeZone))

function checkFloorArea({ type, areaSquareMeters }: SoundStation): Finding[] {
  if (!type || areaSquareMeters === undefined) return []
  const norm = FLOOR_AREA_NORM[type]
  if (norm === null || areaSquareMeters >= norm) return []
  const message = `面积 ${areaSquareMeters} 平方米，${type}便民服务站原则上不低于 ${norm} 平方米`
  return [doubtful(['areaSquareMeters'], message)]
}

function checkQueues({ queues = [], windows, defaultQueue }: SoundStation): Finding[] {
  const faults: Finding[] = []
  if (defaultQueue) faults.push(...unknownName(['defaultQueue'], '队列', defaultQueue, idsOf(queues)))
  const owner = new Map<number, number>()
  for (const [q, queue] of queues.entries()) {
    const called = Array.isArray(queue?.windows) ? queue.windows : []
    for (const [w, id] of called.entries()) {
      const path = ['queues', q, 'windows', w]
      if (id === undefined) continue
      if (called.indexOf(id) < w) faults.push(wrong(path, `窗口 ${id} 写了两遍，应只写一遍`))
      faults.push(...unknownName(path, '窗口', id, idsOf(windows)))
    }
    for (const [i, seq] of (queue?.items ?? []).entries()) {
      const path = ['queues', q, 'items', i]
      if (seq === undefined) continue
      const other = owner.get(seq)
      owner.set(seq, other ?? q)
      if (other !== undefined) {
        faults.push(wrong(path, `第 ${seq} 项已经在第 ${other + 1} 个队列里，一件事应只归一个队列`))
      }
    }
  }
  return faults
}
