import { doubtful, type Finding } from '#daemon/content/check/finding.ts'
import type { Sound } from '#daemon/content/check/shape.ts'
import { readHoursText, type SaidHours, type Span } from './hours-text.ts'
import type { StationConfig } from './station.ts'

type Hours = Sound<StationConfig['hours']>
type Week = ReadonlyMap<number, readonly Span[]>

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]
const DAY_NAMES = '一二三四五六日'

/** Whether people read the same hours that the station keeps. What is not plainly said is not judged. */
export function checkHoursText({ text = [], weekly }: Hours): Finding[] {
  const lines = text.filter((line) => line !== undefined)
  const said = lines.length === text.length ? readHoursText(lines) : null
  const week = weekly === undefined ? null : weekOf(weekly)
  if (said === null || week === null) return []
  const alwaysOpen = weekly?.length === 0
  const differing = said.flatMap(({ line, days, open }) => {
    const meant = days === 'every' ? openDays(week) : days
    const wrongDays = meant.filter((day) => !sameSpans(saidOn(said, day, open), week.get(day) ?? []))
    if (wrongDays.length === 0) return []
    const kept = alwaysOpen ? '每周时段空着，是全天开放' : `每周时段里${keptWords(week, wrongDays)}`
    return [
      doubtful(
        ['hours', 'text', line],
        `写给人看的是“${lines[line]}”，${kept}；两处应当一样，号按每周时段放`,
      ),
    ]
  })
  return differing.length > 0 ? differing : unsaid(said, week, alwaysOpen)
}

/** Days that are open and that no line names, where lines do name days. */
function unsaid(said: readonly SaidHours[], week: Week, alwaysOpen: boolean): Finding[] {
  const named = new Set(said.flatMap(({ days }) => (days === 'every' ? ALL_DAYS : days)))
  const silent = openDays(week).filter((day) => !named.has(day))
  if (said.length === 0 || silent.length === 0) return []
  const kept = alwaysOpen ? '每周时段空着，天天全天开放' : `每周时段里${keptWords(week, silent)}`
  return [doubtful(['hours', 'text'], `${kept}，写给人看的却没有说；两处应当一样`)]
}

/** Morning and afternoon may stand on lines of their own. */
function saidOn(said: readonly SaidHours[], day: number, open: readonly Span[]): readonly Span[] {
  const all = said.filter(({ days }) => days === 'every' || days.includes(day))
  return all.length > 1 ? all.flatMap((one) => one.open) : open
}

/** Null where some entry is wrong by itself, which was said already. */
function weekOf(weekly: NonNullable<Hours['weekly']>): Week | null {
  if (weekly.length === 0) return new Map(ALL_DAYS.map((day) => [day, [{ from: 0, to: 24 * 60 }]]))
  const week = new Map<number, Span[]>()
  for (const entry of weekly) {
    const spans = entry?.open?.map((interval) =>
      interval?.from === undefined || interval.to === undefined
        ? null
        : { from: minutes(interval.from), to: minutes(interval.to) },
    )
    if (entry?.days === undefined || spans === undefined || spans.includes(null)) return null
    for (const day of entry.days) {
      if (day === undefined) return null
      week.set(day, [...(week.get(day) ?? []), ...spans.filter((span) => span !== null)])
    }
  }
  return week
}

function openDays(week: Week): number[] {
  return ALL_DAYS.filter((day) => (week.get(day) ?? []).length > 0)
}

function sameSpans(one: readonly Span[], other: readonly Span[]): boolean {
  return JSON.stringify(joined(one)) === JSON.stringify(joined(other))
}

/** In order, those that touch or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last === undefined || span.from > last.to) all.push({ ...span })
    else last.to = Math.max(last.to, span.to)
  }
  return all
}

/** `周六是 09:00–12:00、周日不开放`, days of the same hours together. */
function keptWords(week: Week, days: readonly number[]): string {
  const byHours = Map.groupBy(days, (day) => spanWords(joined(week.get(day) ?? [])))
  return [...byHours]
    .map(([hours, of]) => `周${of.map((day) => DAY_NAMES[day - 1]).join('、')}${hours}`)
    .join('，')
}

function spanWords(spans: readonly Span[]): string {
  if (spans.length === 0) return '不开放'
  return `是 ${spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(' ')}`
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (of: number) =>
  `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
