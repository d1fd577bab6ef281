import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TicketNumber } from '../../parts/ticket-number.tsx'
import { words } from './words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'already-waiting'> }

/** The same person and the same errand twice: the number they have stands, and where they are with it. */
export function AlreadyWaiting({ app, screen: { number, why } }: Props) {
  return (
    <main class="already">
      <ScreenTitle title={words.already.title} />
      {number !== null && (
        <>
          <h2 class="unseen">{words.already.yours}</h2>
          <TicketNumber number={number} />
        </>
      )}
      <div class="already-notes">
        {number === null ? (
          <p>{withWholeWords(why)}</p>
        ) : (
          words.already.notes.map((note) => <p key={note}>{withWholeWords(note)}</p>)
        )}
      </div>
      <CardReminder app={app} />
      <Done app={app} />
    </main>
  )
}
