import type { CaseOutcome } from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseStanding } from '#contract/cases.ts'
import type { EventTime } from '../area.ts'
import { agencyAfter, isCarried } from './agency.ts'
import type { CaseEvent } from './events.ts'
import { caseNumber } from './numbers.ts'
import type { CaseAct, CaseRecord, Changing } from './types.ts'

const OPEN: ReadonlySet<CaseStanding> = new Set([
  'reported',
  'answered',
  'told',
  'accepted',
  'paused',
  'decided',
])

export const isOpen = ({ state }: Pick<CaseRecord, 'state'>): boolean => OPEN.has(state.at)

/** Whether it belongs to what is at hand: it is open, or its agent has something left to do. */
export const isAtHand = (record: Pick<CaseRecord, 'state' | 'agency'>): boolean =>
  isOpen(record) || (record.state.at !== 'voided' && isCarried(record))

/** The day (YYYY-MM-DD) from which on nothing was left to do. */
export const endedOn = ({ state, agency }: CaseRecord): string =>
  agency !== undefined && agency.on > state.on ? agency.on : state.on

/** Something that was sealed with its key; undefined where nothing was. */
export function somethingSealed({ applicant, person, acts, due, agency }: CaseRecord): string | undefined {
  // Why a second 一次性告知书 was needed is about the station.
  const words = acts.flatMap(({ at, text, signature }) => [at === 'told' ? null : text, signature])
  const basis = typeof due?.basis === 'object' ? due.basis?.sealed : null
  return [applicant?.name, person, ...words, basis, agency?.group].find((each) => typeof each === 'string')
}

/** Whether something about a person is kept with it that can still be read. */
export const keepsAPerson = (record: CaseRecord): boolean =>
  record.forgottenOn === undefined && somethingSealed(record) !== undefined

