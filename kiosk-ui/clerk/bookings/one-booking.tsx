import { useState } from 'preact/hooks'
import type { BookingChange, BookingContactReply, BookingView } from '#contract/bookings.ts'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { createCommands } from '../../staff/commands.ts'
import { OwnWords, Panel, PanelScroll } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { fullDate } from '../../words/dates.ts'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

type Agent = { id: string; name: string }
type Props = {
  clerk: Clerk
  /** An agent says what came of it; a case is opened, and somebody else sent, at a window. */
  who: 'clerk' | 'agent'
  booking: BookingView
  agents: readonly Agent[]
  onChanged: (booking: BookingView) => void
  onCase?: (booking: BookingView) => void
  onClose: () => void
}

type Ending = keyof typeof words.ask
const ENDINGS: readonly Ending[] = ['done', 'not-met', 'cancelled']

/** A number that was booked is honoured when it is taken, or lapses: there is nothing to write down about it. */
const endingsOf = ({ kind, state }: BookingView): readonly Ending[] =>
  state.at !== 'booked' ? [] : kind === 'number' ? ['cancelled'] : ENDINGS

/** Whether somebody of the station goes there or rings up. */
const isGoneTo = ({ kind }: BookingView): boolean => kind === 'visit' || kind === 'contact'

/** One booking: for when, who goes, whom to ring up, and what came of it. */
export function OneBooking({ clerk, who, booking, agents, onChanged, onCase, onClose }: Props) {
  const [commands] = useState(() => createCommands(words.acts, clerk.session.hear))
  // What is done follows at once on what was read, while that press is still settling.
  const [reading] = useState(() => createCommands(words.acts, clerk.session.hear))
  const [writing, write] = useState<Ending | null>(null)
  const [contact, setContact] = useState<BookingContactReply | null>(null)
  const { id, agent } = booking

  async function change(to: BookingChange): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask('POST /api/bookings/:id/changes', { params: { id }, body: { commandId, change: to } }),
    )
    if (done === null) return
    write(null)
    onChanged(done.booking)
  }
  async function openContact(): Promise<void> {
    const done = await reading.run('contact', (commandId) =>
      clerk.api.ask('POST /api/bookings/:id/contact', { params: { id }, body: { commandId } }),
    )
    if (done !== null) setContact(done)
  }

  return (
    <Panel title={`${words.kind[booking.kind]}　${booking.title}`} onClose={onClose} wide>
      <PanelScroll label={booking.title}>
        <dl class="booking-facts record-facts">
          <dt>{words.states[booking.state.at]}</dt>
          <dd>{words.when(booking)}</dd>
          {booking.group !== null && (
            <>
              <dt>{words.group}</dt>
              <dd>{booking.group}</dd>
            </>
          )}
          <dt>{isGoneTo(booking) ? words.agent : words.comes}</dt>
          <dd>{words.whoGoes(booking)}</dd>
          <dt>{words.contact}</dt>
          <dd>{contactWords(booking, contact)}</dd>
        </dl>
        <p class="booking-code">{words.code(booking.code)}</p>
        {booking.acts.length > 0 && (
          <ol class="booking-acts record-acts">
            {booking.acts.map((act, place) => (
              <li key={place}>
                <span>{words.actNames[act.at]}</span>
                <span>{act.text === undefined || act.text === null ? '' : inPhrases(act.text)}</span>
                <small>
                  {act.by ?? words.nameless(act.at)} {fullDate(clerk.clock.dayOf(act.time))}{' '}
                  {clerk.clock.timeOf(act.time)}
                </small>
              </li>
            ))}
          </ol>
        )}
      </PanelScroll>
      <Refusal commands={commands} />
      {reading.doing.value.at === 'refused' && <Refusal commands={reading} />}
      {writing === null ? (
        <div class="booking-steps record-choices" role="group">
          {endingsOf(booking).map((each) => (
            <TouchButton
              key={each}
              data-act={`booking-${each}`}
              {...(who === 'agent' && each === 'done' && { class: 'go' })}
              onPress={() => write(each)}
            >
              {words.steps[each]}
            </TouchButton>
          ))}
          {onCase !== undefined && mayBecomeCase(booking) && (
            <TouchButton class="go" data-act="booking-case" onPress={() => onCase(booking)}>
              <span>
                {words.openCase}
                <small>{words.openCaseNote}</small>
              </span>
            </TouchButton>
          )}
          {who === 'clerk' &&
            booking.state.at === 'booked' &&
            isGoneTo(booking) &&
            agents
              .filter((each) => each.id !== agent?.id)
              .map((each) => (
                <TouchButton
                  key={each.id}
                  data-act={`booking-assign-${each.id}`}
                  onPress={() => void change({ at: 'assigned', agent: each.id })}
                >
                  {words.steps.assign} {each.name}
                </TouchButton>
              ))}
          {booking.contact === 'may' && contact === null && (
            <TouchButton data-act="booking-contact" onPress={() => void openContact()}>
              <span>
                {words.contact}
                <small>{words.contactNote}</small>
              </span>
            </TouchButton>
          )}
        </div>
      ) : (
        <OwnWords
          key={writing}
          label={`${words.steps[writing]}：${words.ask[writing]}`}
          limit={200}
          onWrite={(text) => void change({ at: writing, text })}
        />
      )}
    </Panel>
  )
}

/** A visit or a day that was kept, or is being kept, and of which no case came yet. */
const mayBecomeCase = ({ kind, state, caseId, contact }: BookingView): boolean =>
  (kind === 'visit' || kind === 'date') &&
  (state.at === 'booked' || state.at === 'done') &&
  caseId === null &&
  contact !== 'another'

function contactWords({ contact }: BookingView, opened: BookingContactReply | null): string {
  if (opened !== null) return [opened.phone, opened.address].filter(Boolean).join('　') || words.noContact
  switch (contact) {
    case 'none':
      return words.noContact
    case 'may':
      return words.contactNote
    case 'another':
      return words.another
    case 'gone':
      return words.gone
  }
}
