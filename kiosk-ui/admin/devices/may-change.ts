import type { Admin } from '../admin.ts'

/** Whether who is signed in may change devices, and which screens are trusted. */
export function mayChange({ session }: Admin): boolean {
  const state = session.state.value
  return state.at === 'signed-in' && state.session.permissions.includes('devices.edit')
}
