import { type ReadonlySignal, signal } from '@preact/signals'
import { newCommandId } from '../../../link/command-id.ts'
import type { LiveMessage } from '../../../link/live.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import type { Leaving } from '../../shell/app.ts'
import type { Shell } from '../../shell/journey.ts'
import { watchPatience } from '../../shell/waited.ts'
import { type CallOnScreen, callerGone, heardStaffCalls, standing } from './staff-call.ts'

export type StaffCallFlow = {
  /** Calls a clerk, or shows the call that stands; never makes a second one while that waits. */
  call(): void
  /** 不用了: ends the call, or gives up calling. */
  end(): void
  /** The sheet goes, the call stays. */
  close(): void
  hear(message: LiveMessage): void
  /** The resident has gone: a call that the station has not heard of is not made any more. */
  leave(how: Leaving): null
  state: ReadonlySignal<CallOnScreen>
}

/** What the bar's button and the sheet's 不用了 do. */
export function createStaffCallFlow({ model, api, load }: Shell): StaffCallFlow {
  const staffCall = signal<CallOnScreen>({ at: 'none' })
  const kiosk = () => model.peek().kiosk.id
  let asking = new AbortController()

  async function ask(): Promise<void> {
    asking = new AbortController()
    const { signal: givenUp } = asking
    const body = { commandId: newCommandId(), kiosk: kiosk() }
    staffCall.value = { at: 'asking', waited: 'short' }
    const stop = watchPatience((waited) => {
      if (!givenUp.aborted) staffCall.value = { at: 'asking', waited }
    })
    const reply = await untilAnswered(
      () => api('POST /api/staff-calls', { params: {}, body }),
      givenUp,
    ).finally(stop)
    if (givenUp.aborted || staffCall.peek().at !== 'asking') return
    staffCall.value =
      reply.at === 'ok' ? standing(staffCall.peek(), reply.value.call, 'sheet') : { at: 'refused' }
  }

  async function cancel(id: string): Promise<void> {
    const body = { commandId: newCommandId() }
    await untilAnswered(
      () => api('POST /api/staff-calls/:id/cancel', { params: { id }, body }),
      new AbortController().signal,
    )
  }

  return {
    call() {
      // The words must be here before the wait is.
      void load('above', new AbortController().signal)
      const now = staffCall.peek()
      // The clerk who answered another resident's call is on the way to that resident.
      const forOthers = now.at === 'standing' && now.shown === 'nowhere' && now.call.state.at === 'answered'
      if (now.at === 'standing' && !forOthers) staffCall.value = { ...now, shown: 'sheet' }
      else if (now.at !== 'asking') void ask()
    },
    end() {
      const now = staffCall.peek()
      asking.abort()
      staffCall.value = { at: 'none' }
      if (now.at === 'standing') void cancel(now.call.id)
    },
    close() {
      const now = staffCall.peek()
      staffCall.value = now.at === 'standing' ? { ...now, shown: 'bar' } : { at: 'none' }
    },
    hear(message) {
      staffCall.value = heardStaffCalls(staffCall.peek(), message, kiosk())
    },
    leave(how) {
      if (how === 'touch') return null
      asking.abort()
      staffCall.value = callerGone(staffCall.peek())
      return null
    },
    state: staffCall,
  }
}
