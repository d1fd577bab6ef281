import type { ComponentChildren } from 'preact'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { newCommandId } from '../../../link/command-id.ts'
import { spanWords } from '../../../words/bookings.ts'
import { dayFrom } from '../../../words/days.ts'
import { fewOf, usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

/** By the station's clock: the instant of the daemon's is of another day for eight hours. */
const todayAt = (app: App): string => app.clock.value?.day ?? app.model.value.current.now.slice(0, 10)

type Choice = { key: string; title: string; note: string; onPress: () => void }

/** The choice before lay in the same place. */
const SETTLE_MS = 400

/** Which way of arranging it. */
export function How({ app, screen: { seq, title, ways } }: { app: App; screen: ScreenOf<'book-how'> }) {
  const choices = ways.map((kind) => ({
    key: kind,
    ...words.how.ways[kind],
    onPress: () => app.open({ at: 'book-group', seq, title, kind }),
  }))
  return <Choices app={app} title={words.how.title} note={title} choices={choices} from={0} />
}

/** Which part of the village. */
export function Group({ app, screen }: { app: App; screen: ScreenOf<'book-group'> }) {
  const { draft, groups, from } = screen
  const choices = groups.map((group) => ({
    key: group,
    title: group,
    note: '',
    onPress: () => app.open({ at: 'book-day', draft: { ...draft, group }, moving: null }),
  }))
  return <Choices app={app} title={words.group.title} note={words.group.note} choices={choices} from={from} />
}

/** A day on which something is free. */
export function Day({ app, screen }: { app: App; screen: ScreenOf<'book-day'> }) {
  const { draft, moving, days, trouble, from } = screen
  const today = todayAt(app)
  const choices = days.map(({ day, slots }) => ({
    key: day,
    title: dayFrom(today, day),
    note: words.day.free(slots.map(spanWords)),
    onPress: () => app.open({ at: 'book-time', draft, moving, day, slots }),
  }))
  const note = trouble ?? (days.length === 0 ? words.day.none : draft.title)
  const title = moving === null ? words.day.title : words.day.move
  return <Choices app={app} title={title} note={note} choices={choices} from={from} />
}

/** An hour of that day. */
export function Time({ app, screen }: { app: App; screen: ScreenOf<'book-time'> }) {
  const { draft, moving, day, slots, from } = screen
  const today = todayAt(app)
  const choices = slots.map((slot) => ({
    key: slot.from,
    title: spanWords(slot),
    note: '',
    onPress() {
      const chosen = { day, from: slot.from, to: slot.to }
      const to = { ...draft, slot: chosen }
      if (moving !== null)
        app.open({
          at: 'booking-found',
          code: moving,
          change: { commandId: newCommandId(), to: { at: 'moved', slot: chosen } },
        })
      else app.open({ at: draft.kind === 'number' ? 'book-confirm' : 'book-phone', draft: to })
    },
  }))
  return (
    <Choices app={app} title={words.time.title} note={dayFrom(today, day)} choices={choices} from={from} />
  )
}

type Props = {
  app: App
  title: string
  note: ComponentChildren
  choices: readonly Choice[]
  from: number
}

function Choices({ app, title, note, choices, from }: Props) {
  const { place, size } = usePageSize<HTMLDivElement>(app.screen.value.at)
  const start = pageStart(from, size)
  return (
    <main class="listing book-choices">
      <ScreenTitle title={title}>
        <p class="title-note">{typeof note === 'string' ? withWholeWords(note) : note}</p>
      </ScreenTitle>
      <div class="rows" data-few={fewOf(choices.length)} ref={place}>
        {choices.slice(start, start + size).map((choice) => (
          <SettlingButton class="row" key={choice.key} settleMs={SETTLE_MS} onPress={choice.onPress}>
            <span class="row-title">{inPhrases(choice.title)}</span>
            {choice.note !== '' && <span class="row-name">{withWholeWords(choice.note)}</span>}
            <ScreenIcon name="arrow" />
          </SettlingButton>
        ))}
      </div>
      <TouchButton class="quiet book-call" onPress={() => app.act('call-staff')}>
        {inPhrases(words.call)}
      </TouchButton>
      <Pager from={from} size={size} count={choices.length} onTurn={app.turnTo} />
    </main>
  )
}
