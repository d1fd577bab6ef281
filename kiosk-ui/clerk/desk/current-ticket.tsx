import type { WindowWork, StaffTicket } from '#contract/clerk.ts'
import { minutesWords } from '../../staff/words.ts'
import { slipWords, words } from './words.ts'
import { PriorityMark } from './priority-mark.tsx'
import type { StationClock } from '../../staff/station-clock.ts'

/** Letter and three digits; a very busy day has more. */
const USUAL_LENGTH = 4

type Props = { work: WindowWork; clock: StationClock }

/** The ticket in hand, as large as the desk allows; without one, how the window stands. */
export function CurrentTicket({ work, clock }: Props) {
  if (work.current) return <InHand ticket={work.current} work={work} clock={clock} />
  const { service } = work.window
  switch (service.at) {
    case 'closed':
      return <Quiet title={words.desk.closed} note={words.desk.closedNote} />
    case 'paused':
      return (
        <Quiet
          title={words.desk.paused}
          note={`${service.notice || words.desk.pausedPlain}　${minutesWords(clock.minutesSince(service.since))}`}
        />
      )
    case 'open':
      return <Waiting work={work} clock={clock} />
  }
}

function InHand({ ticket, work, clock }: { ticket: StaffTicket } & Props) {
  const { state } = ticket
  const at = state.at === 'serving' ? 'serving' : 'called'
  const since =
    state.at === 'serving' ? state.startedAt : state.at === 'called' ? state.calledAt : ticket.takenAt
  return (
    <div class="ticket-in-hand" data-at={at}>
      <p class="in-hand-at">
        {words.desk[at]}
        <span>{minutesWords(clock.minutesSince(since))}</span>
      </p>
      <p class="in-hand-number" data-long={ticket.number.length > USUAL_LENGTH ? '' : undefined}>
        {ticket.number}
      </p>
      <div class="in-hand-facts">
        <h1>{ticket.errand?.title ?? words.desk.noErrand}</h1>
        <PriorityMark ticket={ticket} />
        {state.at === 'called' && <Calls calls={state.calls} work={work} />}
        <p class="in-hand-slip">
          {words.desk.taken(clock.timeOf(ticket.takenAt))}
          {ticket.revisitOf !== null && <b>{words.again}</b>}
          {ticket.issuedAt !== null && <span>{words.issued}</span>}
          <span data-print={ticket.print.at}>{slipWords(ticket.print)}</span>
        </p>
      </div>
    </div>
  )
}

/** One mark a call, filled as they are made; and from when on one more counts. */
function Calls({ calls, work }: { calls: number; work: WindowWork }) {
  const { callsBeforeNoShow: enough, silence } = work
  return (
    <p class="in-hand-calls">
      <span class="marks" aria-hidden="true">
        {Array.from({ length: Math.max(calls, enough) }, (_, place) => (
          <i key={place} data-made={place < calls ? '' : undefined} />
        ))}
      </span>
      {silence !== null && silence.seconds > 0
        ? words.desk.callsSoFar(calls, calls < enough ? 'call' : 'no-show', silence)
        : calls < enough
          ? words.desk.calls(calls, enough)
          : words.desk.callsEnough(calls)}
    </p>
  )
}

function Waiting({ work, clock }: Props) {
  const oldest = work.waiting.reduce<StaffTicket | null>(
    (first, ticket) => (first === null || ticket.takenAt < first.takenAt ? ticket : first),
    null,
  )
  return (
    <div class="ticket-in-hand" data-at="free">
      <p class="in-hand-at">{words.desk.free}</p>
      {oldest === null ? (
        <p class="in-hand-nobody">{words.desk.nobody}</p>
      ) : (
        <>
          <p class="in-hand-number">
            {work.waiting.length}
            <small>
              {words.desk.people}
              {words.desk.inLine}
            </small>
          </p>
          <div class="in-hand-facts">
            <p class="in-hand-longest">
              {words.desk.longest} <b>{oldest.number}</b> {minutesWords(clock.minutesSince(oldest.takenAt))}
            </p>
          </div>
        </>
      )}
    </div>
  )
}

function Quiet({ title, note }: { title: string; note: string }) {
  return (
    <div class="ticket-in-hand" data-at="quiet">
      <h1>{title}</h1>
      <p>{note}</p>
    </div>
  )
}
