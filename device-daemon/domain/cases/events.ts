import type {
  CallBackResult,
  CaseChange,
  CaseClosing,
  CaseMaterial,
  CountedThing,
  DeliveredHow,
  Exclusion,
  OfflineReason,
  RevisitReason,
  ToldFor,
} from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { Basis, CaseRecord, Due, SealedApplicant } from './types.ts'

/** A paper's number within its year and kind. */
export type Issued = Pick<CaseDocument, 'kind' | 'year' | 'ordinal'>

type Did<At extends string, More = object> = { type: `case-${At}`; caseId: string; by: string } & More
/** With a paper, and with what was brought. */
type Gave<At extends string, More = object> = Did<
  At,
  { document: Issued; materials: readonly CaseMaterial[] } & More
>

/** Earlier versions wrote it in plain words. */
type Reason = { text: string | null } | { reason: string }

/**
 * 办件, as they stand in the ledger for ever. `by`: an account's id. What a person wrote about a person (`text`, `reason`
 * of 不符合) is ciphertext; null where it could not be sealed. `group` and `signature` likewise.
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
        /** The 上门 from which it was opened. */
        ofBooking?: string
      }
    >
  /**
   * `slip`: the secret of that ticket's slip, by which its holder asks how the case stands. `offline`: why somebody came
   * for what can be done online, where that was asked. `person`: the station's own tag of the card by which the ticket was
   * taken, sealed.
   */
  | Did<
      'visited',
      {
        ofTicket: string | null
        why: RevisitReason | null
        slip?: string
        offline?: OfflineReason
        person?: string
      }
    >
  | Gave<'done'>
  | Gave<'reported'>
  | Gave<'accepted', { due: Due }>
  | Gave<'told', { missing: readonly string[]; for: ToldFor; reason: string | null }>
  | Gave<'not-eligible', { reason: string | null; elsewhere: string | null }>
  /** Earlier versions wrote in plain words where to and whom to ask. */
  | Gave<'passed-on', { text: string | null } | { to: string; contact: string | null }>
  | Did<'answered', { granted: boolean; text: string | null }>
  | Did<'stepped', { text: string | null }>
  | Did<'paused', { why: Exclusion }>
  /** `excluded`: working days that did not count. */
  | Did<'resumed', { excluded: number; due: Due }>
  | Did<'decided', { granted: boolean; text: string | null }>
  /** `document`, `things`: earlier versions gave no paper for it. */
  | Did<
      'delivered',
      {
        how: DeliveredHow
        document?: Issued
        things?: readonly CountedThing[]
        signature?: string | null
      }
    >
  | Did<'handed-on', { document: Issued; things: readonly CountedThing[]; text: string | null }>
  | Did<'handed-back', { document: Issued; things: readonly CountedThing[]; signature: string | null }>
  /** 自愿委托. `signature`: null where it was signed on paper. */
  | Did<
      'entrusted',
      {
        document: Issued
        agent: string
        window: string | null
        group: string | null
        signature: string | null
      }
    >
  | Did<'registered', { document: Issued; things: readonly CountedThing[] }>
  | Did<'submitted', { text: string | null }>
  | Did<'tracked', { text: string | null }>
  | Did<'called-back', { result: CallBackResult; text: string | null }>
  | Did<'archived'>
  | Did<'reassigned', { agent: string; text: string | null }>
  | Did<'released', { text: string | null }>
  | Did<'closed', { why: CaseClosing }>
  /** `record`: as it was when it was over, where the state holds it no more. */
  | Did<'reopened', Reason & { record: CaseRecord }>
  | Did<'voided', Reason>
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
  'case-handed-on': true,
  'case-handed-back': true,
  'case-entrusted': true,
  'case-registered': true,
  'case-submitted': true,
  'case-tracked': true,
  'case-called-back': true,
  'case-archived': true,
  'case-reassigned': true,
  'case-released': true,
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

/** What is asked of a case, with what is personal in it sealed already. `agent`: null for an account that carries nothing. */
export type SealedChange = {
  [At in CaseChange['at']]: Sealed<Extract<CaseChange, { at: At }>>
}[CaseChange['at']]
type Sealed<Change extends CaseChange> = {
  [Key in keyof Change]: Key extends 'text' | 'group' | 'signature'
    ? Opaque<Change[Key]>
    : Key extends 'reason'
      ? Change['at'] extends 'told'
        ? Change[Key]
        : Opaque<Change[Key]>
      : Key extends 'to'
        ? Opaque<Change[Key]>
        : Key extends 'agent'
          ? string | null
          : Key extends 'due'
            ? SealedDue | Extract<Change[Key], undefined>
            : Key extends 'consent'
              ? { signature: string | null }
              : Change[Key]
}
type Opaque<Text> = string | null | Extract<Text, undefined>
/** A day that the answering unit has named. */
export type SealedDue = { date: string; basis: Basis }
