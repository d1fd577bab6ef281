import { backToQueue, recordOf } from './line.ts'
import type { QueueEvent } from './events.ts'
import { windowDay } from './places.ts'
import * as refusal from './refusals.ts'
import { askToTakeOver } from './take-over.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueRules } from './rules.ts'
import type { QueueState } from './state.ts'

type Command<Type extends QueueCommand['type']> = Extract<QueueCommand, { type: Type }>
type ServiceCommand = Command<'open-window' | 'pause-window' | 'resume-window' | 'close-window'>

/** What has to happen first for a clerk to act at a window, or why they may not. */
type Attendance = { at: 'attends'; events: readonly QueueEvent[] } | Extract<Decision, { at: 'refused' }>

const attends = (...events: QueueEvent[]): Attendance => ({ at: 'attends', events })

/**
 * A clerk who acts at a closed window opens it by this act, without a press of its own. A clerk may have several windows, a
 * window has one clerk.
 */
export const attend = (state: QueueState, window: string, clerk: string, rules: QueueRules): Attendance => {
  if (!rules.windows.includes(window)) return refusal.unknownWindow()
  const { service } = windowDay(state, window)
  switch (service.at) {
    case 'closed':
      return attends({ type: 'window-opened', window, clerk })
    case 'open':
    case 'paused':
      return service.clerk === clerk ? attends() : refusal.windowTaken()
  }
}

/** As `attend`; the act also ends a pause. */
export const attendAgain = (
  state: QueueState,
  window: string,
  clerk: string,
  rules: QueueRules,
): Attendance => {
  const attendance = attend(state, window, clerk, rules)
  return attendance.at === 'attends' && windowDay(state, window).service.at === 'paused'
    ? attends({ type: 'window-resumed', window, clerk })
    : attendance
}

const accept = (...events: QueueEvent[]): Decision => ({ at: 'accepted', events })

/**
 * Open, pause, resume, close. What is so already is accepted without events. Those who wait for a window alone go back
 * to all windows of their queue as it closes.
 */
export const changeService = (state: QueueState, command: ServiceCommand, rules: QueueRules): Decision => {
  const { window, clerk } = command
  if (!rules.windows.includes(window)) return refusal.unknownWindow()
  const { service, busyWith, line, next } = windowDay(state, window)
  const taken = service.at !== 'closed' && service.clerk !== clerk
  if (taken && !(command.type === 'open-window' && command.takeOver)) return refusal.windowTaken()
  switch (command.type) {
    case 'open-window':
      if (taken) return askToTakeOver(state, window, clerk)
      return service.at === 'closed' ? accept({ type: 'window-opened', window, clerk }) : accept()
    case 'pause-window': {
      if (service.at === 'closed') return refusal.windowClosed()
      const { notice } = command
      return service.at === 'paused' && service.notice === notice
        ? accept()
        : accept({ type: 'window-paused', window, clerk, notice })
    }
    case 'resume-window':
      if (service.at === 'closed') return refusal.windowClosed()
      return service.at === 'paused' ? accept({ type: 'window-resumed', window, clerk }) : accept()
    case 'close-window':
      if (service.at === 'closed') return accept()
      if (busyWith !== null) return refusal.closeWhileBusy(recordOf(state.tickets, busyWith))
      return accept(
        ...[...next, ...line.priority, ...line.ordinary].map((id) =>
          backToQueue(recordOf(state.tickets, id), clerk),
        ),
        { type: 'window-closed', window, clerk },
      )
  }
}
