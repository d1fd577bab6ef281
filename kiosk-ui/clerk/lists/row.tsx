import type { ComponentChildren } from 'preact'
import type { StaffTicket, WindowWork } from '#contract/clerk.ts'
import type { PastTicket } from '#contract/past-ticket.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Armed } from '../../staff/use-question.ts'
import { minutesWords } from '../../staff/words.ts'
import { dayWords } from '../../words/days.ts'
import type { Clerk } from '../clerk.ts'
import { OfferButton, Row as Offers } from '../desk/actions.tsx'
import type { ListOffers } from '../desk/offers.ts'
import { PriorityMark } from '../desk/priority-mark.tsx'
import type { Press } from '../desk/use-twice.ts'
import { words as deskWords } from '../desk/words.ts'
import { words } from './words.ts'

type Props = {
  ticket: StaffTicket
  offers: ListOffers
  /** Under the errand: what is particular about it. */
  note: ComponentChildren
  /** At the end of the line. */
  beside: string
  open: boolean
  onOpen: () => void
  press: Press
  armed: Armed
}

/** A row says who and why; 放回 and 撤销 stand in it, the rest below it once it is pressed. */
export function Row({ ticket, offers, note, beside, open, onOpen, press, armed }: Props) {
  const { inRow, more } = offers
  return (
    <>
      <div class="row-line">
        <TouchButton class="row-who" aria-expanded={open} disabled={more.length === 0} onPress={onOpen}>
          <b>{ticket.number}</b>
          <span class="row-errand">{ticket.errand?.title ?? deskWords.desk.noErrandShort}</span>
          <span class="row-note">{note}</span>
          <span class="row-since">{beside}</span>
        </TouchButton>
        {inRow.map((offer) => (
          <OfferButton key={offer.act} offer={offer} press={press} armed={armed} />
        ))}
      </div>
      {open && more.length > 0 && (
        <div class="row-more" role="group" aria-label={words.more(ticket.number)}>
          {more.map(({ title, offers: group }) => (
            <Offers key={title} title={title} offers={group} press={press} armed={armed} />
          ))}
        </div>
      )}
    </>
  )
}

type OpenProps = { ticket: StaffTicket; work: WindowWork; clerk: Clerk }

/** Of one that is still to be served: what gives it its place, and why it is not called. */
export function OpenNote({ ticket, work, clerk }: OpenProps) {
  return (
    <>
      <PriorityMark ticket={ticket} />
      {ticket.revisitOf !== null && <span>{deskWords.again}</span>}
      {ticket.issuedAt !== null && <span>{deskWords.issued}</span>}
      {ticket.skill !== null && <span>{deskWords.needs(ticket.skill.name)}</span>}
      <Place ticket={ticket} work={work} />
      <Aside ticket={ticket} work={work} clerk={clerk} />
    </>
  )
}

/** Whom it waits for, where that is one window alone. */
function Place({ ticket: { nextAt, onlyWindow }, work }: Pick<OpenProps, 'ticket' | 'work'>) {
  const here = work.window.id
  if (nextAt !== null) {
    const label = work.windows.find(({ id }) => id === nextAt)?.label ?? nextAt
    return <span class="only-here">{nextAt === here ? words.nextHere : words.nextAt(label)}</span>
  }
  return onlyWindow === here ? <span class="only-here">{words.onlyHere}</span> : null
}

/** Why it was put aside, and where. */
function Aside({ ticket: { state }, work, clerk }: OpenProps) {
  switch (state.at) {
    case 'held': {
      const label = work.windows.find(({ id }) => id === state.window)?.label
      return (
        <span>
          {state.reason || words.undone}
          {label !== undefined && state.window !== work.window.id && `　${words.at(label)}`}
        </span>
      )
    }
    case 'no-show':
      return <span>{words.atTime(clerk.clock.timeOf(state.since))}</span>
    case 'waiting':
    case 'called':
    case 'serving':
    case 'done':
    case 'cancelled':
      return null
  }
}

export function sinceWords({ state, takenAt }: StaffTicket, { clock }: Clerk): string {
  const since = state.at === 'held' || state.at === 'no-show' ? state.since : takenAt
  return minutesWords(clock.minutesSince(since))
}

type PastProps = { past: PastTicket; today: string | undefined; clerk: Clerk }

/** How a number went, from its taking to its end, and who had it. */
export function PastNote({ past, today, clerk }: PastProps) {
  const { ticket, calledAt, servedAt, endedAt } = past
  const { timeOf } = clerk.clock
  const { at } = ticket.state
  const ended = at === 'done' || at === 'cancelled' || at === 'no-show'
  const steps = [
    ...(ticket.day === today ? [] : [dayWords(ticket.day)]),
    words.went.taken(timeOf(ticket.takenAt)),
    ...(calledAt === null ? [] : [words.went.called(timeOf(calledAt))]),
    ...(servedAt === null ? [] : [words.went.served(timeOf(servedAt))]),
    ended && endedAt !== null ? words.went[at](timeOf(endedAt)) : ended ? '' : words.now[at],
  ]
  return (
    <>
      {ticket.revisitOf !== null && <b>{deskWords.again}</b>}
      {steps.map((step) => step !== '' && <span key={step}>{step}</span>)}
      {past.clerk !== null && <span>{past.clerk}</span>}
    </>
  )
}
