import type { CaseChange } from '#contract/case-changes.ts'
import type { CaseView } from '#contract/cases.ts'
import { FORMS, type FormStep, isForm } from '../agency/step-form.tsx'
import type { words } from './words.ts'

export type Step = keyof typeof words.steps

/** At whose screen a case is open: a clerk's, or that of the agent who carries it. */
export type Who = 'clerk' | 'agent'

/** What an agent may do; the rest is the window's. */
const AGENTS: ReadonlySet<Step> = new Set<Step>([
  'registered',
  'submitted',
  'tracked',
  'answered',
  'answered-not',
  'decided',
  'decided-not',
  'delivered',
  'called-back',
  'archived',
  'handed-on',
  'handed-back',
  'stepped',
])

/** What may follow where a case stands; what comes next first, and last what begins something new. */
export function stepsOf(view: CaseView, who: Who): readonly Step[] {
  if (view.forgottenOn !== null) return []
  const next = nextOf(view)
  const first = next === null ? [] : [next]
  const fresh: readonly Step[] = mayBeEntrusted(view) ? ['entrusted'] : []
  const steps = [...new Set([...first, ...agencySteps(view), ...caseSteps(view), ...fresh])]
  return who === 'clerk' ? steps : steps.filter((step) => AGENTS.has(step))
}

/** The one that is next: what was done about a day that is past, what the agent has to do, or what the case waits for. */
export function nextOf(view: CaseView): Step | null {
  if (view.light === 'overdue') return 'stepped'
  return agencySteps(view)[0] ?? AWAITED[view.state.at] ?? null
}

/** Told once, it waits for the person to come with a number. */
const AWAITED: Partial<Record<CaseView['state']['at'], Step>> = {
  reported: 'answered',
  accepted: 'decided',
  paused: 'resumed',
  answered: 'delivered',
  decided: 'delivered',
}

export const isOpenAt = (at: CaseView['state']['at']): boolean => OPEN.has(at)

const OPEN: ReadonlySet<CaseView['state']['at']> = new Set([
  'reported',
  'answered',
  'told',
  'accepted',
  'paused',
  'decided',
])

const mayBeEntrusted = ({ agency, state }: CaseView): boolean =>
  OPEN.has(state.at) && (agency === null || agency.at === 'archived' || agency.at === 'ended')

function agencySteps({ agency }: CaseView): readonly Step[] {
  if (agency === null) return []
  switch (agency.at) {
    case 'entrusted':
      return ['registered', 'reassigned', 'released']
    case 'registered':
      return ['submitted', 'reassigned', 'released']
    case 'submitted':
      return ['tracked', 'reassigned', 'released']
    case 'resulted':
      return ['delivered', 'tracked', 'reassigned', 'released']
    case 'delivered':
      return ['called-back', 'reassigned']
    case 'called-back':
      return ['archived']
    case 'archived':
    case 'ended':
      return []
  }
}

function caseSteps({ state, exclusions }: CaseView): readonly Step[] {
  switch (state.at) {
    case 'reported':
      return [
        'answered',
        'answered-not',
        'stepped',
        'handed-on',
        'handed-back',
        'corrected',
        'closed',
        'voided',
      ]
    case 'accepted':
      return [
        'decided',
        'decided-not',
        ...exclusions.map((why) => `paused-${why}` as const),
        'stepped',
        'handed-on',
        'handed-back',
        'corrected',
        'closed',
        'voided',
      ]
    case 'answered':
    case 'decided':
      return ['delivered', 'stepped', 'handed-on', 'handed-back', 'corrected', 'voided']
    case 'paused':
      return ['resumed', 'stepped', 'handed-on', 'handed-back', 'corrected', 'closed', 'voided']
    case 'told':
      return ['stepped', 'handed-back', 'corrected', 'closed', 'voided']
    case 'done':
    case 'delivered':
    case 'not-eligible':
    case 'passed-on':
    case 'closed':
      return ['reopened', 'handed-back', 'corrected', 'voided']
    case 'voided':
      return ['corrected']
  }
}

type Written = Exclude<Step, FormStep>

export const isWritten = (step: Step): step is Written => !isForm(step)

export function changeOf(step: Written, text: string): CaseChange {
  switch (step) {
    case 'answered':
    case 'decided':
      return { at: step, granted: true, text }
    case 'answered-not':
      return { at: 'answered', granted: false, text }
    case 'decided-not':
      return { at: 'decided', granted: false, text }
    case 'submitted':
      return { at: 'submitted', to: text }
    case 'tracked':
    case 'stepped':
    case 'corrected':
      return { at: step, text }
    case 'archived':
      return { at: 'archived' }
    case 'closed':
      return { at: 'closed', why: 'withdrawn' }
    case 'released':
    case 'voided':
    case 'reopened':
      return { at: step, reason: text }
    case 'paused-publicity':
      return { at: 'paused', why: 'publicity' }
    case 'paused-appraisal':
      return { at: 'paused', why: 'appraisal' }
    case 'paused-assessment':
      return { at: 'paused', why: 'assessment' }
    case 'paused-survey':
      return { at: 'paused', why: 'survey' }
    case 'resumed':
      return { at: 'resumed' }
  }
}

/** These need no words. */
const AT_ONCE: ReadonlySet<Step> = new Set<Step>([
  'closed',
  'archived',
  'resumed',
  'paused-publicity',
  'paused-appraisal',
  'paused-assessment',
  'paused-survey',
])

/** Where the answering unit had named the day, it names it again. */
export const isAtOnce = (step: Step, { due }: CaseView): boolean =>
  AT_ONCE.has(step) && !(step === 'resumed' && due !== null && due.basis !== null)

/** Papers of these come out at once: the person takes one home. */
export const GIVES_PAPER: ReadonlySet<CaseChange['at']> = new Set<CaseChange['at']>(
  FORMS.filter((step) => step !== 'called-back' && step !== 'reassigned'),
)
