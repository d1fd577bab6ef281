import { openPadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { tellTooSoon } from '#daemon/desks/pads/too-soon.ts'
import { padsTopic } from '#daemon/http/live/topics/pads.ts'
import { holdReason } from '#daemon/http/words/pads.ts'
import type { Feature } from './feature.ts'
import { windowDisplays } from './windows.ts'

/** Caller pads at the windows. */
export const pads: Feature = (ground) => {
  const { station, devices, clock, log, rules, atClose } = ground
  const { listenToPads } = devices
  const desk = openPadDesk({ station, clock, log, rules, listenToPads, holdReason })
  atClose(desk.close)
  tellTooSoon(desk, ground.use(windowDisplays))
  return { topics: [padsTopic(desk)] }
}
