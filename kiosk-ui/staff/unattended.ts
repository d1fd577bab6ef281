import type { Trouble } from '#contract/trouble.ts'

/** Residents miss something, and nobody has said yet that they go. */
export function isUnattended({ urgency, acknowledged }: Pick<Trouble, 'urgency' | 'acknowledged'>): boolean {
  return urgency === 'now' && acknowledged === null
}

/** What stands on the one line of a page: what nobody sees to yet, else the first. */
export function mostPressing(troubles: readonly Trouble[]): Trouble | undefined {
  return troubles.find(isUnattended) ?? troubles[0]
}
