import { linesIn, waitingIn } from './line.ts'
import { isAttended } from './places.ts'
import { type Need, skillName, windowsFor } from './skills.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState } from './state.ts'

/** A line whose people no window with a clerk may call. `name`: of the skill, else of the queue. */
export type UnattendedLine = Need & { name: string; waiting: number; windows: readonly string[] }

/** Whether no clerk sits at any of the windows that may call. */
export const areUnattended = (state: QueueState, windows: readonly string[]): boolean =>
  !windows.some((window) => isAttended(state, window))

/**
 * The lines of queues in which people wait for nobody, while other windows are at work. A station that has not opened,
 * or has closed, has none: no clerk is needed elsewhere then. Costs as much as queues and windows, not as tickets.
 */
export const unattendedLines = (state: QueueState, rules: QueueRules): readonly UnattendedLine[] => {
  if (areUnattended(state, rules.windows)) return []
  return rules.queues.flatMap(({ id: queueId, name }) => {
    const queue = state.queues.get(queueId)
    if (queue === undefined) return []
    const skills = [null, ...[...queue.skilled].map(([skill]) => skill)]
    return linesIn(queue).flatMap((line, i) => {
      const skill = skills[i] ?? null
      const waiting = waitingIn(line)
      const windows = windowsFor({ queueId, skill }, rules)
      if (waiting === 0 || !areUnattended(state, windows)) return []
      return [{ queueId, skill, name: skill === null ? name : skillName(skill, rules), waiting, windows }]
    })
  })
}
