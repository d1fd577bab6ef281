import type { CaseMaterial, CaseOutcome, OfflineReason, RevisitReason } from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { Decision as DecisionOf, Facts } from '../area.ts'
import type { HolidayTable } from '../holidays.ts'
import { queryCode } from '../query-code.ts'
import type { QueueState } from '../queue/state.ts'
import { agencyEvent, isAgencyChange } from './agency.ts'
import { dueAfterPause, dueOf, type TimeRule } from './due.ts'
import type { CaseEvent, Issued, SealedChange } from './events.ts'
import type { Numbers } from '../numbers.ts'
import { series } from './numbers.ts'
import { isAtHand, isOpen } from './record.ts'
import type { AnyRefusal, CaseRefusal, Outcome } from './refusals.ts'
import type { CaseRecord, Ends, SealedApplicant } from './types.ts'
import type { CasesState } from './state.ts'

/** What the catalogue says of an errand. */
export type CaseItem = {
  seq: number
  name: string
  /** Of the catalogue. */
  version: string
  ends: Ends
  time: TimeRule
}

type Visiting = {
  /** As the caller has looked it up; null for one that is not in the catalogue. */
  item: CaseItem | null
  /** The calendar of working days. */
  tables: readonly HolidayTable[]
  /** Of the ticket that is in hand; null for a person without one. */
  ticketId: string | null
  /** Why it is not done online; null where nobody asked. */
  offline: OfflineReason | null
  /** The station's own tag of the card by which the ticket was taken, sealed; null without one. */
  person: string | null
  materials: readonly CaseMaterial[] | null
}

export type CaseCommand =
  /** What is personal was sealed before under `caseId`; number and code are drawn here. */
  | ({
      type: 'open-case'
      caseId: string
      by: string
      window: string | null
      applicant: SealedApplicant | null
      /** The 上门 from which it comes; null for none. */
      bookingId: string | null
      outcome: SealedOutcome
    } & Visiting)
  /** `past`: one that is over, as the caller has looked it up. `revisit`: why the person had to come again. */
  | ({
      type: 'change-case'
      caseId: string
      by: string
      /** At which the person who does it serves. */
      window: string | null
      past: CaseRecord | null
      revisit: RevisitReason | null
      change: SealedChange
    } & Visiting)
  /** Of one that may be over: the caller has looked it up. */
  | { type: 'open-case-contact'; caseId: string; by: string }
  /** Its key is destroyed already: the caller has seen that its term is over. */
  | { type: 'forget-case'; caseId: string }

export type SealedOutcome = Extract<SealedChange, { at: CaseOutcome['at'] }>

type Decision = DecisionOf<CaseEvent, CaseRefusal>
type CaseFacts = Pick<Facts, 'time' | 'day' | 'newToken'>
export type Sees = { readonly cases: CasesState; readonly queue: QueueState }

/** So long a slip of the finger can be taken back. */
const UNDO_MS = 60_000

const accept = (...events: CaseEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: AnyRefusal): Decision =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the area is put back to where it was left out
  ({ at: 'refused', refusal: { area: 'cases', ...refusal } as CaseRefusal })

export function decide({ cases, queue }: Sees, command: CaseCommand, facts: CaseFacts): Decision {
  switch (command.type) {
    case 'open-case':
      return open(cases, queue, command, facts)
    case 'change-case': {
      const record = findCase(cases, command.caseId) ?? command.past
      if (record === null) return refuse({ code: 'unknown-case' })
      return change(cases, queue, record, command, facts)
    }
    case 'open-case-contact': {
      const { caseId, by } = command
      return accept({ type: 'case-contact-opened', caseId, by })
    }
    case 'forget-case':
      return accept({ type: 'case-forgotten', caseId: command.caseId })
  }
}

export const findCase = ({ open, lately }: CasesState, id: string): CaseRecord | undefined =>
  open.find((each) => each.id === id) ?? lately.find((each) => each.id === id)

type Opening = Extract<CaseCommand, { type: 'open-case' }>
type Changing = Extract<CaseCommand, { type: 'change-case' }>

