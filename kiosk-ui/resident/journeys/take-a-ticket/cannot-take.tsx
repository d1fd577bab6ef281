import { Message } from '../../parts/message.tsx'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'

/** The machine cannot keep a ticket safe, so it gives none; a person does. */
export function CannotTake({ app }: { app: App }) {
  return (
    <Message
      app={app}
      icon="warn"
      title={words.cannot.title}
      notes={words.cannot.note}
      next={{ text: ticketWords.next.call, onPress: () => app.act('call-staff') }}
    />
  )
}
