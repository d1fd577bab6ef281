import { findCase } from '#daemon/domain/cases/decide.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import { isAtHand, somethingSealed } from '#daemon/domain/cases/record.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { daysBefore, type Forgetting, openForgetting } from '../forgetting.ts'
import { sealName } from './case-seal.ts'

/** A daemon that was off when another one destroyed its key of a case still has its own: it looks back so many days. */
const LOOK_BACK_DAYS = 90

/** Forgets the person of a case. `keepDays`: counted from the day on which nothing was left to do. */
export function forgetCases({
  station,
  views,
  seal,
  keepDays,
  log,
}: {
  station: Pick<Station, 'state' | 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget' | 'open'> | null
  keepDays(): number
  log: Log
}): Forgetting {
  const failed = ({ number }: CaseRecord, reason: string): void =>
    log.error({ reason, case: number }, 'the person of a case is not forgotten yet')
  return openForgetting({
    station,
    seal,
    sealName,
    async before(today) {
      const since = daysBefore(today, LOOK_BACK_DAYS)
      for (const record of await views.ask(casesProjection, ({ forgottenSince }) => forgottenSince(since))) {
        if (seal === null || !isReadable(seal, record)) continue
        const forgotten = seal.forget(sealName(record.id))
        if (forgotten.at === 'failed') failed(record, forgotten.reason)
      }
    },
    due: (today, count) =>
      views.ask(casesProjection, ({ kept }) => kept(daysBefore(today, keepDays()), count)),
    isOver({ id }) {
      const now = findCase(station.state().cases, id)
      return now === undefined || !isAtHand(now)
    },
    async note({ id }) {
      const command = { type: 'forget-case', caseId: id } as const
      return (await station.execute(`forget-case/${id}`, command, { at: 'system' })).at === 'done'
    },
    failed,
  })
}

function isReadable(seal: Pick<Seal, 'open'>, record: CaseRecord): boolean {
  const sealed = somethingSealed(record)
  return sealed !== undefined && seal.open(sealName(record.id), sealed).at === 'text'
}
