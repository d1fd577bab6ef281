import type { Opening } from '#contract/station.ts'
import { areas, type Command, type LedgerEvent, type Refusal, type Whole } from '#daemon/domain/areas.ts'
import type { DayCommand, DayEvent } from '#daemon/domain/day/day.ts'
import { dayNow } from '#daemon/domain/day/turn.ts'
import type { BookingCommand } from '#daemon/domain/bookings/decide.ts'
import { isBookingEvent } from '#daemon/domain/bookings/events.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import { emptyQueue } from '#daemon/domain/queue/evolve.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { ItemRule, QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState, TicketRecord } from '#daemon/domain/queue/state.ts'
import { startedOn } from '#test/support/started-on.ts'
import { wholeStation } from '#daemon/station/whole.ts'

const item = (seq: number, rule: Partial<ItemRule> = {}): ItemRule => ({
  seq,
  queueId: 'general',
  skill: null,
  discreet: false,
  noTicket: null,
  suspended: null,
  ...rule,
})

/** Windows 1 and 2 call from 综合; 2 and 3 from 社保, whose tickets a day are three. */
export const rules: QueueRules = {
  queues: [
    { id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: ['1', '2'] },
    { id: 'social', name: '社保', letter: 'B', dailyQuota: 3, windows: ['2', '3'] },
  ],
  defaultQueueId: 'general',
  items: new Map([
    [1, item(1)],
    [2, item(2, { queueId: 'social' })],
    [18, item(18, { discreet: true })],
    [44, item(44, { noTicket: { why: '这件事由村里上门办', ask: '请问村委会' } })],
    [45, item(45, { suspended: '系统升级' })],
  ]),
  windows: ['1', '2', '3'],
  skills: [],
  kiosks: ['kiosk-1', 'kiosk-2'],
  priority: { maxInARow: 2, ageingMinutes: null },
  callsBeforeNoShow: 2,
  secondsBetweenCalls: 0,
}

/** One queue that every window calls from: 综合受理 as most stations have it. */
export const oneQueue: QueueRules = {
  ...rules,
  queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: ['1', '2', '3'] }],
}

const atAllHours: Opening = { at: 'open', closesAt: null }

type DeskCommand = QueueCommand | DayCommand | BookingCommand
type DeskEvent = QueueEvent | DayEvent
type Entry = { time: string; day: string; events: readonly DeskEvent[] }
type Refused = { at: 'refused'; refusal: Refusal }
type Decision = { at: 'accepted'; events: readonly DeskEvent[] } | Refused
type Decided = { at: 'accepted'; events: readonly LedgerEvent[] } | Refused

const SYSTEM: Actor = { at: 'system' }
const station = wholeStation(areas)

