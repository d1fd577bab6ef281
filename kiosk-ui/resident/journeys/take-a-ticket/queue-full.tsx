import { Message } from '../../parts/message.tsx'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'

/** Today's numbers are used up. */
export function QueueFull({ app }: { app: App }) {
  return (
    <Message
      app={app}
      icon="ticket"
      title={words.full.title}
      notes={words.full.note}
      next={{ text: ticketWords.next.guides, onPress: () => app.open({ at: 'guides' }) }}
    />
  )
}
