import { useState } from 'preact/hooks'
import { BringList, BringSheet } from '../../parts/bring-list.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon, type ScreenIconName } from '../../../parts/screen-icon.tsx'
import { TicketNumber } from '../../parts/ticket-number.tsx'
import { TicketWait } from '../../parts/ticket-wait.tsx'
import { dateFrom } from '../../../words/dates.ts'
import { words } from './words.ts'
import { errandWords, words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import type { Whereabouts } from './whereabouts.ts'
import { Done } from '../../parts/done.tsx'
import { WayToWindow, windowLabel } from '../../parts/way-to-window.tsx'

type Props = { app: App; screen: ScreenOf<'found-ticket'> }

const looks: Record<Whereabouts['at'], { icon: ScreenIconName; tone: 'good' | 'calm' | 'doubt' | 'call' }> = {
  waiting: { icon: 'ticket', tone: 'calm' },
  called: { icon: 'call', tone: 'call' },
  serving: { icon: 'service-counter', tone: 'calm' },
  held: { icon: 'service-counter', tone: 'calm' },
  done: { icon: 'check', tone: 'good' },
  'no-show': { icon: 'service-counter', tone: 'doubt' },
  cancelled: { icon: 'service-counter', tone: 'calm' },
}

/** A ticket that its holder asked for: where it stands, in plain words, and what to do now. */
export function FoundTicketScreen({ app, screen }: Props) {
  const { ticket, now, guide, by } = screen
  const [bringOpen, setBringOpen] = useState(false)
  const { current } = app.model.value
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  const past = ticket.day !== today
  const window = now.window === null ? '' : windowLabel(app, now.window)
  const { title, note } = past ? words.past(dateFrom(today, ticket.day)) : words.states[now.at](window)
  const { icon, tone } = looks[now.at]
  const waits = !past && now.at === 'waiting'
  const called = !past && now.at === 'called'
  return (
    <>
      <main class="ticket found" data-state={past ? 'past' : now.at}>
        <div class="outcome" data-tone={past ? 'calm' : tone} role="status">
          <ScreenIcon name={icon} />
          <p>
            <b>{withWholeWords(title)}</b>
            {note !== '' && <span>{withWholeWords(note)}</span>}
          </p>
        </div>
        <h1 class="unseen">{words.yours}</h1>
        <TicketNumber number={ticket.number} />
        {/* What stood before it was told when it waited; news of a return says nothing of that. */}
        {waits && ticket.state.at === 'waiting' && <TicketWait {...ticket} />}
        {called && now.window !== null && <WayToWindow app={app} window={now.window} />}
        {(by === 'slip' || waits) && (
          <section class="what">
            <h2>{by === 'slip' ? errandWords(guide) : inPhrases(words.more.title)}</h2>
            {(waits || called) && guide && (
              <BringList key={app.modes.layout.value} guide={guide} onOpen={() => setBringOpen(true)} brief />
            )}
          </section>
        )}
        <Done app={app} next={nextOf(past ? 'past' : now.at, screen, app)} />
      </main>
      {bringOpen && guide && <BringSheet app={app} guide={guide} onDone={() => setBringOpen(false)} />}
    </>
  )
}

/** A ticket that is over leads to another, and one that was missed to the person who may call it again. */
function nextOf(at: Whereabouts['at'] | 'past', { guide, ticket, by }: Props['screen'], app: App) {
  switch (at) {
    case 'past':
    case 'done':
    case 'cancelled':
      return {
        text: ticketWords.next.take,
        onPress: () => app.open(guide ? { at: 'confirm-errand', seq: guide.seq } : { at: 'choose-errand' }),
      }
    case 'no-show':
      return { text: ticketWords.next.call, onPress: () => app.act('call-staff') }
    case 'waiting': {
      const toCode = () => app.open({ at: 'find-ticket', number: ticket.number })
      return by === 'slip' ? undefined : { text: words.more.open, onPress: toCode }
    }
    case 'called':
    case 'serving':
    case 'held':
      return undefined
  }
}
