import type { Spread } from '#contract/report.ts'
import { words } from './words.ts'

/** The middle one of times and the one that nine of ten do not exceed, in a sentence. */
export function spreadWords({ median, ninetieth }: Spread): string {
  return median === null || ninetieth === null
    ? words.noSpread
    : words.spread(words.minutes(median), words.minutes(ninetieth))
}

/** The same in a cell of a table: whole minutes. */
export function SpreadCell({ spread: { median, ninetieth } }: { spread: Spread }) {
  const minutes = (seconds: number) => String(Math.round(seconds / 60))
  return (
    <td class="num">
      {median === null || ninetieth === null
        ? words.dash
        : words.spreadShort(minutes(median), minutes(ninetieth))}
    </td>
  )
}
