import type {
  CaseChange,
  CaseClosing,
  CaseMaterial,
  DeliveredHow,
  Exclusion,
  RevisitReason,
  ToldFor,
} from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseRecord, Due, SealedApplicant } from './types.ts'

/** A paper's number within its year and kind. */
export type Issued = Pick<CaseDocument, 'kind' | 'year' | 'ordinal'>

type Did<At extends string, More = object> = { type: `case-${At}`; caseId: string; by: string } & More
/** With a paper, and with what was brought. */
type Gave<At extends string, More = object> = Did<
  At,
  { document: Issued; materials: readonly CaseMaterial[] } & More
>

/**
 * 办件, as they stand in the ledger for ever. `by`: an account's id. What a person wrote about a person (`text`, `reason`
 * of 不符合) is ciphertext; null where it could not be sealed.
 */
export type CaseEvent =
  | Did<
      'opened',
      {
        /** Running number within its year, without gaps. */
        year: number
        ordinal: number
        code: string
        itemSeq: number
        /** The errand's name, and the version of the catalogue by which it was taken in. */
        item: { name: string; version: string }
        window: string | null
        applicant: SealedApplicant | null
      }
    >
  /** `slip`: the secret of that ticket's slip, by which its holder asks how the case stands. */
  | Did<'visited', { ofTicket: string | null; why: RevisitReason | null; slip?: string }>
  | Gave<'done'>
  | Gave<'reported'>
  | Gave<'accepted', { due: Due }>
  | Gave<'told', { missing: readonly string[]; for: ToldFor; reason: string | null }>
  | Gave<'not-eligible', { reason: string | null; elsewhere: string | null }>
  | Gave<'passed-on', { to: string; contact: string | null }>
  | Did<'answered', { granted: boolean; text: string | null }>
  | Did<'stepped', { text: string | null }>
  | Did<'paused', { why: Exclusion }>
  /** `excluded`: working days that did not count. */
  | Did<'resumed', { excluded: number; due: Due }>
  | Did<'decided', { granted: boolean; text: string | null }>
  | Did<'delivered', { how: DeliveredHow }>
  | Did<'closed', { why: CaseClosing }>
  /** `record`: as it was when it was over, where the state holds it no more. */
  | Did<'reopened', { reason: string; record: CaseRecord }>
  | Did<'voided', { reason: string }>
  | Did<'undone'>
  | Did<'corrected', { text: string | null }>
  /** Phone and address were read. */
  | Did<'contact-opened'>
  /** By the station itself: the case's key is destroyed, and nothing that was sealed with it can be read again. */
  | { type: 'case-forgotten'; caseId: string }

export const caseEvents: Readonly<Record<CaseEvent['type'], true>> = {
  'case-opened': true,
  'case-visited': true,
  'case-done': true,
  'case-reported': true,
  'case-accepted': true,
  'case-told': true,
  'case-not-eligible': true,
  'case-passed-on': true,
  'case-answered': true,
  'case-stepped': true,
  'case-paused': true,
  'case-resumed': true,
  'case-decided': true,
  'case-delivered': true,
  'case-closed': true,
  'case-reopened': true,
  'case-voided': true,
  'case-undone': true,
  'case-corrected': true,
  'case-contact-opened': true,
  'case-forgotten': true,
}

export const isCaseEvent = (event: { type: string }): event is CaseEvent =>
  Object.hasOwn(caseEvents, event.type)

/** What is asked of a case, with what is personal in it sealed already. */
export type SealedChange = {
  [At in CaseChange['at']]: Sealed<Extract<CaseChange, { at: At }>>
}[CaseChange['at']]
type Sealed<Change> = Change extends { at: 'answered' | 'stepped' | 'decided' | 'corrected'; text: string }
  ? Omit<Change, 'text'> & { text: string | null }
  : Change extends { at: 'not-eligible'; reason: string }
    ? Omit<Change, 'reason'> & { reason: string | null }
    : Change
