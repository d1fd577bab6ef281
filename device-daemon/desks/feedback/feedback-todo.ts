import type { FeedbackKind } from '#contract/feedback.ts'
import { compare } from '#daemon/compare.ts'
import type { FeedbackState } from '#daemon/domain/feedback/feedback.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** Residents wait for a reply. `first`: the one that is due first; `overdue`: of all, those whose promised day is past. */
export type FeedbackTodo = StandingTodo & {
  code: 'feedback-waits'
  kind: FeedbackKind
  count: number
  overdue: number
  first: { id: string; dueOn: string | null }
}

const KINDS: readonly FeedbackKind[] = ['objection', 'complaint', 'error-report', 'question']

/** One for each kind of which any is open. */
export function feedbackTodo({ open }: FeedbackState, today: string): readonly FeedbackTodo[] {
  return KINDS.flatMap((kind): FeedbackTodo[] => {
    const those = open.filter((each) => each.kind === kind)
    const [first] = those.toSorted((a, b) => compare(a.dueOn ?? LATE, b.dueOn ?? LATE))
    const newest = those.at(-1)
    if (first === undefined || newest === undefined) return []
    return [
      {
        id: `feedback:${kind}`,
        code: 'feedback-waits',
        when: whenOf(kind, first.dueOn, today),
        since: newest.time,
        kind,
        count: those.length,
        overdue: those.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
        first: { id: first.id, dueOn: first.dueOn },
      },
    ]
  })
}

/** After every day that is promised. */
const LATE = '9999-12-31'

/** Without a promised day an objection is for today, because its 公示 comes down by itself; the rest for when there is time. */
function whenOf(kind: FeedbackKind, dueOn: string | null, today: string): StandingTodo['when'] {
  if (dueOn === null) return { at: kind === 'objection' ? 'today' : 'sometime' }
  const days = Temporal.PlainDate.from(today).until(dueOn).days
  return days <= 0 ? { at: 'today' } : { at: 'days', days, day: dueOn }
}
