import type { ContentKind } from '#contract/contents.ts'
import type { StationNow } from '#contract/station.ts'
import type { Station } from '#daemon/station.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** Which queues there are, how many wait, and whether the station is open. `now`: all of it, with the station's time. */
export function queuesTopic({
  now,
  queues,
  station,
  onPublished,
}: {
  now(): StationNow
  queues(): Pick<StationNow, 'queues' | 'defaultQueueId'>
  station: Pick<Station, 'onOpeningChanged'>
  onPublished(listener: (kinds: readonly ContentKind[]) => void): void
}): SharedTopic {
  return {
    name: 'queues',
    audience: 'public',
    snapshot: now,
    deltas: toldWhole(queues, (all) => liveMessage('queues-changed', all)),
    changes(tell) {
      onPublished((kinds) => {
        if (kinds.includes('rules')) tell(liveMessage('queues-changed', queues()))
      })
      station.onOpeningChanged((opening) => tell(liveMessage('opening-changed', { now: now().now, opening })))
    },
  }
}
