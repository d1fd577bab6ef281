import { computed, effect } from '@preact/signals'
import { journeyOf } from '../../shell/journey.ts'
import { createStaffCallFlow } from './staff-call-flow.ts'
import { type CallOnScreen, toldToWait } from './staff-call.ts'

declare module '../../shell/screens.ts' {
  interface Sheets {
    'staff-call': { call: CallOnScreen }
  }
  interface Acts {
    /** 叫工作人员: calls a clerk to this kiosk, or shows the call that stands. */
    'call-staff': true
    'end-staff-call': true
    /** The sheet goes, the call stays. */
    'close-staff-call': true
  }
}

/** A clerk needs a moment to come. */
const CALLED_QUIET_S = 120

/** 叫工作人员: a sheet before the screen from which it was called, and the bar's words while the call stands. */
export const journey = journeyOf({
  screens: {},
  sheets: {
    'staff-call': {
      load: async () => (await import('./staff-call-sheet.tsx')).StaffCallSheet,
      quiet: CALLED_QUIET_S,
    },
  },
  start(shell) {
    const { state, call, end, close, hear, leave } = createStaffCallFlow(shell)
    effect(() => {
      const now = state.value
      shell.called.value = now.at === 'standing' && now.shown !== 'nowhere' ? now.call.state.at : 'not'
    })
    return {
      open: {},
      acts: { 'call-staff': call, 'end-staff-call': end, 'close-staff-call': close },
      hear,
      leave,
      sheet: computed(() => {
        const says = toldToWait(state.value)
        return says === null ? null : { at: 'staff-call', says, call: state.value }
      }),
    }
  },
})
