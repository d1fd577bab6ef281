import type { CaseMaterial, CaseOutcome } from '#contract/case-changes.ts'
import type { CaseForm } from '#contract/cases.ts'

/** What became of each thing of the checklist; null for one that was not looked at yet. */
export type Brought = readonly (CaseMaterial['state'] | null)[]

/** What only some have to bring is not needed until it is said. */
export const broughtFirst = ({ materials }: CaseForm): Brought =>
  materials.map(({ always }) => (always ? null : 'not-needed'))

export const countOf = (brought: Brought, state: CaseMaterial['state'] | null): number =>
  brought.filter((each) => each === state).length

/** As it was left at the visit before: what was missing is looked at again. */
export const broughtAgain = (form: CaseForm, before: readonly CaseMaterial[]): Brought =>
  form.materials.map(({ name, always }) => {
    const state = before.find((each) => each.name === name)?.state
    if (state === 'missing') return null
    return state ?? (always ? null : 'not-needed')
  })

/** For the station: those that were looked at. */
export const materialsOf = ({ materials }: CaseForm, brought: Brought): CaseMaterial[] =>
  materials.flatMap(({ name, original, copy }, place) => {
    const state = brought[place]
    if (state === null || state === undefined) return []
    return [state === 'received' ? { name, state, original, copy } : { name, state }]
  })

/** Why an outcome cannot be given yet. */
export type NotYet = { at: 'missing' | 'left'; count: number } | { at: 'due' }

type Offer = { at: CaseOutcome['at']; notYet: NotYet | null }

/** How this visit may end, the usual end first. `due`: whether the answering unit's day and its basis are written. */
export function outcomesOf(form: CaseForm, brought: Brought, due: boolean): readonly Offer[] {
  const missing = countOf(brought, 'missing')
  const left = countOf(brought, null)
  const whole =
    missing > 0
      ? ({ at: 'missing', count: missing } as const)
      : left > 0
        ? ({ at: 'left', count: left } as const)
        : null
  const first: Offer =
    form.ends === 'promised'
      ? { at: 'accepted', notYet: whole ?? (form.promised === null && !due ? { at: 'due' } : null) }
      : { at: form.ends === 'by-agent' ? 'reported' : 'done', notYet: missing > 0 ? whole : null }
  return [
    first,
    { at: 'told', notYet: null },
    { at: 'not-eligible', notYet: null },
    { at: 'passed-on', notYet: null },
  ]
}
