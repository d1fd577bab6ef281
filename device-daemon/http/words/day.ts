import type { DayRefusal } from '#daemon/domain/day/day.ts'
import { fullDate } from '#daemon/full-date.ts'

/** What a clerk reads whose yes to the machine's day is refused. */
export function dayRefusalWords({ why, clock }: DayRefusal): string {
  switch (why) {
    case 'clock-shows-another':
      return `机器的时钟现在说今天是 ${fullDate(clock)}，和您确认的日期不同。请先把机器的日期改对，再确认。`
    case 'impossible':
      return `机器的时钟说今天是 ${fullDate(clock)}，这不可能。请先把机器的日期改对，再确认。`
  }
}
