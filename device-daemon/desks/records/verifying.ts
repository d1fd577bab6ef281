import type { Trouble } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'

/** By then the screens have what they need, and a start is not made slower. */
const FIRST_AFTER_MS = 2 * 60_000
const AGAIN_EVERY_MS = 24 * 60 * 60_000
/** Between two slices of about 2 ms of work, so that nobody waits longer for it. */
const PAUSE_MS = 20

export type Verifying = {
  troubles(): readonly Trouble[]
  close(): void
}

/** Reads the whole ledger soon after a start and once a day, and says where it cannot be trusted any more. */
export function openVerifying(ledger: Pick<Ledger, 'verify'>, clock: Clock): Verifying {
  let damaged: Trouble | null = null
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

function troubleOf(seq: number, before: Trouble | null, clock: Clock): Trouble {
  const id = `ledger:damaged:${seq}`
  if (before?.id === id) return before
  return {
    id,
    at: 'ledger',
    words: `账本第 ${seq} 条读不出来了，那以后的旧记录可能查不到。取号、叫号照常。数据文件夹里的文件都不要删，请联系维护人员。`,
    since: new Date(clock.now()).toISOString(),
    seenBy: [],
  }
}
