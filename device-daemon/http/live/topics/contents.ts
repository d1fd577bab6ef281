import type { LiveEvents } from '#contract/live.ts'
import type { ContentKind } from '#contract/contents.ts'
import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/**
 * What is published of the station and its errands; and days that differ, which stand in the ledger: `differing` is
 * another object once they are others.
 */
export function contentsTopic(
  published: () => Omit<LiveEvents['contents-changed'], 'kinds'>,
  onChanged: (listener: (kinds: readonly ContentKind[]) => void) => void,
  differing: () => object,
): SharedTopic {
  return {
    name: 'contents',
    audience: 'public',
    snapshot: published,
    deltas: toldWhole(
      () => published().station.hours,
      () => liveMessage('contents-changed', { kinds: ['station'], ...published() }),
      () => [differing()],
    ),
    changes(tell) {
      onChanged((kinds) => tell(liveMessage('contents-changed', { kinds: [...kinds], ...published() })))
    },
  }
}
