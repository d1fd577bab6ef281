import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** systemd-timesyncd makes the folder when it runs, and the file once a time server has set the clock (its manual). */
const TIMESYNC = '/run/systemd/timesync'

/** Whether a time server has set this machine's clock since it was started; null where the system does not say. */
export function timeServerHasSet(folder: string = TIMESYNC): boolean | null {
  if (existsSync(join(folder, 'synchronized'))) return true
  return existsSync(folder) ? false : null
}
