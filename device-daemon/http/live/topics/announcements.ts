import type { Announcing } from '#daemon/desks/hall/announcing.ts'
import { liveMessage } from '../message.ts'
import type { HallTopic, SharedTopic } from '../topic.ts'

/** Calls that stand no longer, for every screen that shows or says them. */
export function withdrawnCallsTopic(announcing: Pick<Announcing, 'withdrawnBy'>): SharedTopic {
  return {
    name: 'withdrawn-calls',
    audience: 'public',
    deltas: (entry) =>
      announcing.withdrawnBy(entry).map((call) => liveMessage('announcement-withdrawn', call)),
  }
}

/** Calls in words, each for the one hall screen that is to say it now. */
export function announcementsTopic(announcing: Pick<Announcing, 'onSay'>): HallTopic {
  return {
    name: 'announcements',
    audience: 'hall',
    moments: (tell) =>
      announcing.onSay((witness, announcement) => tell(witness, liveMessage('announcement', announcement))),
  }
}
