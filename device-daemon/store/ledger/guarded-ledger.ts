import type { Numbers } from '#daemon/domain/numbers.ts'
import { type EntryMark, holds, markOf } from './entry-mark.ts'
import type { HighWater } from './high-water.ts'
import type { EntryDraft, Ledger } from './port.ts'

/** The numbers that drafts give away; they must never be given again. Pure, handed in by the domain. */
export type NumbersOf = (drafts: readonly EntryDraft[]) => Numbers

/**
 * A ledger that remembers, outside of itself, what it has taken: numbers are reserved before they are appended, so that
 * a lost or rewound ledger never leads to one given twice. `mayGive`: false while nobody knows which numbers are free.
 */
export function guardedLedger<L extends Ledger>(
  ledger: L,
  highWater: HighWater,
  numbersOf: NumbersOf,
  mayGive: () => boolean = () => true,
): L {
  return {
    ...ledger,
    async append(drafts, expectedSeq) {
      const numbers = numbersOf(drafts)
      const givesNumbers = Object.keys(numbers).length > 0
      if (givesNumbers && !mayGive()) return { at: 'failed', reason: 'free numbers are not known yet' }
      if (!highWater.covers(numbers)) {
        const reserved = await highWater.reserve(numbers)
        // What gives no number away is not kept from being written by a full disk: clerks finish on the reserve.
        if (reserved.at === 'failed' && givesNumbers) return reserved
      }
      const appended = await ledger.append(drafts, expectedSeq)
      const newest = appended.at === 'ok' ? appended.entries.at(-1) : undefined
      if (newest !== undefined) {
        highWater.given(markOf(newest))
        highWater.lookAhead(numbers)
      }
      return appended
    },
  }
}

/**
 * `lost`: entries `from` to `upTo` were acknowledged and are not in the ledger. `unsure`: nothing is seen to be
 * missing, but the machine went down, and the newest entries cannot be vouched for.
 */
export type Comparison = { at: 'whole' } | { at: 'unsure' } | { at: 'lost'; from: number; upTo: number }

/** Compares the ledger with every entry that something else in the data folder has seen in it. */
export async function compareWithMarks(
  ledger: Pick<Ledger, 'head' | 'read'>,
  seen: readonly EntryMark[],
  remembered: HighWater['remembered'],
): Promise<Comparison> {
  const head = await ledger.head()
  const marks = remembered.at === 'nothing' ? seen : [...seen, remembered.newest]
  const upTo = Math.max(0, ...marks.map(({ seq }) => seq))
  if (upTo > head) return { at: 'lost', from: head + 1, upTo }
  // A ledger that is long enough may still be another one, which went on differently after an older copy of it.
  for (const mark of marks) {
    if (!(await holds(ledger, mark))) return { at: 'lost', from: mark.seq, upTo }
  }
  return { at: remembered.at === 'at-least' ? 'unsure' : 'whole' }
}
