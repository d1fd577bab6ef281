import type {
  CaseMaterial,
  CountedThing,
  Exclusion,
  OfflineReason,
  RevisitReason,
} from '#contract/case-changes.ts'
import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseStanding } from '#contract/cases.ts'

/** How an errand can end at the window. `promised`: 承诺件; `on-the-spot`: 即办件; `by-agent`: 即办件 by 帮办代办. */
export type Ends = 'promised' | 'on-the-spot' | 'by-agent'

/** Name, phone and address of an applicant, each sealed with the case's own key. */
export type SealedApplicant = { name: string; phone: string | null; address: string | null }

/** Who named a day and how, sealed; null where it could not be. Ledgers of earlier versions have it in plain words. */
export type Basis = { sealed: string | null } | string

/** `basis`: null where the day was worked out from the item's own promise. Days are YYYY-MM-DD. */
export type Due = { date: string; basis: Basis | null }

/**
 * 帮办代办 of a case: where it stands and since which day (YYYY-MM-DD). `resulted`: the office has answered. `ended`: taken
 * back, or the case ended without a result. `agent`: an account's id. `window`: 主办窗口. `group`: 村组, sealed.
 */
export type Agency = {
  at:
    | 'entrusted'
    | 'registered'
    | 'submitted'
    | 'resulted'
    | 'delivered'
    | 'called-back'
    | 'archived'
    | 'ended'
  on: string
  agent: string
  window: string | null
  group: string | null
}

/** Where a case stands, and since which day (YYYY-MM-DD). `why`: for what its time is stopped. */
type CaseState = { at: CaseStanding; on: string; why?: Exclusion }

/** What was done about one. `by`: an account's id, null for the station itself; `time`: an instant, ISO 8601 UTC. `text` is ciphertext where it is personal. */
export type CaseAct = {
  at: string
  by: string | null
  time: string
  text?: string | null
  granted?: boolean
  missing?: readonly string[]
  why?: string
  /** The paper that was given with it. */
  paper?: Pick<CaseDocument, 'kind' | 'year' | 'ordinal'>
  /** What went from hand to hand. */
  things?: readonly CountedThing[]
  /** The person's own, sealed; null where it was given on paper. */
  signature?: string | null
}

/** What a change can change; kept beside it for as long as it may be undone. */
export type Changing = {
  state: CaseState
  acceptedOn: string | null
  due: Due | null
  materials: readonly CaseMaterial[]
  /** Where it stood when it was open last; null while it never was. */
  openAs: CaseState | null
  /** Left out while nobody was asked to carry it. */
  agency?: Agency | undefined
}

/**
 * A visit for the matter; `why` it was needed, for all but the first. `slip`: the secret of its ticket's slip. `offline`:
 * why it was not done online, where that was asked.
 */
type Visit = {
  ofTicket: string | null
  on: string
  why: RevisitReason | null
  slip?: string
  offline?: OfflineReason
}

/** One case, for the fold and the projection alike. */
export type CaseRecord = Changing & {
  id: string
  /** Year and running number: 2026-0042. */
  number: string
  code: string
  itemSeq: number
  item: { name: string; version: string }
  /** Instant, ISO 8601 UTC. */
  time: string
  by: string
  window: string | null
  applicant: SealedApplicant | null
  /** The station's own tag of the card with which the person came first, sealed; left out without one. */
  person?: string
  visits: readonly Visit[]
  documents: readonly CaseDocument[]
  acts: readonly CaseAct[]
  /** Day on which its key was destroyed; left out while what is sealed can be read. */
  forgottenOn?: string
  /** What stood before the newest change, and how many papers there were; null where nothing is to be undone. */
  before: (Changing & { documents: number; by: string; time: string }) | null
}
