import type { WindowWork, StaffTicket, TakeOverView } from '#contract/clerk.ts'
import type { Guide } from '#contract/guide.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { QueueView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import { compare } from '#daemon/compare.ts'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { recordOf } from '#daemon/domain/queue/line.ts'
import { isAged } from '#daemon/domain/queue/pick-next.ts'
import { windowDay } from '#daemon/domain/queue/places.ts'
import { secondsWanting, silenceAfter } from '#daemon/domain/queue/silence.ts'
import { msToAnswer } from '#daemon/domain/queue/take-over.ts'
import { hasSkill, skillName } from '#daemon/domain/queue/skills.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState, TakeOver, TicketRecord } from '#daemon/domain/queue/state.ts'

export type WindowWorkFacts = {
  seq: number
  /** Instant by the machine's clock, ISO 8601 UTC: how long people have waited is measured by it. */
  now: string
  /** The same as people read it, on the day that holds. */
  shownNow: string
  timeZone: string
  rules: QueueRules
  guideOf(seq: number): Guide | undefined
  windows: WindowView[]
  queues: QueueView[]
  staffCalls: StaffCall[]
  clerks: WindowWork['clerks']
  printers: string[]
  nameOf(account: string): string
}

/** A ticket as staff see it: its errand too, which no public screen is told. */
export function staffTicket(
  record: TicketRecord,
  { rules, now, guideOf }: Pick<WindowWorkFacts, 'rules' | 'now' | 'guideOf'>,
): StaffTicket {
  const guide = record.itemSeq === null ? undefined : guideOf(record.itemSeq)
  return {
    id: record.id,
    number: record.number,
    day: record.day,
    itemSeq: record.itemSeq,
    queueId: record.queueId,
    errand: guide ? { seq: guide.seq, title: guide.plainTitle } : null,
    state: record.state,
    priority: record.priority,
    aged:
      record.state.at === 'waiting' && record.priority.at === 'none' && isAged(record, rules.priority, now),
    onlyWindow: record.onlyWindow,
    nextAt: record.nextAt,
    skill: skillOf(record.skill, rules),
    takenAt: record.takenAt,
    issuedAt: record.issued?.window ?? null,
    revisitOf: record.revisitOf,
    print: record.print,
  }
}

function skillOf(skill: string | null, rules: QueueRules): StaffTicket['skill'] {
  if (skill === null) return null
  return {
    name: skillName(skill, rules),
    windows: rules.windows.filter((window) => hasSkill(window, skill, rules)),
  }
}

/** Everything the clerk's screen of one window shows, of the open day. Throws for a window that is not there. */
export function windowWork(state: QueueState, windowId: string, facts: WindowWorkFacts): WindowWork {
  const window = facts.windows.find(({ id }) => id === windowId)
  if (window === undefined) throw new Error(`no window ${windowId}`)
  const { busyWith, servedToday, takeOver } = windowDay(state, windowId)
  const current = busyWith === null ? null : recordOf(state.tickets, busyWith)
  const shown = (records: readonly TicketRecord[]) => records.map((record) => staffTicket(record, facts))
  const held: TicketRecord[] = []
  const noShows: TicketRecord[] = []
  for (const record of state.tickets.values()) {
    if (record.state.at === 'held') held.push(record)
    else if (record.state.at === 'no-show') noShows.push(record)
  }
  return {
    seq: facts.seq,
    now: facts.shownNow,
    timeZone: facts.timeZone,
    window,
    takeOver: takeOverView(takeOver, facts),
    current: current && staffTicket(current, facts),
    waiting: shown(callOrder(state, windowId, facts.rules, facts.now)),
    held: shown(held.sort((a, b) => a.arrival - b.arrival)),
    noShows: shown(noShows.sort((a, b) => compare(sinceOf(b), sinceOf(a)))),
    windows: facts.windows,
    queues: facts.queues,
    staffCalls: facts.staffCalls,
    clerks: facts.clerks,
    printers: facts.printers,
    callsBeforeNoShow: facts.rules.callsBeforeNoShow,
    silence: current && silenceIn(current, facts),
    servedToday,
    servedByClerk: window.clerk === null ? null : (state.servedBy.get(window.clerk.id) ?? 0),
  }
}

function takeOverView(takeOver: TakeOver, { nameOf, now }: WindowWorkFacts): TakeOverView {
  if (takeOver.at === 'none') return takeOver
  const who = (id: string) => ({ id, name: nameOf(id) })
  const people = { clerk: who(takeOver.clerk), from: who(takeOver.from) }
  if (takeOver.at === 'over') return { ...takeOver, ...people }
  return { at: 'asked', ...people, seconds: Math.ceil(msToAnswer(takeOver, now) / 1000) }
}

function silenceIn({ state }: TicketRecord, { rules, now }: WindowWorkFacts): WindowWork['silence'] {
  if (state.at !== 'called') return null
  const silence = silenceAfter(state, rules)
  return { last: silence.last, seconds: secondsWanting(state, silence, now) }
}

function sinceOf({ state }: TicketRecord): string {
  return state.at === 'no-show' ? state.since : ''
}
