import type { PriorityRule } from '#daemon/domain/queue/rules.ts'
import { spreadOf } from '../bench/figures.ts'
import { type Calling, liveDay } from './live-day.ts'
import { type Crowd, dayOfPeople, type Person } from './people.ts'

/** Minutes from ticket to call. */
export type WaitFigures = { p50: number; p95: number; longest: number; n: number }

/** Of those who have priority, and of those who neither have it nor say so. */
export type Waits = { priority: WaitFigures; ordinary: WaitFigures }

/** Priority always first, however many come. */
export const STRICT: PriorityRule = { maxInARow: Infinity, ageingMinutes: null }

/** Waits over days 1 to `days` of this crowd; the same days whatever is called. */
export function waitsOver(days: number, crowd: Crowd, calling: Calling): Waits {
  const of: Record<Person['claim'], number[]> = { 'has-priority': [], 'claims-wrongly': [], ordinary: [] }
  for (let seed = 1; seed <= days; seed += 1)
    for (const { person, minutes } of liveDay(dayOfPeople(crowd, seed), crowd.windows, calling))
      of[person.claim].push(minutes)
  return { priority: figuresOf(of['has-priority']), ordinary: figuresOf(of.ordinary) }
}

function figuresOf(minutes: readonly number[]): WaitFigures {
  const { p50, p95, max, n } = spreadOf(minutes)
  return { p50, p95, longest: max, n }
}
