import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** That a case came in or was carried on, for screens with a session. `restsOn`: changes with every case. */
export function casesTopic(
  standing: () => { open: number; acts: number },
  restsOn: () => object,
): SharedTopic {
  return {
    name: 'cases',
    audience: 'staff',
    snapshot: () => ({}),
    deltas: toldWhole(
      standing,
      ({ open }) => liveMessage('cases-changed', { open }),
      () => [restsOn()],
    ),
  }
}
