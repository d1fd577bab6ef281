import type { PriorityRule, QueueRules } from '#daemon/domain/queue/rules.ts'
import type { DayOfPeople, Person } from './people.ts'
import { queueAlone } from './queue-alone.ts'

/** How tickets are called: by the rule of the queue, or as if nobody had said that they have priority. */
export type Calling = { at: 'by-the-rule'; rule: PriorityRule } | { at: 'first-come' }

/** Minutes from the ticket to the call at which the person was served. */
export type Waited = { person: Person; minutes: number }

/** Minutes from a call until the person stands at the window. */
const WALK = 0.5
/** A call and the silence after it, before the next one counts. */
const CALL = 0.5
const CLERK = 'li'

type Happening = { at: number; run: () => void }

/**
 * Lives a day through the queue's own decisions and events: everybody takes a ticket, every free window calls, calls
 * again and passes over, clerks pause, wrong claims are refused. Gives the wait of everybody who was served.
 */
export function liveDay({ people, breaks }: DayOfPeople, windows: number, calling: Calling): Waited[] {
  const rules = rulesOf(windows, calling)
  const waited: Waited[] = []
  const persons = new Map<string, Person>()
  const agenda = openAgenda()
  const desk = queueAlone(rules, agenda.now)

  function come(person: Person): void {
    const declared = calling.at === 'by-the-rule' && person.claim !== 'ordinary'
    const take = { type: 'take-ticket', kiosk: 'kiosk-1', print: false, declared } as const
    const taken = desk.does(take).find((event) => event.type === 'ticket-taken')
    if (taken === undefined) throw new Error('no ticket was taken')
    const { ticketId } = taken
    persons.set(ticketId, person)
    if (person.stays.at === 'leaves')
      // Who has been called meanwhile is not cancelled.
      agenda.add(person.stays.afterMinutes, () => {
        if (desk.ticket(ticketId).state.at === 'waiting')
          desk.does({ type: 'cancel-ticket', ticketId, by: 'resident', window: null })
      })
    for (const window of rules.windows) callNext(window)
  }

  /** Nothing where the window is busy, paused or has nobody to call. */
  function callNext(window: string): void {
    const day = desk.state().windows.get(window)
    if (day?.busyWith != null || day?.service.at === 'paused') return
    const events = desk.ask({ type: 'call-next', window, clerk: CLERK })
    const called = events?.find((event) => event.type === 'ticket-called')
    if (called === undefined) return
    const { ticketId } = called
    const person = persons.get(ticketId)
    if (person === undefined) throw new Error(`${ticketId} is nobody’s`)
    say(ticketId)
    if (person.stays.at === 'absent') agenda.add(CALL, () => callAgain(ticketId, window))
    else agenda.add(WALK, () => receive(ticketId, person, window))
  }

  function say(ticketId: string): void {
    const calledAt = desk.timeNow()
    desk.does({
      type: 'record-announcement',
      ticketId,
      call: 0,
      calledAt,
      by: 'hall',
      text: '',
      outcome: 'spoken',
    })
  }

  function callAgain(ticketId: string, window: string): void {
    const passedOver = desk.ask({ type: 'mark-no-show', ticketId, window, clerk: CLERK })
    if (passedOver !== null) return callNext(window)
    desk.does({ type: 'recall-ticket', ticketId, window, clerk: CLERK })
    say(ticketId)
    agenda.add(CALL, () => callAgain(ticketId, window))
  }

  function receive(ticketId: string, person: Person, window: string): void {
    const ticket = desk.ticket(ticketId)
    if (ticket.priority.at === 'declared' && person.claim === 'claims-wrongly' && person.caught) {
      desk.does({ type: 'refuse-priority', ticketId, window, by: CLERK })
      return callNext(window)
    }
    const minutes = agenda.now() - WALK - person.comesAt
    waited.push({ person, minutes })
    desk.does({ type: 'serve-ticket', ticketId, window, clerk: CLERK })
    agenda.add(person.serviceMinutes, () => {
      desk.does({ type: 'finish-ticket', ticketId, window, clerk: CLERK })
      callNext(window)
    })
  }

  for (const person of people) agenda.add(person.comesAt, () => come(person))
  for (const { window: index, from, minutes } of breaks) {
    const window = rules.windows[index] ?? ''
    // A clerk who serves goes when that is done; the notice stands meanwhile.
    agenda.add(from, () => desk.does({ type: 'pause-window', window, clerk: CLERK, notice: '' }))
    agenda.add(from + minutes, () => {
      desk.does({ type: 'resume-window', window, clerk: CLERK })
      callNext(window)
    })
  }
  for (const window of rules.windows)
    desk.does({ type: 'open-window', window, clerk: CLERK, takeOver: false })
  agenda.run()
  return waited
}

function rulesOf(count: number, calling: Calling): QueueRules {
  const windows = Array.from({ length: count }, (_, i) => `W${i + 1}`)
  return {
    queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows }],
    defaultQueueId: 'general',
    items: new Map(),
    skills: [],
    kiosks: ['kiosk-1'],
    windows,
    priority: calling.at === 'by-the-rule' ? calling.rule : { maxInARow: 1, ageingMinutes: null },
    callsBeforeNoShow: 3,
    secondsBetweenCalls: 20,
  }
}

/** What happens when, in its order; `add` counts minutes from now on. */
function openAgenda() {
  const heap: Happening[] = []
  let now = 0
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    if (a !== undefined && b !== undefined) [heap[i], heap[j]] = [b, a]
  }
  const at = (i: number) => heap[i]?.at ?? Infinity
  return {
    now: () => now,
    add(after: number, run: () => void) {
      heap.push({ at: now + after, run })
      for (let i = heap.length - 1; i > 0 && at(i) < at((i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
    },
    run() {
      for (let next = heap[0]; next !== undefined; next = heap[0]) {
        swap(0, heap.length - 1)
        heap.pop()
        for (let i = 0; ;) {
          const child = at(2 * i + 2) < at(2 * i + 1) ? 2 * i + 2 : 2 * i + 1
          if (at(child) >= at(i)) break
          swap(i, child)
          i = child
        }
        now = next.at
        next.run()
      }
    },
  }
}
