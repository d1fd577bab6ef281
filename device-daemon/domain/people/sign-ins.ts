/** Who came to work at this station's screens, for the audit trail; never a PIN, never a name that was mistyped. */
export type SignInEvent =
  | { type: 'clerk-signed-in'; clerk: string }
  | { type: 'clerk-signed-out'; clerk: string }
  /** Too many wrong PINs at one of the station's own screens. `clerk`: null where the name belongs to nobody. */
  | { type: 'sign-in-locked'; clerk: string | null }
  /** Wrong PINs from elsewhere, in sum since an instant (ISO 8601 UTC); `accounts`: those that were tried. */
  | { type: 'strangers-refused'; tries: number; accounts: readonly string[]; since: string }

/** Nothing is decided: it has happened. */
export type SignInCommand = { type: 'record-sign-in'; event: SignInEvent }

const EVENTS: Record<SignInEvent['type'], true> = {
  'clerk-signed-in': true,
  'clerk-signed-out': true,
  'sign-in-locked': true,
  'strangers-refused': true,
}

export const isSignInEvent = (event: { type: string }): event is SignInEvent =>
  Object.hasOwn(EVENTS, event.type)
