import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseStanding } from '#contract/cases.ts'
import type { EventTime } from '../area.ts'
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

/** Whether something about a person is kept with it that can still be read. */
export const keepsAPerson = ({ applicant, acts, forgottenOn }: CaseRecord): boolean =>
  forgottenOn === undefined &&
  // Why a second 一次性告知书 was needed is about the station.
  (applicant !== null || acts.some(({ at, text }) => at !== 'told' && typeof text === 'string'))

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

  const noted = (act: Omit<CaseAct, 'by' | 'time'>): CaseRecord => ({
    ...base,
    acts: [...base.acts, { ...act, by, time }],
  })
  /** Changes where it stands: for a minute it can be undone. */
  const changed = (act: Omit<CaseAct, 'by' | 'time'>, change: Partial<Changing>): CaseRecord => {
    const { state, acceptedOn, due, materials, openAs, documents } = base
    const before = { state, acceptedOn, due, materials, openAs, documents: documents.length, by, time }
    const next = { ...noted(act), ...change, before }
    return isOpen(next) ? { ...next, openAs: next.state } : next
  }
  const standing = (at: CaseStanding): Pick<Changing, 'state'> => ({ state: { at, on: day } })
  const gave = (
    act: Omit<CaseAct, 'by' | 'time' | 'at'>,
    given: Extract<CaseEvent, { document: unknown }>,
    change: Partial<Changing> = {},
  ): CaseRecord => {
    const { document, materials } = given
    const { kind } = document
    return {
      ...changed({ at: kind, ...act }, { ...standing(kind), materials, ...change }),
      documents: [...base.documents, { ...document, on: day, by, void: false }],
    }
  }

  switch (event.type) {
    case 'case-visited': {
      const { ofTicket, why, slip } = event
      const visit = { ofTicket, on: day, why, ...(slip !== undefined && { slip }) }
      return { ...base, visits: [...base.visits, visit] }
    }
    case 'case-done':
    case 'case-reported':
      return gave({}, event, { acceptedOn: day })
    case 'case-accepted':
      return gave({}, event, { acceptedOn: day, due: event.due })
    case 'case-told':
      return gave({ missing: event.missing, why: event.for, text: event.reason }, event)
    case 'case-not-eligible':
      return gave({ text: event.reason, ...(event.elsewhere !== null && { why: event.elsewhere }) }, event)
    case 'case-passed-on':
      return gave({ why: event.contact === null ? event.to : `${event.to} ${event.contact}` }, event)
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
    case 'case-delivered':
      return changed({ at: 'delivered', why: event.how }, standing('delivered'))
    case 'case-closed':
      return changed({ at: 'closed', why: event.why }, standing('closed'))
    case 'case-reopened':
      // One that was never open begins where its outcome is still to be given.
      return changed({ at: 'reopened', why: event.reason }, { state: base.openAs ?? { at: 'told', on: day } })
    case 'case-voided':
      return {
        ...noted({ at: 'voided', why: event.reason }),
        ...standing('voided'),
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

const voided = (document: CaseDocument): CaseDocument => ({ ...document, void: true })

/** As it stood before; its papers keep their numbers, and are void. */
function undone({ before }: CaseRecord, noted: CaseRecord): CaseRecord {
  if (before === null) return noted
  const { state, acceptedOn, due, materials, openAs, documents: kept } = before
  const documents = noted.documents.map((each, place) => (place < kept ? each : voided(each)))
  return { ...noted, state, acceptedOn, due, materials, openAs, documents, before: null }
}
