import type { Signal } from '@preact/signals'
import type { Api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { watchPatience } from '../../shell/waited.ts'
import { type CallOnScreen, standing } from './staff-call.ts'

export type StaffCallFlow = {
  /** Calls somebody, or shows the call there is; never a second one while that waits. */
  call(): void
  /** 不用了: ends the call, or gives up calling. */
  end(): void
  /** The resident goes: a call that the station has not heard of is not made any more. */
  abandon(): void
}

type Ports = { api: Api; kiosk: () => string; load: (signal: AbortSignal) => Promise<unknown> }

/** What the bar's button and the sheet's 不用了 do. */
export function createStaffCallFlow(
  staffCall: Signal<CallOnScreen>,
  { api, kiosk, load }: Ports,
): StaffCallFlow {
  let asking = new AbortController()

  async function ask(): Promise<void> {
    asking = new AbortController()
    const { signal } = asking
    const body = { commandId: newCommandId(), kiosk: kiosk() }
    staffCall.value = { at: 'asking', waited: 'short' }
    const stop = watchPatience((waited) => {
      if (!signal.aborted) staffCall.value = { at: 'asking', waited }
    })
    const reply = await untilAnswered(
      () => api('POST /api/staff-calls', { params: {}, body }),
      signal,
    ).finally(stop)
    if (signal.aborted || staffCall.peek().at !== 'asking') return
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
      void load(new AbortController().signal)
      const now = staffCall.peek()
      // Whoever answered another resident's call is on the way to that one.
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
    abandon: () => asking.abort(),
  }
}
