/** Who came to work at this station's screens, for the audit trail; never a PIN, never a name that was mistyped. */
export type SignInEvent =
  | { type: 'clerk-signed-in'; clerk: string }
  | { type: 'clerk-signed-out'; clerk: string; why: 'left' | 'expired' | 'revoked' }
  /** Too many wrong PINs. `clerk`: null where the name belongs to nobody. */
  | { type: 'sign-in-locked'; clerk: string | null }

/** Nothing is decided: it has happened. */
export type SignInCommand = { type: 'record-sign-in'; event: SignInEvent }
