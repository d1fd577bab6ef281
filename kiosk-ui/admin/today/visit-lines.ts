import type { DayVisits } from '#contract/report.ts'
import { words } from './words.ts'

/** Visits for cases in sentences; none of what there was none of. */
export function visitLines({ first, again, offline }: DayVisits): string[] {
  const counted = (of: Readonly<Record<string, number>>, names: Readonly<Record<string, string>>) => {
    const some = Object.entries(of).filter(([, count]) => count > 0)
    const sum = some.reduce((all, [, count]) => all + count, 0)
    return { sum, each: some.map(([name, count]) => words.visits.each(names[name] ?? name, count)) }
  }
  const came = counted(again, words.visits.again)
  const notOnline = counted(offline, words.visits.offline)
  return [
    ...(first + came.sum > 0 ? [words.visits.came(first, came.sum, came.each)] : []),
    ...(notOnline.sum > 0 ? [words.visits.notOnline(notOnline.sum, notOnline.each)] : []),
  ]
}
