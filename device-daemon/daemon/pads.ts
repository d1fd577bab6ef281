import { type PadClerk, openPadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { tellByDisplay } from '#daemon/desks/pads/tell-display.ts'
import { padsTopic } from '#daemon/http/live/topics/pads.ts'
import { padReasons } from '#daemon/http/words/pads.ts'
import type { Feature } from './feature.ts'
import { staffDesk } from './staff.ts'
import { windowDisplays } from './windows.ts'

/** Caller pads at the windows. */
export const pads: Feature = (ground) => {
  const { station, service, devices, clock, log, rules, atClose } = ground
  const { listenToPads } = devices
  const { staff } = ground.use(staffDesk)
  const padClerk = (id: string): PadClerk => {
    const named = service().windows.find((window) => window.id === id)?.padClerk
    if (named === undefined) return { named: null }
    const account = staff.byName(named)
    return { named, account: account?.at === 'active' ? account.id : null }
  }
  const reasons = padReasons
  const desk = openPadDesk({ station, clock, log, rules, listenToPads, padClerk, reasons })
  atClose(desk.close)
  tellByDisplay(desk, ground.use(windowDisplays))
  return { topics: [padsTopic(desk)] }
}
