import { useState } from 'preact/hooks'
import type { WindowWork } from '#contract/clerk.ts'
import type { PastTicket } from '#contract/past-ticket.ts'
import { ActButton } from '../../staff/act-button.tsx'
import type { Armed } from '../../staff/use-question.ts'
import type { Clerk } from '../clerk.ts'
import { listOffers, pastOffers } from '../desk/offers.ts'
import type { Press } from '../desk/use-twice.ts'
import { Find } from './find.tsx'
import { useListFocus } from './list-focus.ts'
import { LISTS, LIST_KEYS, type ListName, isOpenList } from './list-names.ts'
import { OpenNote, PastNote, Row, sinceWords } from './row.tsx'
import { type Past, type Sought, usePast } from './use-past.ts'
import { words } from './words.ts'

type Props = {
  clerk: Clerk
  work: WindowWork
  list: ListName
  onList: (list: ListName) => void
  press: Press
  armed: Armed
}

/** Who waits in the order of being called, who was put aside, who did not come, what is over, and any other number. */
export function Lists({ clerk, work, list, onList, press, armed }: Props) {
  // A ticket that is in another list by now is not open there.
  const [opened, setOpened] = useState<{ list: ListName; id: string } | null>(null)
  const isOpen = (id: string) => opened?.list === list && opened.id === id
  const [sought, seek] = useState<Sought>({ q: '', day: '' })
  const past = usePast(clerk.api, list, sought, work.seq)
  const tickets = { waiting: work.waiting, held: work.held, 'no-show': work.noShows }
  const rows = isOpenList(list)
    ? tickets[list].map((ticket) => ({
        ticket,
        offers: listOffers(work, ticket),
        note: <OpenNote ticket={ticket} work={work} clerk={clerk} />,
        beside: sinceWords(ticket, clerk),
      }))
    : pastRows(past, work, clerk)
  const ref = useListFocus(
    list,
    rows.map(({ ticket }) => ticket.id),
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
            {words[name]}
            {isOpenList(name) && <b>{tickets[name].length}</b>}
          </ActButton>
        ))}
      </div>
      {list === 'find' && <Find sought={sought} today={clerk.clock.wall.value?.day ?? ''} onSeek={seek} />}
      {rows.length === 0 && <p class="lists-empty">{emptyWords(list, past)}</p>}
      <ol class="lists-rows" data-list={list} aria-label={words[list]} tabIndex={-1} ref={ref}>
        {rows.map(({ ticket, ...row }) => (
          <li key={ticket.id} data-number={ticket.number}>
            <Row
              {...row}
              ticket={ticket}
              open={isOpen(ticket.id)}
              onOpen={() => setOpened(isOpen(ticket.id) ? null : { list, id: ticket.id })}
              press={press}
              armed={armed}
            />
          </li>
        ))}
      </ol>
      {rows.length > 0 && <p class="lists-keys">{words.rows[list]}</p>}
    </section>
  )
}

function pastRows(past: Past, work: WindowWork, clerk: Clerk) {
  if (past.at !== 'there') return []
  const today = clerk.clock.wall.value?.day
  return past.tickets.map((one: PastTicket) => ({
    ticket: one.ticket,
    offers: one.ticket.day === today ? listOffers(work, one.ticket) : pastOffers(work, one.ticket),
    note: <PastNote past={one} today={today} clerk={clerk} />,
    beside: one.window ?? '',
  }))
}

function emptyWords(list: ListName, past: Past): string {
  if (isOpenList(list)) return words.empty[list]
  if (past.at === 'asking') return ''
  return list === 'find' && past.at === 'there' ? words.empty.nothing : words.empty[list]
}
