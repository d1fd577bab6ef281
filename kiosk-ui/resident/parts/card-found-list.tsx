import { inPhrases, withWholeWords } from '../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../parts/screen-icon.tsx'
import { SettlingButton } from './settling-button.tsx'
import type { App } from '../shell/app.ts'
import type { Destination } from '../shell/screens.ts'
import { CardReminder } from './card-reminder.tsx'
import { Message } from './message.tsx'
import { fewOf, usePageSize } from './page-size.ts'
import { Pager, pageStart } from './pager.tsx'
import { ScreenTitle } from './screen-title.tsx'

/** The reader screen before lay in the same place. */
const SETTLE_MS = 600

/** One thing that was found: what it is, what is known of it in a line, and where it stands whole. */
type Found = { title: string; line: string; to: Destination }

type Props = {
  app: App
  title: string
  note: string
  found: readonly Found[]
  /** The first to be seen. */
  from: number
}

/** What was found with the card that was put down, a row each. */
export function CardFoundList({ app, title, note, found, from }: Props) {
  const { place, size } = usePageSize<HTMLDivElement>(app.screen.value.at)
  const start = pageStart(from, size)
  return (
    <main class="listing">
      <ScreenTitle title={title}>
        <p class="title-note">{withWholeWords(note)}</p>
      </ScreenTitle>
      <div class="rows" data-few={fewOf(found.length)} ref={place}>
        {found.slice(start, start + size).map((one, i) => (
          <SettlingButton class="row" key={start + i} settleMs={SETTLE_MS} onPress={() => app.open(one.to)}>
            <span class="row-title">{inPhrases(one.title)}</span>
            <span class="row-name">{withWholeWords(one.line)}</span>
            <ScreenIcon name="arrow" />
          </SettlingButton>
        ))}
      </div>
      <CardReminder app={app} />
      <Pager from={from} size={size} count={found.length} onTurn={app.turnTo} />
    </main>
  )
}

type NoneProps = {
  app: App
  title: string
  notes: readonly string[]
  /** The other way to find it. */
  next: { text: string; to: Destination }
}

/** Nothing was found with the card. */
export function CardFoundNone({ app, title, notes, next: { text, to } }: NoneProps) {
  return (
    <Message
      app={app}
      icon="service-counter"
      title={title}
      notes={notes}
      next={{ text, onPress: () => app.open(to) }}
    />
  )
}
