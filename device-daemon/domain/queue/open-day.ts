import { type DayBegun, isInBetween, isLeftBehind, isOfTheDay } from './left-waiting.ts'
import { linesIn, recordOf } from './line.ts'
import { type PersistentList, persistentList } from './persistent.ts'
import { isOpen, queueDay } from './places.ts'
import { isFree, numbersFrom, raisedTo } from './skipped.ts'
import type { QueueState, TicketRecord, WaitingLine, WindowDay } from './state.ts'

/** Clerks who are at work when the day is believed at last stay there, with those who were sent to them. */
const staysOpen = (
  { tickets }: QueueState,
  { line, next, service }: Pick<WindowDay, 'line' | 'next' | 'service'>,
  begun: DayBegun,
): boolean => {
  if (begun.since === undefined || service.at === 'closed') return false
  const sent = [...next, ...line.priority, ...line.ordinary].map((id) => recordOf(tickets, id))
  return service.since >= begun.since || sent.some((ticket) => isOfTheDay(ticket, begun))
}

/** Every list in which tickets wait. */
const allLists = (state: QueueState): readonly PersistentList<string>[] => {
  const lists: PersistentList<string>[] = []
  const add = ({ priority, ordinary }: WaitingLine) => lists.push(priority, ordinary)
  for (const queue of state.queues.values()) linesIn(queue).forEach(add)
  for (const { line, next } of state.windows.values()) {
    add(line)
    lists.push(next)
  }
  return lists
}

const byArrival = (a: TicketRecord, b: TicketRecord): number => a.arrival - b.arrival

/** Who is left behind, in order of arrival; from list to list, because each of them is in that order already. */
const leftBy = (state: QueueState, begun: DayBegun): string[] => {
  const left: TicketRecord[] = []
  for (const list of allLists(state))
    for (const id of list) {
      const ticket = recordOf(state.tickets, id)
      if (isLeftBehind(ticket, begun)) left.push(ticket)
    }
  if (begun.missed === true)
    for (const ticket of state.tickets.values())
      if (isInBetween(ticket) && isLeftBehind(ticket, begun)) left.push(ticket)
  return left.sort(byArrival).map(({ id }) => id)
}

/**
 * What stays of the tickets: slips under way, and open ones but for those who are left behind (the same entry cancels the
 * others that are not being served). `goOn`: those of the new day among them, as they are in it, by arrival.
 */
const staying = (
  state: QueueState,
  day: string,
  begun: DayBegun,
  ordinals: QueueState['ordinals'],
): { kept: readonly TicketRecord[]; goOn: readonly TicketRecord[] } => {
  const kept: TicketRecord[] = []
  const goOn: TicketRecord[] = []
  for (const ticket of state.tickets.values()) {
    const stays = (isOpen(ticket.state) || ticket.print.at === 'sending') && !isLeftBehind(ticket, begun)
    if (!stays) continue
    const goesOn = isOpen(ticket.state) && isOfTheDay(ticket, begun) && isFree(ordinals, ticket)
    const record = goesOn ? { ...ticket, day } : ticket
    kept.push(record)
    if (goesOn) goOn.push(record)
  }
  return { kept, goOn: goOn.sort(byArrival) }
}

/** Opens a new day. Once a day, and so never quick: it looks at each of thousands as rarely as it can. */
export const openDay = (state: QueueState, opened: DayBegun & { day: string }): QueueState => {
  const { day, since } = opened
  const numbers = numbersFrom(state, day, 'new')
  const left = leftBy(state, opened)
  const { kept, goOn } = staying(state, day, opened, numbers.ordinals)
  const tickets = state.tickets.clear().concat(kept.map((ticket) => [ticket.id, ticket]))
  const isKept = (id: string): boolean => tickets.has(id)
  const keptOf = (list: PersistentList<string>): PersistentList<string> =>
    kept.length === 0 ? list.clear() : list.filter(isKept)
  const withoutLeft = ({ priority, ordinary }: WaitingLine): WaitingLine => ({
    priority: keptOf(priority),
    ordinary: keptOf(ordinary),
    priorityInARow: 0,
  })
  const queues = state.queues.map(({ line, skilled }) => ({
    issued: 0,
    line: withoutLeft(line),
    skilled: skilled.map(withoutLeft),
  }))
  return {
    ...state,
    day,
    ...numbers,
    ordinals: raisedTo(
      numbers.ordinals,
      goOn.map(({ number, ordinal }) => [number.charAt(0), ordinal]),
    ),
    queues: goOn.reduce((counted, { queueId }) => {
      const queue = queueDay({ ...state, queues: counted }, queueId)
      return counted.set(queueId, { ...queue, issued: queue.issued + 1 })
    }, queues),
    windows: state.windows.map(({ line, next, service, busyWith }) => ({
      line: withoutLeft(line),
      next: keptOf(next),
      takeOver: { at: 'none' as const },
      service: staysOpen(state, { line, next, service }, opened) ? service : { at: 'closed' as const },
      busyWith: busyWith !== null && isKept(busyWith) ? busyWith : null,
      priorityInARow: 0,
      servedToday: 0,
    })),
    tickets,
    leftWaiting: state.leftWaiting.concat(left),
    carriedOver: state.carriedOver.concat(
      goOn.map(({ id, number, ordinal }) => ({ ticketId: id, day, number, ordinal })),
    ),
    people: left.length === 0 ? state.people : state.people.filter(isKept),
    servedBy: state.servedBy.clear(),
    finishedBy: state.finishedBy.clear(),
    over: persistentList(),
    tokens: state.tokens.clear().concat(kept.map(({ token, id }) => [token, id])),
    numbers: state.numbers.clear().concat(goOn.map(({ number, id }) => [number, id])),
    recentServices: [],
    endings: [],
    recentCalls: since === undefined ? [] : state.recentCalls.filter(({ calledAt }) => calledAt >= since),
  }
}

/** The open day had a wrong date: everything goes on, and what is over on an earlier day is let go. */
export const correctDay = (state: QueueState, day: string): QueueState => {
  const tickets = state.tickets.filter(
    (ticket) => ticket.day >= day || isOpen(ticket.state) || ticket.print.at === 'sending',
  )
  return {
    ...state,
    day,
    ...numbersFrom(state, day, 'corrected'),
    ...(day > state.day && {
      windows: state.windows.map((window) => ({ ...window, servedToday: 0 })),
      servedBy: state.servedBy.clear(),
      finishedBy: state.finishedBy.clear(),
    }),
    tickets,
    over: persistentList<string>().concat([...state.over].filter((id) => tickets.has(id))),
    tokens: state.tokens.filter((id) => tickets.has(id)),
    numbers: state.numbers.filter((id) => (tickets.get(id)?.day ?? '') >= day),
  }
}
