import type { App } from './app.ts'
import { inFront } from '../journeys/staff-call/staff-call.ts'
import { IdleBoard } from '../journeys/idle-board/idle-board.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { Restarting } from './restarting.tsx'
import { StaffCallSheet } from '../journeys/staff-call/staff-call-sheet.tsx'

/**
 * What stands before every screen: the question whether somebody is still there, a tap without an answer
 * yet, and the board while nobody is.
 */
export function Above({ app }: { app: App }) {
  const idle = app.idle.state.value
  if (idle.at === 'warning') return <IdleWarning app={app} secondsLeft={idle.secondsLeft} />
  if (idle.at === 'resting') return <IdleBoard app={app} />
  const busy = app.busy.value
  if (busy.at !== 'free' && busy.waited !== 'short') return <Restarting app={app} busy={busy} />
  return inFront(app.staffCall.value) ? <StaffCallSheet app={app} /> : null
}
