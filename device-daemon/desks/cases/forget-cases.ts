import { findCase } from '#daemon/domain/cases/decide.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import { isAtHand, somethingSealed } from '#daemon/domain/cases/record.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { sealName } from './case-seal.ts'

/** A station that was off for years has many to forget: so many are asked for at a time. */
const AT_A_TIME = 100
/** A daemon that was off when another one destroyed its key of a case still has its own: it looks back so many days. */
const LOOK_BACK_DAYS = 90

/**
 * Destroys the key of each case that has been over for its term, once a day and at every start. First the key, then the
 * entry that says so: what a power cut leaves undone, the next start does. `keepDays`: counted from the day it ended.
 */
export function forgetCases(parts: {
  station: Pick<Station, 'state' | 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget' | 'open'> | null
  keepDays(): number
  log: Log
}): {
  /** What was begun is done. */
  settled(): Promise<void>
  close(): void
} {
  const { station, views, seal, keepDays, log } = parts
  let done = ''

  /** False where it has to be tried again. */
  function destroy({ id, number }: CaseRecord): boolean {
    const forgotten = seal?.forget(sealName(id))
    if (forgotten?.at === 'forgotten') return true
    log.error({ reason: forgotten?.reason, case: number }, 'the person of a case is not forgotten yet')
    return false
  }

  async function forget(): Promise<void> {
    const today = station.today()
    if (today === done || seal === null) return
    done = today
    const daysAgo = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString()
    for (const record of await views.ask(casesProjection, ({ forgottenSince }) =>
      forgottenSince(daysAgo(LOOK_BACK_DAYS)),
    )) {
      if (isReadable(seal, record)) destroy(record)
    }
    const tried = new Set<string>()
    for (;;) {
      const ended = await views.ask(casesProjection, ({ kept }) => kept(daysAgo(keepDays()), AT_A_TIME))
      // What is still listed after it was seen to has come back meanwhile, or the tables stand still.
      const fresh = ended.filter(({ id }) => !tried.has(id))
      for (const record of fresh) {
        tried.add(record.id)
        const now = findCase(station.state().cases, record.id)
        if (now !== undefined && isAtHand(now)) continue // Reopened meanwhile.
        if (!destroy(record)) return
        const command = { type: 'forget-case', caseId: record.id } as const
        const outcome = await station.execute(`forget-case/${record.id}`, command, { at: 'system' })
        if (outcome.at !== 'done') return
      }
      if (fresh.length === 0) return
    }
  }

  let going = forget()
  const close = station.onTick(() => {
    going = going.then(forget)
  })
  return { settled: () => going, close }
}

function isReadable(seal: Pick<Seal, 'open'>, record: CaseRecord): boolean {
  const sealed = somethingSealed(record)
  return sealed !== undefined && seal.open(sealName(record.id), sealed).at === 'text'
}
