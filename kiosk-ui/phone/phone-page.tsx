import type { ReadonlySignal } from '@preact/signals'
import type { PhoneCases, PhoneTicket } from '#contract/phone.ts'
import { inPhrases, withWholeWords } from '../parts/in-phrases.tsx'
import { fullDate } from '../words/dates.ts'
import { standing } from '../words/case-standing.ts'
import type { Bell } from './bell.ts'
import type { Followed } from './follow.ts'
import { turnOf } from './turn.ts'
import { words } from './words.ts'

type Props = { followed: ReadonlySignal<Followed>; cases: ReadonlySignal<PhoneCases | null>; bell: Bell }

/** The ticket, large, and what its holder does next; then how the case stands that came of it. */
export function PhonePage({ followed, cases, bell }: Props) {
  const told = cases.value?.cases.length ? cases.value : null
  const now = followed.value
  switch (now.at) {
    case 'loading':
      return <Message title={words.loading} />
    case 'over':
      return told === null ? (
        <Message title={words.over.title} note={words.over.note} />
      ) : (
        <CasesPage told={told} />
      )
    case 'away':
      return now.ticket === null ? (
        <Message title={words.away} />
      ) : (
        <TicketPage ticket={now.ticket} told={told} bell={bell} link="away" />
      )
    case 'following':
      return <TicketPage ticket={now.ticket} told={told} bell={bell} link="live" />
  }
}

function Message({ title, note }: { title: string; note?: string }) {
  return (
    <main class="phone" data-place="message">
      <h1>{inPhrases(title)}</h1>
      {note && <p class="note">{withWholeWords(note)}</p>}
    </main>
  )
}

type TicketProps = { ticket: PhoneTicket; told: PhoneCases | null; bell: Bell; link: 'live' | 'away' }

function TicketPage({ ticket, told, bell, link }: TicketProps) {
  const { place } = ticket
  return (
    <main class="phone" data-place={place.at} data-turn={turnOf(place).at}>
      <header>{withWholeWords(ticket.station)}</header>
      {link === 'away' && (
        <p class="away" role="status">
          {withWholeWords(words.old(ticket.time))}
        </p>
      )}
      <p class="number">
        <span>{withWholeWords(words.number)}</span>
        <b>{ticket.number}</b>
      </p>
      <section role="status">
        {place.at === 'done' && told !== null ? (
          <h1>{withWholeWords(words.cases.ticketDone)}</h1>
        ) : (
          <Place place={place} stopped={ticket.issuingStopped === true} />
        )}
      </section>
      {place.at === 'done' && told !== null && <Cases told={told} />}
      {(place.at === 'waiting' || place.at === 'held') && <BellSwitch bell={bell} />}
      <footer>
        <p>{withWholeWords(words.asOf(ticket.time))}</p>
        <p>{withWholeWords(words.edition(ticket.edition))}</p>
      </footer>
    </main>
  )
}

/** The ticket's day is gone; what came of it is not. */
function CasesPage({ told }: { told: PhoneCases }) {
  return (
    <main class="phone" data-place="cases">
      <header>{withWholeWords(told.station)}</header>
      <Cases told={told} />
      <footer>
        <p>{withWholeWords(words.cases.asOf(fullDate(told.today), told.time))}</p>
      </footer>
    </main>
  )
}

function Cases({ told: { cases, phone } }: { told: PhoneCases }) {
  return (
    <>
      {cases.map((each, place) => {
        const { title, lines } = standing(each)
        return (
          <section key={place} class="case" data-state={each.state.at}>
            <h2>{withWholeWords(title)}</h2>
            {lines.map((line) => (
              <p key={line}>{withWholeWords(line)}</p>
            ))}
          </section>
        )
      })}
      <p class="note">{withWholeWords(words.cases.ask)}</p>
      <a class="bell" href={`tel:${phone}`}>
        {phone}
      </a>
    </>
  )
}

/** Browsers let a page ring only once it has been touched. */
function BellSwitch({ bell }: { bell: Bell }) {
  return bell.state.value.at === 'on' ? (
    <p class="note">{withWholeWords(words.bell.on)}</p>
  ) : (
    <button type="button" class="bell" onClick={bell.turnOn}>
      {withWholeWords(words.bell.turnOn)}
    </button>
  )
}

/** `stopped`: the station gives no more numbers today, so this page sends no one to take one. */
function Place({ place, stopped }: { place: PhoneTicket['place']; stopped: boolean }) {
  switch (place.at) {
    case 'waiting':
      return (
        <>
          <Waiting place={place} />
          {stopped && <p class="note">{withWholeWords(words.stopped.holds)}</p>}
        </>
      )
    case 'called':
      return (
        <>
          <h1>{withWholeWords(words.called.title)}</h1>
          <p class="go">
            {words.called.go} <b>{withWholeWords(place.window)}</b>
          </p>
          {place.calls > 1 && <p class="note">{withWholeWords(words.called.again(place.calls))}</p>}
        </>
      )
    case 'serving':
      return (
        <>
          <h1>{withWholeWords(words.serving.title)}</h1>
          <p class="note">{withWholeWords(words.serving.at(place.window))}</p>
        </>
      )
    case 'cancelled':
      return (
        <>
          <h1>{withWholeWords(words.cancelled.title)}</h1>
          <p class="note">{withWholeWords(stopped ? words.stopped.holdsNone : words.cancelled.note)}</p>
        </>
      )
    case 'held':
      return (
        <>
          <h1>{withWholeWords(words.held.title)}</h1>
          <p class="note">{withWholeWords(words.held.note)}</p>
          {stopped && <p class="note">{withWholeWords(words.stopped.holds)}</p>}
        </>
      )
    case 'done':
    case 'no-show':
      return (
        <>
          <h1>{withWholeWords(words[place.at].title)}</h1>
          <p class="note">{withWholeWords(words[place.at].note)}</p>
        </>
      )
  }
}

function Waiting({ place }: { place: Extract<PhoneTicket['place'], { at: 'waiting' }> }) {
  const { ahead, estimateMinutes, estimateBasis, unattended } = place
  return (
    <>
      <h1>{withWholeWords(words.waiting.title)}</h1>
      {ahead === 0 ? (
        <p class="ahead">{withWholeWords(unattended ? words.waiting.nobodyBefore : words.waiting.next)}</p>
      ) : (
        <p class="ahead">
          {words.waiting.ahead} <b>{ahead}</b> {words.waiting.people}
        </p>
      )}
      {estimateMinutes === null ? (
        <p class="note">{withWholeWords(unattended ? words.waiting.unattended : words.waiting.unknown)}</p>
      ) : (
        <p class="wait">
          {withWholeWords(words.waiting.wait(estimateMinutes))}
          <small>{withWholeWords(words.waiting.basis(estimateBasis))}</small>
        </p>
      )}
      {turnOf(place).at === 'near' ? (
        <p class="near">{withWholeWords(words.waiting.near)}</p>
      ) : (
        <p class="note">{withWholeWords(words.waiting.stay)}</p>
      )}
    </>
  )
}
