import type { Interval, Week } from './documents.ts'
import { words } from './words.ts'

/** Intervals of Monday to Sunday; an empty list is a day on which the station is closed. */
export type Days = readonly (readonly Interval[])[]

export const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const

export const daysOf = (weekly: Week): Days =>
  ALL_DAYS.map((day) => weekly.find(({ days }) => days.includes(day))?.open ?? [])

/** Days with the same hours are one entry, as people write them. */
export function weekOf(days: Days): Week {
  const byHours = new Map<string, { days: number[]; open: readonly Interval[] }>()
  for (const [i, open] of days.entries()) {
    if (open.length === 0) continue
    const key = JSON.stringify(open)
    const known = byHours.get(key)
    if (known) known.days.push(i + 1)
    else byHours.set(key, { days: [i + 1], open })
  }
  return [...byHours.values()]
}

/** 「830」 and 「8：30」 are 08:30, as everybody types them; anything else stays for the check to tell. */
export function timeOf(typed: string): string {
  const [, hours, minutes] = /^(\d{1,2})[:：.]?(\d{2})$/.exec(typed.trim()) ?? []
  return hours === undefined ? typed : `${hours.padStart(2, '0')}:${minutes}`
}

/** The week in lines for residents; 「法定节假日除外」 where the station keeps them. */
export function weekInLines(weekly: Week, onHolidays: 'closed' | 'open'): string[] {
  const except = onHolidays === 'closed' ? words.hours.exceptHolidays : ''
  if (weekly.length === 0) return [`${words.hours.always}${except}`]
  return weekly.map(({ days, open }) => `${dayWords(days)} ${open.map(spanWords).join(' ')}${except}`)
}

const spanWords = ({ from, to }: Interval) => `${plain(from)}–${plain(to)}`
const plain = (time: string) => time.replace(/^0(?=\d)/, '')

/** 「周一至周五」, 「周一、周三、周四」. */
function dayWords(days: readonly number[]): string {
  const runs: number[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => words.weekday(day ?? 0)
  return runs
    .flatMap((run) => (run.length > 2 ? [words.hours.span(name(run[0]), name(run.at(-1)))] : run.map(name)))
    .join('、')
}
