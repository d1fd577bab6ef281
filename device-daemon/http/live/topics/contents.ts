import type { LiveEvents } from '#contract/live.ts'
import type { ContentKind } from '#contract/contents.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** What is published of the station and its errands. */
export function contentsTopic(
  published: () => Omit<LiveEvents['contents-changed'], 'kinds'>,
  onChanged: (listener: (kinds: readonly ContentKind[]) => void) => void,
): SharedTopic {
  return {
    name: 'contents',
    audience: 'public',
    snapshot: published,
    changes(tell) {
      onChanged((kinds) => tell(liveMessage('contents-changed', { kinds: [...kinds], ...published() })))
    },
  }
}
