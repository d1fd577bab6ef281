import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { LocalLedger } from '#daemon/store/ledger/port.ts'

/** The ledger does not take what residents do. */
export type SpaceTrouble = Standing & { at: 'ledger' } & (
    | { code: 'disk-full' }
    /** Clerks and the station itself can write nothing either. */
    | { code: 'disk-full-for-all' }
    | { code: 'disk-read-only' }
    | { code: 'disk-failing' }
    | { code: 'ledger-unwritable'; reason: string }
  )

/** Whether the disk takes what residents do, asked now; since when not, is remembered from the first asking. */
export function ledgerSpace(
  ledger: Pick<LocalLedger, 'space'>,
  clock: Pick<Clock, 'now'>,
): () => readonly SpaceTrouble[] {
  let since: string | null = null
  return () => {
    const space = ledger.space()
    if (space.at === 'enough') {
      since = null
      return []
    }
    since ??= new Date(clock.now()).toISOString()
    const standing = { id: `ledger:${space.at}`, at: 'ledger', since } as const
    switch (space.at) {
      case 'reserve':
        return [{ ...standing, code: 'disk-full' }]
      case 'full':
        return [{ ...standing, code: 'disk-full-for-all' }]
      case 'read-only':
        return [{ ...standing, code: 'disk-read-only' }]
      case 'failing':
        return [{ ...standing, code: 'disk-failing' }]
      case 'doubtful':
        return [{ ...standing, code: 'ledger-unwritable', reason: space.reason }]
    }
  }
}
