import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import { isRealDay } from '#daemon/content/check/real-day.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import type { StationConfig } from './station.ts'

type Hours = Sound<StationConfig['hours']>
type Interval = { from?: string; to?: string } | undefined

/** Opening hours that the schema lets pass and a calendar does not. */
export function checkHours(hours: Hours): Finding[] {
  return [...checkWeek(hours), ...checkDays(hours)]
}

function checkWeek({ weekly = [] }: Hours): Finding[] {
  const seen = new Set<number>()
  return weekly.flatMap((week, entry) => {
    const base = ['hours', 'weekly', entry]
    const twice = (week?.days ?? []).flatMap((day, index) => {
      if (day === undefined) return []
      if (!seen.has(day)) {
        seen.add(day)
        return []
      }
      return [wrong([...base, 'days', index], `星期 ${day} 写了两遍，一天的时段应写在一处`)]
    })
    return [...twice, ...checkIntervals(week?.open ?? [], [...base, 'open'])]
  })
}

function checkDays({ closedDays = [], extraDays = [] }: Hours): Finding[] {
  const seen = new Set<string>()
  const day = (written: string | undefined, path: Path): Finding[] => {
    if (written === undefined) return []
    if (!isRealDay(written)) return [wrong(path, `日历上没有 ${written} 这一天，应为：年-月-日`)]
    if (seen.has(written)) {
      return [wrong(path, `${written} 写了两遍；一天要么在 closedDays，要么在 extraDays，应只写一处`)]
    }
    seen.add(written)
    return []
  }
  return [
    ...closedDays.flatMap((written, index) => day(written, ['hours', 'closedDays', index])),
    ...extraDays.flatMap((extra, index) => [
      ...day(extra?.day, ['hours', 'extraDays', index, 'day']),
      ...checkIntervals(extra?.open ?? [], ['hours', 'extraDays', index, 'open']),
    ]),
  ]
}

function checkIntervals(open: readonly Interval[], base: Path): Finding[] {
  return open.flatMap((interval, index) => {
    const { from, to } = interval ?? {}
    const ended = open[index - 1]?.to
    if (from !== undefined && to !== undefined && to <= from) {
      return [
        wrong(
          [...base, index, 'to'],
          `${from}–${to} 不成一段，结束应晚于开始（过午夜的分成两天写：到 24:00、从 00:00）`,
        ),
      ]
    }
    if (from !== undefined && ended !== undefined && from < ended) {
      return [wrong([...base, index, 'from'], `${from} 早于上一段的结束 ${ended}，时段应从早到晚、互不重叠`)]
    }
    return []
  })
}
