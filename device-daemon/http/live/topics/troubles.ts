import type { Trouble } from '#contract/trouble.ts'
import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** What staff have to see to. `onLook` calls whenever something may have changed; only a change is told. */
export function troublesTopic(
  troubles: () => readonly Trouble[],
  onLook: (look: () => void) => void,
): SharedTopic {
  return {
    name: 'troubles',
    audience: 'staff',
    snapshot: () => ({ troubles: troubles() }),
    changes(tell) {
      let told = JSON.stringify(troubles())
      onLook(() => {
        const now = troubles()
        const text = JSON.stringify(now)
        if (text === told) return
        told = text
        tell(liveMessage('troubles-changed', { troubles: [...now] }))
      })
    },
  }
}
