import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { standing } from '../../../words/case-standing.ts'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Message } from '../../parts/message.tsx'
import { usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

const said = words.list
/** The reader screen before lay in the same place. */
const SETTLE_MS = 600

/** The cases of the one who put the card down: of each how it stands and since when, not what for. */
export function List({ app, screen: { cases, from } }: { app: App; screen: ScreenOf<'case-list'> }) {
  const { place, size } = usePageSize<HTMLDivElement>()
  const start = pageStart(from, size)
  return (
    <main class="listing case-list">
      <ScreenTitle title={said.title}>
        <p class="title-note">{withWholeWords(said.note)}</p>
      </ScreenTitle>
      <div class="rows" ref={place}>
        {cases.slice(start, start + size).map((stands, i) => {
          const { title, lines } = standing(stands)
          return (
            <TouchButton
              class="row"
              key={start + i}
              settleMs={SETTLE_MS}
              onPress={() => app.open({ at: 'case-found', stands })}
            >
              <span class="row-title">{inPhrases(title)}</span>
              <span class="row-name">{withWholeWords(lines.slice(0, -1).join('，'))}</span>
              <ScreenIcon name="arrow" />
            </TouchButton>
          )
        })}
      </div>
      <CardReminder app={app} />
      <Pager from={from} size={size} count={cases.length} onTurn={app.turnTo} />
    </main>
  )
}

/** No case came of a ticket that was taken with this card, or none is kept any more. */
export function None({ app }: { app: App }) {
  return (
    <Message
      app={app}
      icon="service-counter"
      title={said.none}
      notes={said.noneNotes}
      next={{ text: said.byCode, onPress: () => app.open({ at: 'case-find' }) }}
    />
  )
}
