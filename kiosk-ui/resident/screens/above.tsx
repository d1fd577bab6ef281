import type { App } from '../app.ts'
import { IdleWarning } from './idle-warning.tsx'
import { Restarting } from './restarting.tsx'

/** What stands before every screen: the question whether somebody is still there, and a tap without an answer yet. */
export function Above({ app }: { app: App }) {
  const idle = app.idle.state.value
  if (idle.at === 'warning') return <IdleWarning app={app} secondsLeft={idle.secondsLeft} />
  const busy = app.busy.value
  if (busy.at !== 'free' && busy.waited !== 'short') return <Restarting app={app} busy={busy} />
  return null
}
