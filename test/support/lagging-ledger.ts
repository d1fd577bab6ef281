import type { Entry, Ledger } from '#daemon/store/ledger/port.ts'
import { turn } from './turn.ts'

/**
 * One daemon's own sight of a ledger that several share: what others and it itself wrote comes to it late, in order, by as
 * many turns of the event loop as `lag` says each time.
 */
export function laggingLedger(ledger: Ledger, lag: () => number): Ledger {
  return {
    ...ledger,
    watch(after, onEntries, onDamage) {
      let delivered: Promise<void> = Promise.resolve()
      let ended = false
      const deliver = async (entries: readonly Entry[]) => {
        for (let turns = lag(); turns > 0; turns--) await turn()
        if (!ended) onEntries(entries)
      }
      const end = ledger.watch(
        after,
        (entries) => {
          delivered = delivered.then(() => deliver(entries))
        },
        onDamage,
      )
      return () => {
        ended = true
        end()
      }
    },
  }
}
