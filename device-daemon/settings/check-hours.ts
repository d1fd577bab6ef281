import type { Path, SettingsFault } from './fault.ts'
import type { StationConfig } from './station.ts'
import type { YamlFile } from './yaml-file.ts'

type Hours = StationConfig['hours']
type Interval = Hours['weekly'][number]['open'][number]

/** Opening hours that the schema lets pass and a calendar does not. */
export function checkHours(hours: Hours, file: YamlFile): SettingsFault[] {
  return [...checkWeek(hours, file), ...checkDays(hours, file)]
}

function checkWeek({ weekly }: Hours, file: YamlFile): SettingsFault[] {
  const seen = new Set<number>()
  return weekly.flatMap(({ days, open }, entry) => {
    const base = ['hours', 'weekly', entry]
    const twice = days.flatMap((day, index) => {
      if (!seen.has(day)) {
        seen.add(day)
        return []
      }
      return [file.fault([...base, 'days', index], `星期 ${day} 写了两遍，一天的时段应写在一处`)]
    })
    return [...twice, ...checkIntervals(open, [...base, 'open'], file)]
  })
}

function checkDays({ closedDays, extraDays }: Hours, file: YamlFile): SettingsFault[] {
  const seen = new Set<string>()
  const day = (written: string, path: Path): SettingsFault[] => {
    if (!isRealDay(written)) return [file.fault(path, `日历上没有 ${written} 这一天，应为：年-月-日`)]
    if (seen.has(written)) {
      return [file.fault(path, `${written} 写了两遍；一天要么在 closedDays，要么在 extraDays，应只写一处`)]
    }
    seen.add(written)
    return []
  }
  return [
    ...closedDays.flatMap((written, index) => day(written, ['hours', 'closedDays', index])),
    ...extraDays.flatMap((extra, index) => [
      ...day(extra.day, ['hours', 'extraDays', index, 'day']),
      ...checkIntervals(extra.open, ['hours', 'extraDays', index, 'open'], file),
    ]),
  ]
}

function checkIntervals(open: readonly Interval[], base: Path, file: YamlFile): SettingsFault[] {
  return open.flatMap(({ from, to }, index) => {
    const before = open[index - 1]
    if (to <= from) {
      return [
        file.fault(
          [...base, index, 'to'],
          `${from}–${to} 不成一段，结束应晚于开始（过午夜的分成两天写：到 24:00、从 00:00）`,
        ),
      ]
    }
    if (before && from < before.to) {
      return [
        file.fault(
          [...base, index, 'from'],
          `${from} 早于上一段的结束 ${before.to}，时段应从早到晚、互不重叠`,
        ),
      ]
    }
    return []
  })
}

function isRealDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day)
    return true
  } catch {
    return false
  }
}