function open(state: CasesState, queue: QueueState, command: Opening, facts: CaseFacts): Decision {
  const { caseId, by, window, item, tables, applicant, outcome, ticketId, bookingId } = command
  if (item === null) return refuse({ code: 'unknown-item' })
  const ticket = ticketRefusal(queue, ticketId)
  if (ticket !== null) return refuse(ticket)
  const about = { caseId, by, told: 0, materials: command.materials ?? [], day: facts.day }
  const given = outcomeEvent(state, { item, tables }, about, outcome)
  if ('refusal' in given) return refuse(given.refusal)
  const year = yearOf(facts.day)
  const ordinal = (state.numbers[series(year)] ?? 0) + 1
  return accept(
    {
      type: 'case-opened',
      caseId,
      by,
      year,
      ordinal,
      code: queryCode(ordinal, facts.newToken(), 6),
      itemSeq: item.seq,
      item: { name: item.name, version: item.version },
      window,
      applicant,
      ...(bookingId !== null && { ofBooking: bookingId }),
    },
    visited(queue, command, { why: null }),
    given.event,
  )
}

function ticketRefusal(queue: QueueState, ticketId: string | null): AnyRefusal | null {
  if (ticketId === null) return null
  const ticket = queue.tickets.get(ticketId)
  if (ticket === undefined) return { code: 'unknown-ticket' }
  const { at } = ticket.state
  return at === 'called' || at === 'serving' || at === 'done' ? null : { code: 'ticket-not-in-hand' }
}

type Visited = Extract<CaseEvent, { type: 'case-visited' }>

function visited(
  { tickets }: QueueState,
  { caseId, by, ticketId: ofTicket, offline, person }: Opening | Changing,
  { why }: Pick<Visited, 'why'>,
): Visited {
  const slip = ofTicket === null ? undefined : tickets.get(ofTicket)?.token
  const known = {
    ...(slip !== undefined && { slip }),
    ...(offline !== null && { offline }),
    ...(person !== null && { person }),
  }
  return { type: 'case-visited', caseId, by, ofTicket, why, ...known }
}

type About = { caseId: string; by: string; told: number; materials: readonly CaseMaterial[]; day: string }
type Rules = { item: CaseItem; tables: readonly HolidayTable[] }

/** Gives a paper the next number of its kind and year. */
const issuing =
  (numbers: Numbers, day: string) =>
  (kind: CaseDocument['kind']): Issued => {
    const year = yearOf(day)
    return { kind, year, ordinal: (numbers[series(year, kind)] ?? 0) + 1 }
  }

