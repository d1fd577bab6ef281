import type { CasesState } from '#daemon/domain/cases/state.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** Cases whose day is past. `first`: the number and day of the one that waits longest. */
export type CasesTodo = StandingTodo & {
  code: 'cases-overdue'
  count: number
  first: { number: string; dueOn: string }
}

export function casesTodo({ open }: CasesState, today: string): readonly CasesTodo[] {
  const late = open.flatMap(({ state, due, number, time }) =>
    state.at === 'accepted' && due !== null && due.date < today ? [{ number, dueOn: due.date, time }] : [],
  )
  const [first] = late.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  if (first === undefined) return []
  const { number, dueOn, time } = first
  return [
    {
      id: 'cases-overdue',
      code: 'cases-overdue',
      when: { at: 'today' },
      since: time,
      count: late.length,
      first: { number, dueOn },
    },
  ]
}
