import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** That something was booked or changed, for screens with a session. `restsOn`: changes with every booking. */
export function bookingsTopic(
  standing: () => { open: number; acts: number },
  restsOn: () => object,
): SharedTopic {
  return {
    name: 'bookings',
    audience: 'staff',
    snapshot: () => ({}),
    deltas: toldWhole(
      standing,
      ({ open }) => liveMessage('bookings-changed', { open }),
      () => [restsOn()],
    ),
  }
}
