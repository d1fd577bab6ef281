import type { Clerk } from '../clerk.ts'

/** Whether this account takes cases in; a writer of contents does not. */
export function mayAccept({ session }: Pick<Clerk, 'session'>): boolean {
  const state = session.state.value
  return state.at === 'signed-in' && state.session.permissions.includes('case.accept')
}
