import { openPadClerks } from '#daemon/desks/pads/pad-clerks.ts'
import { openPadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { openPadPresses, type PadPresses } from '#daemon/desks/pads/pad-presses.ts'
import { tellByDisplay } from '#daemon/desks/pads/tell-display.ts'
import { padsTopic } from '#daemon/http/live/topics/pads.ts'
import { padReasons } from '#daemon/http/words/pads.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { padClerkWords } from '#daemon/http/words/troubles/pads.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk } from './staff.ts'
import { windowDisplays } from './windows.ts'

/** Presses of the pads, for the queue and for the one who tries a pad. */
export function padPresses({ devices, clock }: Ground): PadPresses {
  return openPadPresses(devices.listenToPads, clock)
}

/** Caller pads at the windows. */
export const pads: Feature = (ground) => {
  const { station, service, clock, log, rules, settings, atClose } = ground
  const listenToPads = ground.use(padPresses).listen
  const { staff } = ground.use(staffDesk)
  const { padClerk, troubles } = openPadClerks({
    windows: () => service().windows,
    owns: settings.owns.window,
    byName: staff.byName,
    clock,
  })
  const reasons = padReasons
  const desk = openPadDesk({ station, clock, log, rules, listenToPads, padClerk, reasons })
  atClose(desk.close)
  tellByDisplay(desk, ground.use(windowDisplays))
  return { topics: [padsTopic(desk)], troubles: () => inWords(troubles(), padClerkWords) }
}
