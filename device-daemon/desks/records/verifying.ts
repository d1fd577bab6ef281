import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'

/** By then the screens have what they need, and a start is not made slower. */
const FIRST_AFTER_MS = 2 * 60_000
const AGAIN_EVERY_MS = 24 * 60 * 60_000
/** Between two slices of about 2 ms of work, so that requests do not wait longer for it. */
const PAUSE_MS = 20

/** The first entry that cannot be trusted. */
export type VerifyingTrouble = Standing & { at: 'ledger'; code: 'entry-unreadable'; seq: number }

export type Verifying = {
  troubles(): readonly VerifyingTrouble[]
  close(): void
}

/** Reads the whole ledger soon after a start and once a day, and says where it cannot be trusted any more. */
export function openVerifying(ledger: Pick<Ledger, 'verify'>, clock: Clock): Verifying {
  let damaged: VerifyingTrouble | null = null
  let isOpen = true
  let cancel = clock.after(FIRST_AFTER_MS, () => void verify())

  async function verify(): Promise<void> {
    const verified = await ledger.verify(
      () =>
        new Promise((next) => {
          cancel = clock.after(PAUSE_MS, next)
        }),
    )
    if (!isOpen) return
    damaged = verified.at === 'whole' ? null : troubleOf(verified.damage.seq, damaged, clock)
    cancel = clock.after(AGAIN_EVERY_MS, () => void verify())
  }

  return {
    troubles: () => (damaged === null ? [] : [damaged]),
    close() {
      isOpen = false
      cancel()
    },
  }
}

function troubleOf(seq: number, before: VerifyingTrouble | null, clock: Clock): VerifyingTrouble {
  if (before?.seq === seq) return before
  return {
    id: `ledger:damaged:${seq}`,
    at: 'ledger',
    code: 'entry-unreadable',
    seq,
    since: new Date(clock.now()).toISOString(),
  }
}
