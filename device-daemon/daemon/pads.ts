import { openPadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { padsTopic } from '#daemon/http/live/topics/pads.ts'
import { holdReason } from '#daemon/http/words/pads.ts'
import type { Feature } from './feature.ts'

/** Caller pads at the windows. */
export const pads: Feature = ({ station, devices, clock, log, atClose }) => {
  const desk = openPadDesk({ station, clock, log, listenToPads: devices.listenToPads, holdReason })
  atClose(desk.close)
  return { topics: [padsTopic(desk)] }
}
