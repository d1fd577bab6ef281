import { doubtful, type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import { isRealDay } from '#daemon/content/check/real-day.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import type { SoundStation, StationConfig } from './station.ts'

type Hours = Sound<StationConfig['hours']>
type Interval = { from?: string; to?: string } | undefined

/** Opening hours that the schema lets pass and a calendar does not. */
export function checkHours(hours: Hours): Finding[] {
  return [...checkWeek(hours), ...checkDays(hours)]
}

/**
 * Quiet hours in which people are called. A station that is open at all hours is quiet at night on purpose. What is wrong
 * by itself was said already.
 */
export function checkQuiet({ voice, hours }: SoundStation): Finding[] {
  const { from, to } = voice?.quiet ?? {}
  if (from === undefined || to === undefined) return []
  const quiet =
    from < to
      ? [{ from, to }]
      : [
          { from, to: '24:00' },
          { from: '00:00', to },
        ]
  const open = [...(hours?.weekly ?? []), ...(hours?.extraDays ?? [])].flatMap((entry) => entry?.open ?? [])
  const calls = open.find((interval) => quiet.some((silent) => overlap(interval, silent)))
  if (calls === undefined) return []
  const words = `${from}–${to} 不出声，可是 ${calls.from}–${calls.to} 开放，这时叫号没有声音；应避开开放时间，不用就空着`
  return [doubtful(['voice', 'quiet'], words)]
}

function overlap(open: Interval, quiet: { from: string; to: string }): boolean {
  const { from, to } = open ?? {}
  return from !== undefined && to !== undefined && from < quiet.to && quiet.from < to
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
      return [wrong(path, `${written} 写了两遍；一天要么休息，要么另有安排，应只写一处`)]
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
