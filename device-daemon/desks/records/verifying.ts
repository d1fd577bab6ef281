import { basename } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import { dayBegan } from '#daemon/domain/opening-hours.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { LocalLedger } from '#daemon/store/ledger/port.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'

/** By then the screens have what they need, and a start is not made slower. */
const FIRST_AFTER_MS = 2 * 60_000
const KEYS_AFTER_MS = 5_000
/** Between two slices of about 2 ms of work, so that requests do not wait longer for it. */
const PAUSE_MS = 20
/** A file that was written while it was looked through is looked through again. */
const LOOK_AGAIN_MS = 10 * 60_000
const LOOKS_MAX = 6
/** After the day began. */
const NIGHT_MS = 3 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

type Found =
  /** The first entry that cannot be trusted. */
  | { code: 'entry-unreadable'; seq: number }
  /**
   * Every entry is there, and stands in a new file; `aside`: name of the file that the damaged one is now; `doubled`:
   * commands that were done twice before.
   */
  | { code: 'ledger-renewed'; aside: string; doubled: number }
  /** Every entry is there, in a damaged file; why no new one could be made. */
  | { code: 'ledger-unsound'; reason: string }

type FoundOfKeys =
  /** `count`: keys that cannot be used; `takesNew`: whether new ones can be made. */
  | { code: 'keys-damaged'; count: number; takesNew: boolean }
  /** The keys stand in a new file; `aside`: name of the damaged one; `lost`: whether some could not be read. */
  | { code: 'keys-mended'; aside: string; lost: boolean }

export type VerifyingTrouble = Standing & (({ at: 'ledger' } & Found) | ({ at: 'data' } & FoundOfKeys))

export type Verifying = {
  troubles(): readonly VerifyingTrouble[]
  close(): void
}

/**
 * Reads the whole ledger soon after a start and every night, says where it cannot be trusted any more, and looks through
 * the files themselves: a damaged index says that there is nothing, and nothing else speaks of it. The keys are looked
 * through first: of them there are fewest.
 */
export function openVerifying(
  {
    ledger,
    views,
    seal,
  }: {
    ledger: LocalLedger
    views: Pick<Views, 'lookThrough'>
    /** Null where there are none that could be used. */
    seal: Pick<Seal, 'lookThrough' | 'mended'> | null
  },
  { clock, timeZone }: { clock: Clock; timeZone: string },
): Verifying {
  const standing = new Map<VerifyingTrouble['code'], VerifyingTrouble>()
  let isOpen = true
  let cancel = clock.after(KEYS_AFTER_MS, () => void begin())

  const wait = (ms: number) =>
    new Promise<void>((next) => {
      // One who waits when this closes waits for good.
      if (isOpen) cancel = clock.after(ms, next)
    })
  const pause = () => wait(PAUSE_MS)

  async function begin(): Promise<void> {
    await lookThroughKeys()
    if (isOpen) cancel = clock.after(FIRST_AFTER_MS - KEYS_AFTER_MS, () => void verify())
  }

  async function verify(): Promise<void> {
    const verified = await ledger.verify(pause)
    if (!isOpen) return
    if (verified.at === 'damaged') damagedAt(verified.damage.seq)
    else {
      standing.delete('entry-unreadable')
      await lookThroughLedger()
    }
    if (isOpen) await views.lookThrough()
    if (isOpen) await lookThroughKeys()
    if (isOpen) cancel = clock.after(untilNight(clock.now(), timeZone), () => void verify())
  }

  async function lookThroughLedger(): Promise<void> {
    let seen = await ledger.lookThrough()
    for (let looks = 1; seen.at === 'unknown' && looks < LOOKS_MAX; looks++) {
      await wait(LOOK_AGAIN_MS)
      seen = await ledger.lookThrough()
    }
    if (!isOpen || seen.at === 'unknown') return
    standing.delete('ledger-unsound')
    if (seen.at === 'sound') return
    const renewed = await ledger.renew(pause)
    if (!isOpen) return
    if (renewed.at === 'renewed')
      stands('renewed', {
        code: 'ledger-renewed',
        aside: basename(renewed.aside),
        doubled: renewed.doubled,
      })
    else if (renewed.at === 'damaged') damagedAt(renewed.damage.seq)
    else stands('unsound', { code: 'ledger-unsound', reason: renewed.reason })
  }

  function tellMended(): void {
    const mended = seal?.mended() ?? null
    if (mended === null || standing.has('keys-mended')) return
    const since = new Date(clock.now()).toISOString()
    standing.set('keys-mended', { id: 'data:keys-mended', at: 'data', since, code: 'keys-mended', ...mended })
  }

  async function lookThroughKeys(): Promise<void> {
    const seen = await seal?.lookThrough(pause)
    if (!isOpen) return
    tellMended()
    const since = new Date(clock.now()).toISOString()
    // What cannot be read for another reason than damage, the next night may tell.
    if (seen === undefined || (seen.at === 'failed' && seen.reason !== 'corrupt')) return
    standing.delete('keys-damaged')
    if (seen.at === 'whole') return
    const { keys: count, takesNew } = seen.at === 'damaged' ? seen : { keys: 0, takesNew: false }
    standing.set('keys-damaged', {
      id: 'data:keys',
      at: 'data',
      since,
      code: 'keys-damaged',
      count,
      takesNew,
    })
  }

  function damagedAt(seq: number): void {
    const before = standing.get('entry-unreadable')
    if (before?.code === 'entry-unreadable' && before.seq === seq) return
    stands(`damaged:${seq}`, { code: 'entry-unreadable', seq })
  }

  function stands(id: string, found: Found): void {
    const since = new Date(clock.now()).toISOString()
    standing.set(found.code, { id: `ledger:${id}`, at: 'ledger', since, ...found })
  }

  tellMended()
  return {
    troubles: () => [...standing.values()],
    close() {
      isOpen = false
      cancel()
    },
  }
}

/** Milliseconds to the next time that it is three o'clock at night. */
function untilNight(now: number, timeZone: string): number {
  const night = dayBegan(timeZone, now) + NIGHT_MS
  return night > now ? night - now : night + DAY_MS - now
}
