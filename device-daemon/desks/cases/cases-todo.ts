import type { CasesState } from '#daemon/domain/cases/state.ts'
import type { CaseAct } from '#daemon/domain/cases/types.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** Cases whose day is past, and about which nothing was written down lately. `first`: the one that waits longest. */
export type CasesTodo = StandingTodo & {
  code: 'cases-overdue'
  count: number
  first: { id: string; number: string; dueOn: string }
}

/** An answer that is still waited for is asked about again after so many days. */
const ASK_AGAIN_DAYS = 5

export function casesTodo({ open }: CasesState, today: string): readonly CasesTodo[] {
  const lately = Temporal.PlainDate.from(today).subtract({ days: ASK_AGAIN_DAYS }).toString()
  const late = open.flatMap(({ id, state, due, number, time, acts }) =>
    state.at === 'accepted' && due !== null && due.date < today && !wasAsked(acts, due.date, lately)
      ? [{ id, number, dueOn: due.date, time }]
      : [],
  )
  const [first] = late.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  if (first === undefined) return []
  const { id, number, dueOn, time } = first
  return [
    {
      id: 'cases-overdue',
      code: 'cases-overdue',
      when: { at: 'today' },
      since: time,
      count: late.length,
      first: { id, number, dueOn },
    },
  ]
}

/** Whether it was noted after this day, and not before `lately`, what was done about it. Days of the clock of Greenwich do. */
const wasAsked = (acts: readonly CaseAct[], due: string, lately: string): boolean =>
  acts.some(({ at, time }) => {
    const day = time.slice(0, 10)
    return (at === 'stepped' || at === 'tracked') && day > due && day >= lately
  })
