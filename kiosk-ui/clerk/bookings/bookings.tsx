import { useEffect, useState } from 'preact/hooks'
import type { BookingsReply, BookingView } from '#contract/bookings.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import type { Clerk } from '../clerk.ts'
import { CaseSheet } from '../cases/case-sheet.tsx'
import { ListA4 } from '../cases/list-a4.tsx'
import { fullDate } from '../../words/dates.ts'
import { inRoute } from './in-route.ts'
import { OneBooking } from './one-booking.tsx'
import { TakeDown } from './take-down.tsx'
import { words } from './words.ts'

export type WhichBookings = keyof typeof words.which
type Listed = { at: 'asking' } | ({ at: 'list' } & BookingsReply)
/** What stands in the panel: the list, one of it, the case that comes of it, the sheet for who goes, or what is taken down for a resident. */
type Shown = { at: 'list' | 'sheet' | 'take-down' } | { at: 'one' | 'case'; booking: BookingView }

const WHICH: readonly WhichBookings[] = ['today', 'coming', 'contact', 'over']

/** The list of this name; today's for any other name. */
export const whichBookings = (name: string): WhichBookings => WHICH.find((each) => each === name) ?? 'today'

type Props = { clerk: Clerk; first: WhichBookings; onClose: () => void }

/** 上门、预约、代为联系: today's and what is past its day first, then those to come. */
export function Bookings({ clerk, first, onClose }: Props) {
  const [which, choose] = useState(first)
  const [listed, list] = useState<Listed>({ at: 'asking' })
  const [shown, show] = useState<Shown>({ at: 'list' })

  async function reread(): Promise<void> {
    const reply =
      which === 'over'
        ? await clerk.api.ask('GET /api/bookings?state=over', { params: {} })
        : await clerk.api.ask('GET /api/bookings', { params: {} })
    if (reply.at === 'ok') list({ at: 'list', ...reply.value })
  }
  useEffect(() => {
    list({ at: 'asking' })
    void reread()
  }, [which])

  const all = listed.at === 'list' ? listed.bookings : []
  const today = listed.at === 'list' ? listed.today : ''
  const those = all.filter((each) => belongs(each, which, today))
  if (shown.at === 'case')
    return (
      <CaseSheet
        clerk={clerk}
        from={{ at: 'booking', booking: shown.booking }}
        onClose={() => {
          show({ at: 'list' })
          void reread()
        }}
      />
    )
  if (shown.at === 'one')
    return (
      <OneBooking
        clerk={clerk}
        who="clerk"
        booking={shown.booking}
        agents={listed.at === 'list' ? listed.agents : []}
        onChanged={(booking) => show({ at: 'one', booking })}
        onCase={(booking) => show({ at: 'case', booking })}
        onClose={() => {
          show({ at: 'list' })
          void reread()
        }}
      />
    )
  if (shown.at === 'sheet')
    return (
      <ListA4
        key="sheet"
        title={words.list.title}
        about={[clerk.station.value?.name, fullDate(today)].filter(Boolean).join('　')}
        note={words.list.note}
        columns={words.list.columns}
        groups={inRoute(those, listed.at === 'list' ? listed.groups : []).map(([group, visits]) => ({
          title: group ?? words.list.noGroup,
          rows: visits.map((visit) => ({
            id: visit.id,
            light: visit.overdue ? ('overdue' as const) : ('none' as const),
            cells: [
              words.digits(visit.code),
              visit.title,
              words.kind[visit.kind],
              words.whoGoes(visit),
              words.when(visit),
              '',
            ],
          })),
        }))}
        onClose={() => show({ at: 'list' })}
      />
    )
  if (shown.at === 'take-down')
    return (
      <Panel key="take-down" title={words.takeDown.open} onClose={onClose} wide>
        <TakeDown
          clerk={clerk}
          onBack={() => {
            show({ at: 'list' })
            void reread()
          }}
        />
      </Panel>
    )
  return (
    <Panel title={words.title} onClose={onClose} wide>
      <div class="bookings-which record-choices" role="group" aria-label={words.title}>
        {WHICH.map((each) => (
          <TouchButton
            key={each}
            data-which={each}
            aria-pressed={which === each}
            onPress={() => choose(each)}
          >
            {words.which[each]}
          </TouchButton>
        ))}
        <TouchButton data-act="bookings-take-down" onPress={() => show({ at: 'take-down' })}>
          {words.takeDown.open}
        </TouchButton>
        {which === 'today' && those.length > 0 && (
          <TouchButton data-act="bookings-print" onPress={() => show({ at: 'sheet' })}>
            {words.print}
          </TouchButton>
        )}
      </div>
      <p class="bookings-sum" role="status">
        {listed.at === 'asking'
          ? words.opening
          : those.length === 0
            ? words.none[which]
            : words.late(those.filter(({ overdue }) => overdue).length)}
      </p>
      <PanelScroll label={words.title}>
        <ol class="bookings-list record-list">
          {those.map((booking) => (
            <li key={booking.id} data-overdue={booking.overdue ? '' : undefined}>
              <TouchButton onPress={() => show({ at: 'one', booking })}>
                <b>{words.when(booking)}</b>
                <span>
                  {booking.title}
                  <small>
                    {[words.kind[booking.kind], booking.group, booking.overdue ? words.overdue : null]
                      .filter(Boolean)
                      .join('　')}
                  </small>
                </span>
                <em>
                  {booking.state.at === 'booked' ? words.whoGoes(booking) : words.states[booking.state.at]}
                </em>
              </TouchButton>
            </li>
          ))}
        </ol>
      </PanelScroll>
    </Panel>
  )
}

/** What is past its day stands with today's, because it has to be seen to today. */
function belongs({ kind, slot }: BookingView, which: WhichBookings, today: string): boolean {
  if (which === 'over') return true
  if (kind === 'contact' || slot === null) return which === 'contact'
  return slot.day <= today ? which === 'today' : which === 'coming'
}
