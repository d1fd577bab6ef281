import type { StaffCall } from '#contract/staff-call.ts'

/** The call that K answers: the one that has waited longest. */
export function callToAnswer(calls: readonly StaffCall[]): StaffCall | undefined {
  return calls.find(({ state }) => state.at === 'waiting')
}

/** The call that J ends: one's own, the oldest first. */
export function callToEnd(calls: readonly StaffCall[], me: string | null): StaffCall | undefined {
  return calls.find(({ state }) => state.at === 'answered' && state.clerk === me)
}
