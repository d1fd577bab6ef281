import { linesIn, waitingIn } from './line.ts'
import { isAttended } from './places.ts'
import { type Need, skillName, windowsFor } from './skills.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState } from './state.ts'

/** A line whose people no window with a clerk may call. `name`: of the skill, else of the queue. */
export type UnattendedLine = Need & { name: string; waiting: number; windows: readonly string[] }

/**
 * Whether nobody sits at any of the windows that may call, while others are at work. A station that has not opened, or
 * has closed, is another matter: no one expects a call then.
 */
export const areUnattended = (state: QueueState, windows: readonly string[], rules: QueueRules): boolean =>
  !windows.some((window) => isAttended(state, window)) &&
  rules.windows.some((window) => isAttended(state, window))

/** The lines of queues in which people wait for nobody. Costs as much as queues and windows, not as tickets. */
export const unattendedLines = (state: QueueState, rules: QueueRules): readonly UnattendedLine[] =>
  rules.queues.flatMap(({ id: queueId, name }) => {
    const queue = state.queues.get(queueId)
    if (queue === undefined) return []
    const skills = [null, ...[...queue.skilled].map(([skill]) => skill)]
    return linesIn(queue).flatMap((line, i) => {
      const skill = skills[i] ?? null
      const waiting = waitingIn(line)
      const windows = windowsFor({ queueId, skill }, rules)
      if (waiting === 0 || !areUnattended(state, windows, rules)) return []
      return [{ queueId, skill, name: skill === null ? name : skillName(skill, rules), waiting, windows }]
    })
  })
