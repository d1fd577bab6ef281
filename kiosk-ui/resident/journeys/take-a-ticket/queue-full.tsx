import { Message } from '../../parts/message.tsx'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'queue-full'> }

/** Today's numbers are used up, or the station gives no more of them. */
export function QueueFull({ app, screen: { why } }: Props) {
  return (
    <Message
      app={app}
      icon="ticket"
      title={words.full[why].title}
      notes={words.full[why].note}
      next={{ text: ticketWords.next.guides, onPress: () => app.open({ at: 'guides' }) }}
    />
  )
}
