import { Message } from './message.tsx'
import { words } from '../../words/ticket.ts'
import type { App } from '../app.ts'
import type { Screen } from '../screen.ts'

/** The station refused this ticket, with its reason in plain words. */
export function NoTicket({ app, screen }: { app: App; screen: Extract<Screen, { at: 'no-ticket' }> }) {
  return (
    <Message app={app} icon="desk" title={words.refused.title} notes={[screen.why, words.refused.note]} />
  )
}
