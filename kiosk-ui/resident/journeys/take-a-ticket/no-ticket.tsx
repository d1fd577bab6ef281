import { Message } from '../../parts/message.tsx'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

/** The station refused this ticket, with its reason in plain words. */
export function NoTicket({ app, screen }: { app: App; screen: ScreenOf<'no-ticket'> }) {
  return (
    <Message
      app={app}
      icon="service-counter"
      title={words.refused.title}
      notes={[screen.why, words.refused.note]}
      next={{ text: ticketWords.next.call, onPress: () => app.act('call-staff') }}
    />
  )
}