/** What one event makes of the case it speaks of; nothing of an unknown one. */
export function evolveRecord(
  record: CaseRecord | undefined,
  event: CaseEvent,
  { time, day }: EventTime,
): CaseRecord | undefined {
  if (event.type === 'case-forgotten') {
    if (record === undefined) return undefined
    const acts = [...record.acts, { at: 'forgotten', by: null, time }]
    return { ...record, acts, before: null, forgottenOn: day }
  }
  const { by } = event
  if (event.type === 'case-opened') {
    const { caseId: id, year, ordinal, code, itemSeq, item, window, applicant } = event
    return {
      id,
      number: caseNumber(year, ordinal),
      code,
      itemSeq,
      item,
      time,
      by,
      window,
      applicant,
      // Until its outcome, which stands in the same entry.
      state: { at: 'voided', on: day },
      acceptedOn: null,
      due: null,
      materials: [],
      openAs: null,
      visits: [],
      documents: [],
      acts: [],
      before: null,
    }
  }
  const base = record ?? (event.type === 'case-reopened' ? event.record : undefined)
  if (base === undefined) return undefined

  const paper = 'document' in event ? event.document : undefined
  const noted = (act: Omit<CaseAct, 'by' | 'time'>): CaseRecord => ({
    ...base,
    acts: [...base.acts, { ...act, by, time, ...(paper !== undefined && { paper }) }],
    documents:
      paper === undefined ? base.documents : [...base.documents, { ...paper, on: day, by, void: false }],
  })
  /** Changes where it stands: for a minute it can be undone. */
  const changed = (act: Omit<CaseAct, 'by' | 'time'>, change: Partial<Changing>): CaseRecord => {
    const { state, acceptedOn, due, materials, openAs, documents } = base
    const was = { state, acceptedOn, due, materials, openAs, ...(base.agency && { agency: base.agency }) }
    const before = { ...was, documents: documents.length, by, time }
    const agency = agencyAfter(base.agency, event, day)
    const next = { ...noted(act), ...(agency !== undefined && { agency }), ...change, before }
    return isOpen(next) ? { ...next, openAs: next.state } : next
  }
  const standing = (at: CaseStanding): Pick<Changing, 'state'> => ({ state: { at, on: day } })
  const gave = (
    act: Omit<CaseAct, 'by' | 'time' | 'at'>,
    at: CaseOutcome['at'],
    { materials }: Pick<Changing, 'materials'>,
    change: Partial<Changing> = {},
  ): CaseRecord => changed({ at, ...act }, { ...standing(at), materials, ...change })

  switch (event.type) {
    case 'case-visited': {
      const { ofTicket, why, slip, offline } = event
      const asked = { ...(slip !== undefined && { slip }), ...(offline !== undefined && { offline }) }
      const visit = { ofTicket, on: day, why, ...asked }
      const person = base.person ?? event.person
      return { ...base, ...(person !== undefined && { person }), visits: [...base.visits, visit] }
    }
    case 'case-done':
    case 'case-reported':
      return gave({}, event.type === 'case-done' ? 'done' : 'reported', event, { acceptedOn: day })
    case 'case-accepted':
      return gave({}, 'accepted', event, { acceptedOn: day, due: event.due })
    case 'case-told':
      return gave({ missing: event.missing, why: event.for, text: event.reason }, 'told', event)
    case 'case-not-eligible': {
      const { reason: text, elsewhere } = event
      return gave({ text, ...(elsewhere !== null && { why: elsewhere }) }, 'not-eligible', event)
    }
    case 'case-passed-on':
      return gave(
        'text' in event
          ? { text: event.text }
          : { why: event.contact === null ? event.to : `${event.to} ${event.contact}` },
        'passed-on',
        event,
      )
    case 'case-answered':
    case 'case-decided': {
      const at = event.type === 'case-answered' ? 'answered' : 'decided'
      return changed({ at, granted: event.granted, text: event.text }, standing(at))
    }
    case 'case-stepped':
      return noted({ at: 'stepped', text: event.text })
    case 'case-paused':
      return changed({ at: 'paused', why: event.why }, { state: { at: 'paused', on: day, why: event.why } })
    case 'case-resumed':
      return changed({ at: 'resumed', why: `${event.excluded}` }, { ...standing('accepted'), due: event.due })
    case 'case-delivered': {
      const { how: why, things, signature } = event
      const handed = { ...(things && { things }), ...(signature !== undefined && { signature }) }
      return changed({ at: 'delivered', why, ...handed }, standing('delivered'))
    }
    case 'case-handed-on':
      return changed({ at: 'handed-on', things: event.things, text: event.text }, {})
    case 'case-handed-back':
      return changed({ at: 'handed-back', things: event.things, signature: event.signature }, {})
    case 'case-entrusted':
      return changed({ at: 'entrusted', why: event.agent, signature: event.signature }, {})
    case 'case-registered':
      return changed({ at: 'registered', things: event.things }, {})
    case 'case-submitted':
      return changed({ at: 'submitted', text: event.text }, {})
    case 'case-tracked':
      return changed({ at: 'tracked', text: event.text }, {})
    case 'case-called-back':
      return changed({ at: 'called-back', why: event.result, text: event.text }, {})
    case 'case-archived':
      return changed({ at: 'archived' }, {})
    case 'case-reassigned':
      return changed({ at: 'reassigned', why: event.agent, text: event.text }, {})
    case 'case-released':
      return changed({ at: 'released', text: event.text }, {})
    case 'case-closed':
      return changed({ at: 'closed', why: event.why }, standing('closed'))
    case 'case-reopened':
      // One that was never open begins where its outcome is still to be given.
      return changed(
        { at: 'reopened', ...reasonOf(event) },
        { state: base.openAs ?? { at: 'told', on: day } },
      )
    case 'case-voided':
      return {
        ...noted({ at: 'voided', ...reasonOf(event) }),
        ...standing('voided'),
        ...(base.agency && { agency: agencyAfter(base.agency, event, day) }),
        before: null,
        documents: base.documents.map(voided),
      }
    case 'case-undone':
      return undone(base, noted({ at: 'undone' }))
    case 'case-corrected':
      return noted({ at: 'corrected', text: event.text })
    case 'case-contact-opened':
      return noted({ at: 'contact-opened' })
  }
}

const reasonOf = (
  event: Extract<CaseEvent, { type: 'case-reopened' | 'case-voided' }>,
): Pick<CaseAct, 'text' | 'why'> => ('text' in event ? { text: event.text } : { why: event.reason })

const voided = (document: CaseDocument): CaseDocument => ({ ...document, void: true })

/** As it stood before; its papers keep their numbers, and are void. */
function undone({ before }: CaseRecord, noted: CaseRecord): CaseRecord {
  if (before === null) return noted
  const { state, acceptedOn, due, materials, openAs, agency, documents: kept } = before
  const documents = noted.documents.map((each, place) => (place < kept ? each : voided(each)))
  const { agency: _undone, ...rest } = noted
  const as = { state, acceptedOn, due, materials, openAs, ...(agency !== undefined && { agency }) }
  return { ...rest, ...as, documents, before: null }
}
