import type { FindCaseBody, FoundCase } from '#contract/cases.ts'
import type { Clock } from '#daemon/clock.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { openTries } from '../feedback/tries.ts'
import { foundOf } from './case-views.ts'

type FoundByCode =
  | { at: 'found'; found: FoundCase }
  | { at: 'unknown-code' }
  | { at: 'too-many-tries'; waitSeconds: number }

/** What a resident is told of a case: how it stands and what comes next, not whose it is, nor what for. */
export type ResidentsCases = {
  /** What the holder of the card with this tag is told, newest first, without the void ones. */
  byCard(tag: string): Promise<readonly FoundCase[]>
  /** By its code; each kiosk has so many wrong tries a minute. */
  find(body: FindCaseBody, kiosk: string): Promise<FoundByCode>
  /** Those for which somebody came with the ticket of this slip, oldest first, without the void ones. */
  ofSlip(token: string): Promise<readonly FoundCase[]>
}

type Parts = {
  station: Pick<Station, 'state'>
  views: Pick<Views, 'ask'>
  casesOf(tag: string): Promise<readonly CaseRecord[]>
  clock: Clock
  timeZone: string
}

export function openResidentsCases({ station, views, casesOf, clock, timeZone }: Parts): ResidentsCases {
  const tries = openTries(clock)
  return {
    async byCard(tag) {
      return (await casesOf(tag)).map((each) => foundOf(each, timeZone))
    },
    async find({ code: written }, kiosk) {
      const code = written.replaceAll(/\s/gu, '')
      const wait = tries.waitSeconds(kiosk)
      if (wait > 0) return { at: 'too-many-tries', waitSeconds: wait }
      // Counted before anything is waited for, so that many tries at once are not fewer.
      const took = tries.count(kiosk)
      const open = station.state().cases.open.find((each) => each.code === code)
      const found = open ?? (await views.ask(casesProjection, ({ byCode }) => byCode(code)))
      if (found === undefined) return { at: 'unknown-code' }
      took.takeBack()
      return { at: 'found', found: foundOf(found, timeZone) }
    },
    async ofSlip(token) {
      const found = await views.ask(casesProjection, (queries) => queries.ofSlip(token))
      return found.filter(({ state }) => state.at !== 'voided').map((each) => foundOf(each, timeZone))
    },
  }
}
