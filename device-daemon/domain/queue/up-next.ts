import { windowDay } from './places.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState } from './state.ts'
import { windowsAhead } from './windows-ahead.ts'

/**
 * The numbers that come up next, at most `count`: the windows that are open call by turns, those first that are free. No
 * one else is to get ready, and nobody while every window has closed or paused. `now` is ISO 8601 UTC.
 */
export const upNext = (
  state: QueueState,
  rules: QueueRules,
  now: string,
  count: number,
): readonly string[] => {
  const open = rules.windows.filter((id) => windowDay(state, id).service.at === 'open')
  const isFree = (id: string): boolean => windowDay(state, id).busyWith === null
  const turns = [...open.filter(isFree), ...open.filter((id) => !isFree(id))]
  const call = windowsAhead(state, rules, now)
  const numbers: string[] = []
  let idle = 0
  for (let turn = 0; numbers.length < count && idle < turns.length; turn++) {
    const window = turns[turn % turns.length]
    const next = window === undefined ? undefined : call(window)
    if (next === undefined) {
      idle += 1
      continue
    }
    idle = 0
    numbers.push(next.number)
  }
  return numbers
}
