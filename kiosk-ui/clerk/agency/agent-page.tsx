import { useEffect, useState } from 'preact/hooks'
import type { BookingView } from '#contract/bookings.ts'
import type { CaseLine, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { PanelScroll } from '../../staff/panel.tsx'
import { fullDate } from '../../words/dates.ts'
import { OneBooking } from '../bookings/one-booking.tsx'
import { words as bookingWords } from '../bookings/words.ts'
import { CaseOpen } from '../cases/case-open.tsx'
import { ListA4 } from '../cases/list-a4.tsx'
import { words as caseWords } from '../cases/words.ts'
import type { Clerk } from '../clerk.ts'
import { byGroup, type GroupOfDay } from './by-group.ts'
import { words } from './words.ts'

type Work = {
  today: string
  cases: readonly CaseLine[]
  visits: readonly BookingView[]
  route: readonly string[]
}
type Listed = { at: 'asking' | 'unavailable' } | ({ at: 'list' } & Work)
type Shown = { at: 'list' | 'paper' } | { at: 'case'; view: CaseView } | { at: 'visit'; visit: BookingView }

async function work({ api }: Clerk): Promise<Work | null> {
  const [agency, bookings] = await Promise.all([
    api.ask('GET /api/agency', { params: {} }),
    api.ask('GET /api/bookings', { params: {} }),
  ])
  if (agency.at !== 'ok' || bookings.at !== 'ok') return null
  const { today, cases } = agency.value
  return { today, cases, visits: bookings.value.bookings, route: bookings.value.groups }
}

/** What somebody carries and whom they visit: today's way by village group, and each of it; on a phone as at a desk. */
export function AgentPage({ clerk, name }: { clerk: Clerk; name: string }) {
  const [listed, list] = useState<Listed>({ at: 'asking' })
  const [shown, show] = useState<Shown>({ at: 'list' })

  async function read(): Promise<void> {
    const found = await work(clerk)
    if (found !== null) list({ at: 'list', ...found })
    else list((before) => (before.at === 'list' ? before : { at: 'unavailable' }))
  }
  async function look(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') show({ at: 'case', view: reply.value.case })
  }
  const back = (): void => {
    show({ at: 'list' })
    void read()
  }
  useEffect(() => {
    void read()
  }, [])

  if (shown.at === 'case' || shown.at === 'visit')
    return (
      <main class="agent" data-screen="agent">
        {shown.at === 'case' ? (
          <CaseOpen
            clerk={clerk}
            who="agent"
            view={shown.view}
            onChanged={(view) => show({ at: 'case', view })}
            onClose={back}
          />
        ) : (
          <OneBooking
            clerk={clerk}
            who="agent"
            booking={shown.visit}
            agents={[]}
            onChanged={(visit) => show({ at: 'visit', visit })}
            onClose={back}
          />
        )}
      </main>
    )
  if (listed.at !== 'list')
    return (
      <main class="agent" data-screen="agent">
        <h1>{words.mine}</h1>
        <p role="status">{listed.at === 'asking' ? caseWords.opening : words.unavailable}</p>
        {listed.at === 'unavailable' && (
          <TouchButton class="go" data-act="agency-again" onPress={() => void read()}>
            {words.again}
          </TouchButton>
        )}
      </main>
    )
  const { cases, visits, today, route } = listed
  const now = visits.filter((each) => dayOf(each) <= today)
  const later = visits.filter((each) => dayOf(each) > today)
  const groups = byGroup(now, cases, route)
  const late = cases.filter(({ agency }) => agency?.light === 'overdue').length
  const isEmpty = cases.length + visits.length === 0
  return (
    <main class="agent" data-screen="agent">
      <header class="agent-head">
        <h1>{words.mine}</h1>
        <p role="status">{isEmpty ? words.none : words.listNote(now.length, cases.length, late)}</p>
        {groups.length > 0 && (
          <TouchButton data-act="agency-paper" onPress={() => show({ at: 'paper' })}>
            {words.print}
          </TouchButton>
        )}
      </header>
      <PanelScroll label={words.mine}>
        {groups.map((of) => (
          <section key={of.group}>
            <h2>{of.group ?? words.noGroup}</h2>
            <ol class="agent-list record-list">
              {of.visits.map((visit) => (
                <Visit key={visit.id} visit={visit} onLook={() => show({ at: 'visit', visit })} />
              ))}
              {of.cases.map((line) => (
                <Line key={line.id} line={line} onLook={() => void look(line.id)} />
              ))}
            </ol>
          </section>
        ))}
        {later.length > 0 && (
          <section>
            <h2>{words.later}</h2>
            <ol class="agent-list record-list">
              {later.map((visit) => (
                <Visit key={visit.id} visit={visit} onLook={() => show({ at: 'visit', visit })} />
              ))}
            </ol>
          </section>
        )}
      </PanelScroll>
      {shown.at === 'paper' && (
        <ListA4
          title={words.paper.title}
          about={`${name}　${fullDate(today)}`}
          note={words.paper.note}
          columns={words.paper.columns}
          groups={groups.map(onPaper)}
          onClose={() => show({ at: 'list' })}
        />
      )}
    </main>
  )
}

/** One that has no day of its own is for today. */
const dayOf = ({ slot, dueOn }: BookingView): string => slot?.day ?? dueOn ?? ''

const onPaper = ({ group, visits, cases }: GroupOfDay) => ({
  title: group ?? words.noGroup,
  rows: [
    ...visits.map((visit) => ({
      id: visit.id,
      light: visit.overdue ? ('overdue' as const) : ('none' as const),
      cells: [
        bookingWords.digits(visit.code),
        visit.title,
        '',
        bookingWords.kind[visit.kind],
        bookingWords.when(visit),
        '',
      ],
    })),
    ...cases.map((line) => ({
      id: line.id,
      light: line.agency?.light ?? ('none' as const),
      cells: [line.number, line.item, line.name ?? '', stepOf(line), nextDayOf(line), ''],
    })),
  ],
})

const stepOf = ({ agency }: CaseLine): string => (agency === null ? '' : words.standing[agency.at])
const nextDayOf = ({ agency }: CaseLine): string =>
  agency === null || agency.dueOn === null ? '' : fullDate(agency.dueOn)

function Visit({ visit, onLook }: { visit: BookingView; onLook: () => void }) {
  return (
    <li data-light={visit.overdue ? 'overdue' : 'none'}>
      <TouchButton onPress={onLook}>
        <b>{bookingWords.kind[visit.kind]}</b>
        <span>
          {visit.title}
          <small>{bookingWords.code(visit.code)}</small>
        </span>
        <em>
          {bookingWords.when(visit)}
          <small>{visit.overdue ? bookingWords.overdue : ''}</small>
        </em>
      </TouchButton>
    </li>
  )
}

function Line({ line, onLook }: { line: CaseLine; onLook: () => void }) {
  const light = line.agency?.light ?? 'none'
  return (
    <li data-case={line.id} data-light={light}>
      <TouchButton onPress={onLook}>
        <b>{line.name ?? line.number}</b>
        <span>
          {line.item}
          <small>{line.number}</small>
        </span>
        <em>
          {stepOf(line)}
          <small>{[nextDayOf(line), caseWords.lights[light]].filter(Boolean).join(' ')}</small>
        </em>
      </TouchButton>
    </li>
  )
}
