import { Message } from '../../parts/message.tsx'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

/** The machine cannot keep a ticket safe, so it gives none; a person does, or a moment later the machine. */
export function CannotTake({ app, screen }: { app: App; screen: ScreenOf<'cannot-take'> }) {
  const { title, note } = screen.code === 'just-restored' ? words.justRestored : words.cannot
  return (
    <Message
      app={app}
      icon="warn"
      title={title}
      notes={note}
      next={{ text: ticketWords.next.call, onPress: () => app.act('call-staff') }}
    />
  )
}