/** What an outcome comes to, with the number of its paper. `told`: 一次性告知书 given for this case before. */
function outcomeEvent(
  { numbers }: CasesState,
  { item: { ends, time }, tables }: Rules,
  { caseId, by, told, materials, day }: About,
  outcome: SealedOutcome,
): Outcome<CaseEvent> {
  const document = issuing(numbers, day)(outcome.at)
  const gave = { caseId, by, document, materials }
  switch (outcome.at) {
    case 'done':
      return ends === 'on-the-spot'
        ? { event: { type: 'case-done', ...gave } }
        : { refusal: { code: 'outcome-not-for-item', ends } }
    case 'reported':
      return ends === 'by-agent'
        ? { event: { type: 'case-reported', ...gave } }
        : { refusal: { code: 'outcome-not-for-item', ends } }
    case 'accepted': {
      if (ends !== 'promised') return { refusal: { code: 'outcome-not-for-item', ends } }
      const count = materials.filter(({ state }) => state === 'missing').length
      if (count > 0) return { refusal: { code: 'materials-missing', count } }
      const due = dueOf(time, day, outcome.due, tables)
      return due.at === 'due'
        ? { event: { type: 'case-accepted', ...gave, due: due.due } }
        : { refusal: due.fault }
    }
    case 'told': {
      const { missing, reason } = outcome
      if (told > 0 && reason === undefined) return { refusal: { code: 'reason-wanting' } }
      const purpose = outcome.for ?? (missing.length > 0 ? 'application' : 'consultation')
      return { event: { type: 'case-told', ...gave, missing, for: purpose, reason: reason ?? null } }
    }
    case 'not-eligible': {
      const { reason, elsewhere = null } = outcome
      return { event: { type: 'case-not-eligible', ...gave, reason, elsewhere } }
    }
    case 'passed-on':
      return { event: { type: 'case-passed-on', ...gave, text: outcome.to } }
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

function change(
  state: CasesState,
  queue: QueueState,
  record: CaseRecord,
  command: Changing,
  facts: CaseFacts,
): Decision {
  const { ticketId, revisit } = command
  if (record.forgottenOn !== undefined) return refuse({ code: 'case-forgotten' })
  const isNewVisit = ticketId !== null && record.visits.every((visit) => visit.ofTicket !== ticketId)
  if (isNewVisit) {
    const ticket = ticketRefusal(queue, ticketId)
    if (ticket !== null) return refuse(ticket)
    if (revisit === null) return refuse({ code: 'revisit-reason-wanting' })
  }
  const changed = changeEvent(state, record, command, facts)
  if ('refusal' in changed) return refuse(changed.refusal)
  return isNewVisit ? accept(visited(queue, command, { why: revisit }), changed.event) : accept(changed.event)
}

function changeEvent(
  state: CasesState,
  record: CaseRecord,
  command: Changing,
  facts: CaseFacts,
): Outcome<CaseEvent> {
  const { caseId, by, item, tables, change: asked } = command
  const { at } = record.state
  const who = { caseId, by }
  const wrong = { refusal: { code: 'wrong-state', at } } as const
  const issue = issuing(state.numbers, facts.day)
  if (isAgencyChange(asked))
    return agencyEvent(record, isOpen(record), { ...who, window: command.window, issue }, asked)
  switch (asked.at) {
    case 'done':
    case 'reported':
    case 'accepted':
    case 'told':
    case 'not-eligible':
    case 'passed-on': {
      // After 受理 nothing is asked for any more.
      if (at !== 'told') return wrong
      if (item === null) return { refusal: { code: 'unknown-item' } }
      const told = record.documents.filter(({ kind, void: isVoid }) => kind === 'told' && !isVoid).length
      const materials = command.materials ?? record.materials
      return outcomeEvent(state, { item, tables }, { ...who, told, materials, day: facts.day }, asked)
    }
    case 'answered': {
      if (at !== 'reported') return wrong
      const { granted, text } = asked
      return { event: { type: 'case-answered', ...who, granted, text } }
    }
    case 'stepped':
      return isAtHand(record) ? { event: { type: 'case-stepped', ...who, text: asked.text } } : wrong
    case 'handed-on': {
      const { to: text, things } = asked
      return isAtHand(record)
        ? { event: { type: 'case-handed-on', ...who, document: issue('handed-on'), things, text } }
        : wrong
    }
    case 'handed-back': {
      if (at === 'voided') return wrong
      const { things, signature = null } = asked
      return {
        event: { type: 'case-handed-back', ...who, document: issue('handed-back'), things, signature },
      }
    }
    case 'paused': {
      if (at !== 'accepted') return wrong
      return item?.time.excluded.includes(asked.why) === true
        ? { event: { type: 'case-paused', ...who, why: asked.why } }
        : { refusal: { code: 'exclusion-not-allowed' } }
    }
    case 'resumed': {
      if (at !== 'paused' || record.due === null) return wrong
      const span = { from: record.state.on, until: facts.day }
      const found = dueAfterPause(record.due, span, asked.due, tables)
      if (found.at === 'fault') return { refusal: found.fault }
      return { event: { type: 'case-resumed', ...who, excluded: found.excluded, due: found.due } }
    }
    case 'decided': {
      if (at !== 'accepted') return wrong
      const { granted, text } = asked
      return { event: { type: 'case-decided', ...who, granted, text } }
    }
    case 'delivered': {
      if (at !== 'decided' && at !== 'answered') return wrong
      const { how, things = [], signature = null } = asked
      const document = issue('delivered')
      return { event: { type: 'case-delivered', ...who, how, document, things, signature } }
    }
    case 'closed':
      return isOpen(record) ? { event: { type: 'case-closed', ...who, why: asked.why } } : wrong
    case 'reopened':
      return isOpen(record) || at === 'voided'
        ? wrong
        : { event: { type: 'case-reopened', ...who, text: asked.reason, record } }
    case 'voided':
      return at === 'voided' ? wrong : { event: { type: 'case-voided', ...who, text: asked.reason } }
    case 'undone': {
      const { before } = record
      if (before === null || isPast(before.time, facts.time)) return { refusal: { code: 'too-late-to-undo' } }
      return before.by === by
        ? { event: { type: 'case-undone', ...who } }
        : { refusal: { code: 'done-by-another' } }
    }
    case 'corrected':
      return { event: { type: 'case-corrected', ...who, text: asked.text } }
  }
}

/** A clock that was set back leaves nothing to be undone from the future. */
export const isPast = (since: string, now: string): boolean => {
  const ms = Date.parse(now) - Date.parse(since)
  return ms < 0 || ms > UNDO_MS
}