/** A station's queue on its own ledger in memory: what it accepts it folds, as the daemon does. */
export function openDesk(given: QueueRules = rules, from: QueueState = emptyQueue, idPrefix = 't') {
  let whole: Whole = { ...station.empty, day: { open: from.day, earlier: [] }, queue: from }
  let now = Date.parse('2026-11-23T01:00:00.000Z')
  let day = '2026-11-23'
  let opening = atAllHours
  let ids = 0
  const entries: Entry[] = []

  const clockFacts = () =>
    startedOn(new Date(now).toISOString(), whole.day.open === '' ? day : whole.day.open)

  function decide(command: Command, actor: Actor) {
    ids += 1
    const time = new Date(now).toISOString()
    const facts = {
      time,
      day,
      clock: clockFacts(),
      opening,
      rules: { queue: given, staffCalls: given, opening: given },
    }
    const asked = { actor, commandId: `command-${ids}` }
    const fresh = { newId: () => `${idPrefix}${ids}`, newToken: () => `token-${ids}` }
    return station.decide(
      whole,
      command,
      { ...facts, ...asked, ...fresh },
      { time, day: dayNow(whole.day, facts) },
    )
  }

  const ofTheDesk = (decided: Decided): Decision =>
    decided.at === 'refused' ? decided : { at: 'accepted', events: decided.events.filter(isOfTheDesk) }

  const ask = (command: DeskCommand, actor: Actor = SYSTEM): Decision => ofTheDesk(decide(command, actor))

  function run(command: DeskCommand, actor: Actor = SYSTEM): Decision {
    const decided = decide(command, actor)
    const decision = ofTheDesk(decided)
    if (decided.at === 'refused' || decision.at === 'refused') return decision
    const time = new Date(now).toISOString()
    const entry = { time, day: dayNow(whole.day, { day, clock: clockFacts() }), events: decision.events }
    entries.push(entry)
    const told = decided.events.filter((event) => isOfTheDesk(event) || isBookingEvent(event))
    whole = station.evolve(whole, told, entry)
    return decision
  }

  /** Runs a command that must be accepted and gives its events. */
  function does(command: DeskCommand, actor: Actor = SYSTEM): readonly DeskEvent[] {
    const decision = run(command, actor)
    if (decision.at === 'refused') throw new Error(`${command.type}: ${decision.refusal.code}`)
    return decision.events
  }

  /** Runs a command that must be refused and gives the refusal. */
  function refuses(command: DeskCommand, actor: Actor = SYSTEM): Refusal {
    const decision = run(command, actor)
    if (decision.at === 'accepted') throw new Error(`${command.type} was accepted`)
    return decision.refusal
  }

  function ticket(id: string): TicketRecord {
    const record = whole.queue.tickets.get(id)
    if (record === undefined) throw new Error(`no ticket ${id}`)
    return record
  }

  /** Takes a ticket (no printer unless asked for) and gives its id. */
  function take(options: Partial<Extract<QueueCommand, { type: 'take-ticket' }>> = {}): string {
    const events = does({ type: 'take-ticket', kiosk: 'kiosk-1', print: false, ...options })
    const taken = events.find((event) => event.type === 'ticket-taken')
    if (taken === undefined) throw new Error('no ticket was taken')
    return taken.ticketId
  }

  /** Calls the next one to a window and gives the id. */
  function call(window: string): string {
    const called = does({ type: 'call-next', window, clerk: 'li' }).find(
      (event) => event.type === 'ticket-called',
    )
    if (called === undefined) throw new Error('nobody was called')
    return called.ticketId
  }

  const at = (window: string) => ({ window, clerk: 'li' })
  const open = (window: string) => does({ type: 'open-window', ...at(window), takeOver: false })
  const serve = (ticketId: string, window: string) => does({ type: 'serve-ticket', ticketId, ...at(window) })
  const finish = (ticketId: string, window: string) =>
    does({ type: 'finish-ticket', ticketId, ...at(window) })

  /** Calls the next one and has done with them after some minutes. */
  function serveNext(window: string, minutes = 0): string {
    const id = call(window)
    serve(id, window)
    now += minutes * 60_000
    finish(id, window)
    return id
  }

  return {
    ask,
    run,
    does,
    refuses,
    take,
    open,
    call,
    serve,
    finish,
    serveNext,
    ticket,
    entries,
    state: () => whole.queue,
    bookings: () => whole.bookings,
    now: () => new Date(now).toISOString(),
    pass: (minutes: number) => {
      now += minutes * 60_000
    },
    setDay: (next: string) => {
      day = next
    },
    setOpening: (next: Opening) => {
      opening = next
    },
  }
}

/** A desk is asked of queue and day alone, and these bring about nothing elsewhere but at bookings. */
function isOfTheDesk(event: LedgerEvent): event is DeskEvent {
  return (
    event.type === 'day-opened' ||
    event.type === 'day-corrected' ||
    event.type.startsWith('ticket-') ||
    event.type.startsWith('window-') ||
    event.type.startsWith('take-over-')
  )
}

export type Desk = ReturnType<typeof openDesk>
