import type { Announcing } from '#daemon/desks/hall/announcing.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** Calls in words, for screens that speak. */
export function announcementsTopic(announcing: Pick<Announcing, 'announcementsOf'>): SharedTopic {
  return {
    name: 'announcements',
    audience: 'public',
    spoken: true,
    deltas: (entry) => announcing.announcementsOf(entry).map((data) => liveMessage('announcement', data)),
  }
}
