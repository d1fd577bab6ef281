import { type AgencyLimits, isCarried, nextStepDue } from '#daemon/domain/cases/agency.ts'
import type { CasesState } from '#daemon/domain/cases/state.ts'
import type { Agency, CaseAct, CaseRecord } from '#daemon/domain/cases/types.ts'
import { compare } from '#daemon/compare.ts'
import type { HolidayTable } from '#daemon/domain/holidays.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** The step of 帮办代办 that was done last, where another one is to follow. */
export type CarriedStep = keyof AgencyLimits

/**
 * Cases that wait for a person. `first`: the one that waits longest; its `day` (YYYY-MM-DD) is the day by which something
 * should have been done, or since which it stands still. `cases-overdue`: the day of the answer is past, and nothing was
 * written down about it lately. `results-waiting`: there has been a result since yesterday or longer that its person does
 * not have, no agent brings it, and nothing was written down about it lately. `agency-late`: the next step of 帮办代办 should have been done. `agency-unarchived`: the
 * result was delivered long ago, but the case was not put away, and so its person is still kept.
 */
export type CasesTodo = StandingTodo & {
  code: 'cases-overdue' | 'results-waiting' | 'agency-late' | 'agency-unarchived'
  count: number
  first: { id: string; number: string; day: string; step: CarriedStep | null }
}

/** An answer that is still waited for is asked about again after so many days. */
const ASK_AGAIN_DAYS = 5

/** 回访 and 归档 take two weeks by the limits that a station ships with: after so many days they are forgotten. */
const UNARCHIVED_DAYS = 30

type Rules = { tables: readonly HolidayTable[]; limits: AgencyLimits; timeZone: string }
type Waits = Pick<CasesTodo, 'code'> & Pick<CasesTodo['first'], 'day' | 'step'>

/** `limits`: working days for each step of 帮办代办; `tables`: the calendar by which they are counted; `timeZone`: the station's. */
export function casesTodo({ open }: CasesState, today: string, rules: Rules): readonly CasesTodo[] {
  const daysAgo = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString()
  const [lately, longAgo] = [daysAgo(ASK_AGAIN_DAYS), daysAgo(UNARCHIVED_DAYS)]
  const stepDue = stepDays(rules)
  const waiting = open.flatMap((record) =>
    [caseWaits(record, today, lately, rules), agencyWaits(record, today, longAgo, stepDue)].flatMap((waits) =>
      waits === null ? [] : [{ ...waits, record }],
    ),
  )
  return (['cases-overdue', 'results-waiting', 'agency-late', 'agency-unarchived'] as const).flatMap(
    (code) => {
      const those = waiting.filter((each) => each.code === code).toSorted((a, b) => compare(a.day, b.day))
      const [longest] = those
      if (longest === undefined) return []
      const { record, day, step } = longest
      const first = { id: record.id, number: record.number, day, step }
      return [{ id: code, code, when: { at: 'today' }, since: record.time, count: those.length, first }]
    },
  )
}

function caseWaits(record: CaseRecord, today: string, lately: string, { timeZone }: Rules): Waits | null {
  const waits = waitsFor(record)
  if (waits === null || waits.day >= today) return null
  return wasNoted(record.acts, waits, lately, timeZone) ? null : waits
}

/** An answer that was promised, or a result for who has not got it: since when. */
function waitsFor(record: CaseRecord): Waits | null {
  const { state, due } = record
  if (state.at === 'accepted' && due !== null) return { code: 'cases-overdue', day: due.date, step: null }
  const hasResult = state.at === 'decided' || state.at === 'answered'
  return hasResult && !isCarried(record) ? { code: 'results-waiting', day: state.on, step: null } : null
}

/** Whether it was noted since then, and not before `lately`, what was done about it. */
const wasNoted = (
  acts: readonly CaseAct[],
  { code, day }: Waits,
  lately: string,
  timeZone: string,
): boolean =>
  acts.some(({ at, time }) => {
    if (at !== 'stepped' && at !== 'tracked') return false
    const on = Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).toPlainDate().toString()
    // What was noted on the day of the answer itself was not about its being late.
    return (code === 'cases-overdue' ? on > day : on >= day) && on >= lately
  })

function agencyWaits(
  { agency }: CaseRecord,
  today: string,
  longAgo: string,
  stepDue: (agency: Agency) => string | null,
): Waits | null {
  // No step is due on the day of the one before.
  if (agency === undefined || agency.at === 'archived' || agency.at === 'ended' || agency.on >= today)
    return null
  const isDelivered = agency.at === 'delivered' || agency.at === 'called-back'
  if (isDelivered && agency.on <= longAgo) return { code: 'agency-unarchived', day: agency.on, step: null }
  const day = stepDue(agency)
  return day !== null && day < today ? { code: 'agency-late', day, step: agency.at } : null
}

/** Hundreds of cases stand at few steps since few days: each of them is counted once. */
function stepDays({ tables, limits }: Rules): (agency: Agency) => string | null {
  const known = new Map<string, string | null>()
  return (agency) => {
    const key = `${agency.at} ${agency.on}`
    const due = known.get(key)
    if (due !== undefined) return due
    const counted = nextStepDue({ agency }, tables, limits)
    known.set(key, counted)
    return counted
  }
}
