import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** That something came in or was done, for screens with a session: they ask for what they may see of it. */
export function feedbackTopic(standing: () => { open: number; acts: number }): SharedTopic {
  return {
    name: 'feedback',
    audience: 'staff',
    snapshot: () => ({}),
    deltas: toldWhole(standing, ({ open }) => liveMessage('feedback-changed', { open })),
  }
}
