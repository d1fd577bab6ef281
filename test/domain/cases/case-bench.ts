import { cases } from '#daemon/domain/cases/cases.ts'
import type { CaseCommand, CaseItem } from '#daemon/domain/cases/decide.ts'
import { type CaseEvent, isCaseEvent } from '#daemon/domain/cases/events.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import type { CasesState } from '#daemon/domain/cases/state.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import type { Happened } from '#daemon/domain/projection.ts'
import { emptyQueue } from '#daemon/domain/queue/evolve.ts'
import type { QueueState } from '#daemon/domain/queue/state.ts'
import { projectionTables } from '#test/support/projection-tables.ts'
import { startedOn } from '#test/support/started-on.ts'

export const item = (more: Partial<CaseItem> = {}): CaseItem => ({
  seq: 14,
  name: '高龄补贴',
  version: '2026.11.28',
  ends: 'promised',
  time: { promised: { at: 'unconfirmed' }, statutory: null, excluded: [] },
  ...more,
})

export type Opening = Extract<CaseCommand, { type: 'open-case' }>
export type Changing = Extract<CaseCommand, { type: 'change-case' }>

/** The area of cases with its tables beside it, told the same. `queue`: its tickets may be brought. */
export function openCaseBench(tables: readonly HolidayTable[], queue: () => QueueState = () => emptyQueue) {
  let state: CasesState = cases.empty
  let commands = 0
  let day = '2026-11-23'
  let now = Date.parse(`${day}T01:00:00.000Z`)
  const ledger: Happened<CaseEvent>[] = []
  const { tables: writing, reading } = projectionTables(casesProjection)
  const queries = casesProjection.queries(reading)

  function run(command: CaseCommand) {
    commands += 1
    const time = new Date(now).toISOString()
    const decision = cases.decide({ cases: state, queue: queue() }, command, {
      time,
      day,
      clock: startedOn(time, day),
      opening: { at: 'open', closesAt: null },
      actor: { at: 'system' },
      commandId: `c${commands}`,
      rules: null,
      newId: () => 'id',
      newToken: () => `token-${commands}`,
    })
    if (decision.at === 'refused') return decision.refusal.code
    const place = { seq: commands, commandId: `c${commands}`, time, day, actor: { at: 'system' } as const }
    const happened = decision.events.filter(isCaseEvent).map((event) => ({ event, at: place }))
    for (const { event } of happened) state = cases.evolve(state, event, place)
    cases.projection.apply(writing, happened)
    ledger.push(...happened)
    return 'ok' as const
  }

  return {
    /** So many milliseconds pass. */
    ms(by: number) {
      now += by
    },
    /** The morning of this day, YYYY-MM-DD. */
    on(of: string) {
      day = of
      now = Date.parse(`${of}T01:00:00.000Z`)
    },
    ledger,
    queries,
    state: () => state,
    open: (caseId: string, outcome: Opening['outcome'], more: Partial<Opening> = {}) =>
      run({
        type: 'open-case',
        caseId,
        by: 'li',
        window: null,
        item: item(),
        tables,
        ticketId: null,
        offline: null,
        materials: null,
        applicant: null,
        person: null,
        bookingId: null,
        outcome,
        ...more,
      }),
    change: (caseId: string, change: Changing['change'], more: Partial<Changing> = {}) =>
      run({
        type: 'change-case',
        caseId,
        by: 'li',
        window: 'W1',
        past: queries.byId(caseId) ?? null,
        revisit: null,
        item: item(),
        tables,
        ticketId: null,
        offline: null,
        materials: null,
        person: null,
        change,
        ...more,
      }),
  }
}
