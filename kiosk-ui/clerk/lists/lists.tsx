import { useState } from 'preact/hooks'
import type { WindowWork, StaffTicket } from '#contract/clerk.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words as deskWords } from '../desk/words.ts'
import { minutesWords } from '../../staff/words.ts'
import { words } from './words.ts'
import { ActButton } from '../../staff/act-button.tsx'
import { OfferButton } from '../desk/actions.tsx'
import type { Clerk } from '../clerk.ts'
import { useListFocus } from './list-focus.ts'
import { LISTS, LIST_KEYS, type ListName } from './list-names.ts'
import { type Offer, listOffers } from '../desk/offers.ts'
import { PriorityMark } from '../desk/priority-mark.tsx'
import type { Armed } from '../../staff/use-question.ts'
import type { Press } from '../desk/use-twice.ts'

type Props = {
  clerk: Clerk
  work: WindowWork
  list: ListName
  onList: (list: ListName) => void
  press: Press
  armed: Armed
}

/** Who waits in the order of being called, who was put aside, and who did not come. */
export function Lists({ clerk, work, list, onList, press, armed }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const tickets = { waiting: work.waiting, held: work.held, 'no-show': work.noShows }
  const shown = tickets[list]
  const rows = useListFocus(
    list,
    shown.map(({ id }) => id),
  )
  return (
    <section class="lists">
      <div class="lists-tabs" role="group">
        {LISTS.map((name) => (
          <ActButton
            key={name}
            keyCode={LIST_KEYS[name]}
            aria-pressed={name === list}
            data-act={`list-${name}`}
            onPress={() => onList(name)}
          >
            {words[name]} <b>{tickets[name].length}</b>
          </ActButton>
        ))}
      </div>
      {shown.length === 0 && <p class="lists-empty">{words.empty[list]}</p>}
      <ol class="lists-rows" data-list={list} aria-label={words[list]} tabIndex={-1} ref={rows}>
        {shown.map((ticket) => (
          <li key={ticket.id} data-number={ticket.number}>
            <Row
              ticket={ticket}
              work={work}
              clerk={clerk}
              open={open === ticket.id}
              onOpen={() => setOpen(open === ticket.id ? null : ticket.id)}
              press={press}
              armed={armed}
            />
          </li>
        ))}
      </ol>
      {shown.length > 0 && <p class="lists-keys">{words.rows[list]}</p>}
    </section>
  )
}

type RowProps = {
  ticket: StaffTicket
  work: WindowWork
  clerk: Clerk
  open: boolean
  onOpen: () => void
  press: Press
  armed: Armed
}

/** A row says who and why; 放回 and 撤销 stand in it, the rest below it once it is pressed. */
function Row({ ticket, work, clerk, open, onOpen, press, armed }: RowProps) {
  const offers = listOffers(work, ticket)
  const back = offers.filter(({ act }) => act === 'return')
  const more = offers.filter(({ act }) => act !== 'return')
  return (
    <>
      <div class="row-line">
        <TouchButton class="row-who" aria-expanded={open} disabled={more.length === 0} onPress={onOpen}>
          <b>{ticket.number}</b>
          <span class="row-errand">{ticket.errand?.title ?? deskWords.desk.noErrandShort}</span>
          <span class="row-note">
            <PriorityMark ticket={ticket} />
            {ticket.onlyWindow === work.window.id && <span class="only-here">{words.onlyHere}</span>}
            <Aside ticket={ticket} work={work} clerk={clerk} />
          </span>
          <span class="row-since">{sinceWords(ticket, clerk)}</span>
        </TouchButton>
        {back.map((offer) => (
          <OfferButton key={offer.act} offer={offer} press={press} armed={armed} />
        ))}
      </div>
      {open && more.length > 0 && (
        <div class="row-more" role="group" aria-label={words.more(ticket.number)}>
          {more.map((offer) => (
            <OfferButton
              key={`${offer.act} ${offer.words}`}
              offer={named(offer)}
              press={press}
              armed={armed}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** In a row of its own an offer stands without the title of the others. */
function named(offer: Offer): Offer {
  return offer.act === 'transfer' ? { ...offer, words: words.transferInList(offer.words) } : offer
}

/** Why it was put aside, and where. */
function Aside({ ticket: { state }, work, clerk }: { ticket: StaffTicket; work: WindowWork; clerk: Clerk }) {
  switch (state.at) {
    case 'held': {
      const label = work.windows.find(({ id }) => id === state.window)?.label
      return (
        <span>
          {state.reason}
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

function sinceWords({ state, takenAt }: StaffTicket, { clock }: Clerk): string {
  const since = state.at === 'held' || state.at === 'no-show' ? state.since : takenAt
  return minutesWords(clock.minutesSince(since))
}
