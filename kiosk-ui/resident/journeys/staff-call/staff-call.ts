import type { StaffCall } from '#contract/staff-call.ts'
import type { LiveMessage } from '../../../link/live.ts'
import type { Waited } from '../../shell/waited.ts'

/**
 * 叫工作人员 as this kiosk's screen has it. The call belongs to the kiosk and stands after the resident who made it has
 * gone: `shown` is where
 * the screen speaks of it, `nowhere` once that resident has gone. `since`: performance.now() when it was first
 * heard of
 * as it stands, waiting or answered.
 */
export type CallOnScreen =
  | { at: 'none' }
  | { at: 'asking'; waited: Waited }
  | { at: 'refused' }
  | { at: 'standing'; call: StaffCall; shown: 'sheet' | 'bar' | 'nowhere'; since: number }

/** What a live message makes of it. Only the station knows whether a call stands: it is told whole each time. */
export function heardStaffCalls(before: CallOnScreen, message: LiveMessage, kiosk: string): CallOnScreen {
  if (message.name !== 'staff-calls-changed' && message.name !== 'snapshot') return before
  const call = message.data.staffCalls.find((one) => one.kiosk === kiosk)
  if (before.at === 'asking' || before.at === 'refused') return before
  return call ? standing(before, call, 'nowhere') : { at: 'none' }
}

/** The call as it stands now; the same call keeps where it is shown, another one begins with `shown`. */
export function standing(
  before: CallOnScreen,
  call: StaffCall,
  shown: 'sheet' | 'bar' | 'nowhere',
): CallOnScreen {
  if (before.at === 'standing' && before.call.id === call.id) {
    const asBefore = before.call.state.at === call.state.at
    return { ...before, call, since: asBefore ? before.since : performance.now() }
  }
  return { at: 'standing', call, shown, since: performance.now() }
}

/** The resident has gone: the call stays, and the next resident is not bothered with it. */
export function callerGone(before: CallOnScreen): CallOnScreen {
  return before.at === 'standing' ? { ...before, shown: 'nowhere' } : { at: 'none' }
}

/** Whether a sheet speaks of it before everything else. */
function inFront(call: CallOnScreen): boolean {
  return (
    call.at === 'refused' ||
    (call.at === 'standing' && call.shown === 'sheet') ||
    (call.at === 'asking' && (call.waited === 'long' || call.waited === 'too-long'))
  )
}

/** What the sheet in front tells the resident to wait for: to be heard, to be answered, to be helped; or no sheet. */
export function toldToWait(call: CallOnScreen): string | null {
  if (!inFront(call)) return null
  return call.at === 'standing' ? call.call.state.at : call.at
}
