import type { StationNow } from '#contract/station.ts'
import type { Station } from '#daemon/station.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** How many wait, and whether the station is open. `now`: both, with the station's time. */
export function queuesTopic(now: () => StationNow, station: Pick<Station, 'onOpeningChanged'>): SharedTopic {
  return {
    name: 'queues',
    audience: 'public',
    snapshot: now,
    deltas: toldWhole(
      () => now().queues,
      (queues) => liveMessage('queues-changed', { queues }),
    ),
    changes(tell) {
      station.onOpeningChanged((opening) => tell(liveMessage('opening-changed', { now: now().now, opening })))
    },
  }
}
