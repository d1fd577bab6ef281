import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Message } from '../../parts/message.tsx'
import { usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { foundWords, words } from './words.ts'

const said = words.list
/** The reader screen before lay in the same place. */
const SETTLE_MS = 600

/** What is arranged with the one who put the card down. */
export function List({ app, screen: { bookings, from } }: { app: App; screen: ScreenOf<'booking-list'> }) {
  const { place, size } = usePageSize<HTMLDivElement>()
  const start = pageStart(from, size)
  return (
    <main class="listing booking-list">
      <ScreenTitle title={said.title}>
        <p class="title-note">{withWholeWords(said.note)}</p>
      </ScreenTitle>
      <div class="rows" ref={place}>
        {bookings.slice(start, start + size).map((found) => (
          <TouchButton
            class="row"
            key={found.code}
            settleMs={SETTLE_MS}
            onPress={() => app.open({ at: 'booking-found', code: found.code })}
          >
            <span class="row-title">{inPhrases(found.title)}</span>
            <span class="row-name">{withWholeWords(foundWords(found).lines[0] ?? '')}</span>
            <ScreenIcon name="arrow" />
          </TouchButton>
        ))}
      </div>
      <CardReminder app={app} />
      <Pager from={from} size={size} count={bookings.length} onTurn={app.turnTo} />
    </main>
  )
}

/** Nothing is arranged that this card finds. */
export function None({ app }: { app: App }) {
  return (
    <Message
      app={app}
      icon="service-counter"
      title={said.none}
      notes={said.noneNotes}
      next={{ text: said.byCode, onPress: () => app.open({ at: 'booking-find' }) }}
    />
  )
}
