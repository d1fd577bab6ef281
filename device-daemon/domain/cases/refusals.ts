import type { CaseStanding } from '#contract/cases.ts'
import type { DueFault } from './due.ts'
import type { Agency, Ends } from './types.ts'

/** Why something about a case is refused; the words belong to the desk. */
export type CaseRefusal = { area: 'cases' } & (
  | { code: 'unknown-item' }
  | { code: 'unknown-ticket' }
  | { code: 'unknown-case' }
  | { code: 'ticket-not-in-hand' }
  /** Where it stands, what is asked cannot be. */
  | { code: 'wrong-state'; at: CaseStanding }
  /** The errand does not end so: see `CaseItem`. */
  | { code: 'outcome-not-for-item'; ends: Ends }
  | { code: 'materials-missing'; count: number }
  /** A second 一次性告知书 for one case. */
  | { code: 'reason-wanting' }
  | { code: 'revisit-reason-wanting' }
  | { code: 'exclusion-not-allowed' }
  | { code: 'too-late-to-undo' }
  | { code: 'done-by-another' }
  /** Its key is destroyed: nothing more can be sealed with it. */
  | { code: 'case-forgotten' }
  /** Steps of 帮办代办 follow one another. `none`: it was entrusted to nobody. */
  | { code: 'wrong-agency-step'; at: Agency['at'] | 'none' }
  /** Nobody who may carry cases has this account. */
  | { code: 'unknown-agent' }
  | DueFault
)

export type AnyRefusal = CaseRefusal extends infer Each
  ? Each extends { area: 'cases' }
    ? Omit<Each, 'area'>
    : never
  : never

/** What one thing that is asked for comes to. */
export type Outcome<Event> = { event: Event } | { refusal: AnyRefusal }
