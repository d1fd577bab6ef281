import { hash, randomBytes } from 'node:crypto'
import type { Document } from '#daemon/store/documents/document.ts'
import type { StaffFile } from '#daemon/store/documents/staff-file.ts'

/**
 * Browsers in which a clerk has signed in before. They are told from strangers by a cookie that opens nothing: with
 * it five wrong PINs from elsewhere do not keep the station's own people out.
 */
export type KnownDevices = {
  /** A name to count tries by; null for a stranger. `token`: the cookie's value. */
  find(token: string | undefined): string | null
  /** After a right PIN. The cookie's value, the present one where there is one; null where it could not be kept. */
  remember(token: string | undefined): Promise<string | null>
}

/** Many times a station's screens; beyond them the one not seen longest is a stranger again. */
const MOST_DEVICES = 100

/** `today`: YYYY-MM-DD. Of a cookie only the hash is kept. */
export function openKnownDevices(document: Document<StaffFile>, today: () => string): KnownDevices {
  const known = (key: string) => document.data().devices.find((device) => device.hash === key)

  return {
    find(token) {
      const key = token === undefined ? null : keyOf(token)
      return key !== null && known(key) !== undefined ? key : null
    },
    async remember(token) {
      const present = token !== undefined && known(keyOf(token)) !== undefined ? token : null
      const value = present ?? randomBytes(32).toString('base64url')
      const device = { hash: keyOf(value), seenOn: today() }
      // Once a day is enough to know which are in use.
      if (known(device.hash)?.seenOn === device.seenOn) return value
      const written = await document.update((draft) => {
        const others = draft.devices.filter((other) => other.hash !== device.hash)
        draft.devices = [...others.slice(-(MOST_DEVICES - 1)), device]
      })
      return written.at === 'written' ? value : present
    },
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64url')
}
