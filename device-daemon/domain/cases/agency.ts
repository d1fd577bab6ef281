import { type HolidayTable, workingDayAfter } from '../holidays.ts'
import type { CaseEvent, SealedChange } from './events.ts'
import type { Outcome } from './refusals.ts'
import type { Agency, CaseRecord } from './types.ts'

/** Steps of 帮办代办 beside those that every case has. */
type AgencyChange = Extract<
  SealedChange,
  {
    at:
      | 'entrusted'
      | 'registered'
      | 'submitted'
      | 'tracked'
      | 'called-back'
      | 'archived'
      | 'reassigned'
      | 'released'
  }
>
export const isAgencyChange = (change: SealedChange): change is AgencyChange => Object.hasOwn(FROM, change.at)

/** From where each step may be taken; one may be left out where the station had nothing to do for it. */
const FROM: Readonly<Record<AgencyChange['at'], readonly Agency['at'][]>> = {
  entrusted: ['ended', 'archived'],
  registered: ['entrusted'],
  submitted: ['entrusted', 'registered'],
  tracked: ['submitted', 'resulted'],
  'called-back': ['delivered'],
  archived: ['called-back'],
  reassigned: ['entrusted', 'registered', 'submitted', 'resulted', 'delivered', 'called-back'],
  released: ['entrusted', 'registered', 'submitted', 'resulted'],
}

/** Where something is still to be done for the person: the case stays at hand, also after its end. */
export const isCarried = ({ agency }: Pick<CaseRecord, 'agency'>): boolean =>
  agency !== undefined && agency.at !== 'archived' && agency.at !== 'ended'

/** Working days within which what follows is to be done, by where it stands. They are the station's own. */
export type AgencyLimits = Readonly<Record<Exclude<Agency['at'], 'archived' | 'ended'>, number>>

/** The day (YYYY-MM-DD) by which the next step is to be done; null where none is left, or its year is not known. */
export function nextStepDue(
  { agency }: Pick<CaseRecord, 'agency'>,
  tables: readonly HolidayTable[],
  limits: AgencyLimits,
): string | null {
  if (agency === undefined || agency.at === 'archived' || agency.at === 'ended') return null
  const due = workingDayAfter(tables, agency.on, limits[agency.at])
  return due.at === 'known' ? due.date : null
}

type About = {
  caseId: string
  by: string
  window: string | null
  /** Gives the paper of this kind its number. */
  issue(kind: 'entrusted' | 'registered'): Extract<CaseEvent, { type: 'case-entrusted' }>['document']
}

/** One step of 帮办代办. `isOpen`: the case itself is. */
export function agencyEvent(
  { agency }: CaseRecord,
  isOpen: boolean,
  { caseId, by, window, issue }: About,
  asked: AgencyChange,
): Outcome<CaseEvent> {
  const who = { caseId, by }
  const at = agency?.at ?? 'none'
  const isFresh = agency === undefined && asked.at === 'entrusted'
  const follows = isFresh || (agency !== undefined && FROM[asked.at].includes(agency.at))
  if (!follows || (asked.at === 'entrusted' && !isOpen)) return { refusal: { code: 'wrong-agency-step', at } }
  switch (asked.at) {
    case 'entrusted': {
      const { agent, group = null, consent } = asked
      if (agent === null) return { refusal: { code: 'unknown-agent' } }
      const { signature } = consent
      const document = issue('entrusted')
      return { event: { type: 'case-entrusted', ...who, document, agent, window, group, signature } }
    }
    case 'registered':
      return {
        event: { type: 'case-registered', ...who, document: issue('registered'), things: asked.things },
      }
    case 'submitted':
      return { event: { type: 'case-submitted', ...who, text: asked.to } }
    case 'tracked':
      return { event: { type: 'case-tracked', ...who, text: asked.text } }
    case 'called-back':
      return { event: { type: 'case-called-back', ...who, result: asked.result, text: asked.text ?? null } }
    case 'archived':
      return { event: { type: 'case-archived', ...who } }
    case 'reassigned': {
      const { agent, reason } = asked
      if (agent === null) return { refusal: { code: 'unknown-agent' } }
      return { event: { type: 'case-reassigned', ...who, agent, text: reason } }
    }
    case 'released':
      return { event: { type: 'case-released', ...who, text: asked.reason } }
  }
}

/** How the 帮办代办 of a case stands after an event of it, on this day. */
export function agencyAfter(agency: Agency | undefined, event: CaseEvent, day: string): Agency | undefined {
  if (event.type === 'case-entrusted') {
    const { agent, window, group } = event
    return { at: 'entrusted', on: day, agent, window, group }
  }
  if (agency === undefined) return undefined
  const to = (at: Agency['at']): Agency => (isCarried({ agency }) ? { ...agency, at, on: day } : agency)
  switch (event.type) {
    case 'case-registered':
      return to('registered')
    case 'case-submitted':
    // The office was asked: its time begins again.
    case 'case-tracked':
      return to(agency.at === 'resulted' ? 'resulted' : 'submitted')
    case 'case-answered':
    case 'case-decided':
      return to('resulted')
    case 'case-delivered':
      return to('delivered')
    case 'case-called-back':
      return event.result === 'not-reached' ? agency : to('called-back')
    case 'case-archived':
      return to('archived')
    case 'case-reassigned':
      return { ...agency, agent: event.agent }
    case 'case-released':
    case 'case-closed':
    case 'case-voided':
      return to('ended')
    case 'case-reopened':
      return agency.at === 'ended' ? agency : { ...agency, at: 'submitted', on: day }
    case 'case-done':
    case 'case-not-eligible':
    case 'case-passed-on':
      return to('delivered')
    case 'case-opened':
    case 'case-visited':
    case 'case-reported':
    case 'case-accepted':
    case 'case-told':
    case 'case-stepped':
    case 'case-paused':
    case 'case-resumed':
    case 'case-handed-on':
    case 'case-handed-back':
    case 'case-undone':
    case 'case-corrected':
    case 'case-contact-opened':
    case 'case-forgotten':
      return agency
  }
}
