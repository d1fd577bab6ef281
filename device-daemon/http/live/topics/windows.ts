import type { Hall } from '#daemon/desks/hall/hall.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/**
 * Who serves at which window, and whom. `onPlatesChanged`: names and pictures are in no entry. `restOn`: what else the
 * windows are read from; each is another object once it has changed.
 */
export function windowsTopic(
  hall: Pick<Hall, 'windows'>,
  onPlatesChanged: (listener: () => void) => void,
  restOn: () => readonly object[],
): SharedTopic {
  return {
    name: 'windows',
    audience: 'public',
    snapshot: () => ({ windows: hall.windows() }),
    deltas: toldWhole(hall.windows, (windows) => liveMessage('windows-changed', { windows }), restOn),
    changes(tell) {
      onPlatesChanged(() => tell(liveMessage('windows-changed', { windows: hall.windows() })))
    },
  }
}
