import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** 接替 that is asked for or settled; whoever stands at the window then reads its work again. */
export function takeOversTopic(): SharedTopic {
  return {
    name: 'take-overs',
    audience: 'staff',
    deltas: ({ events }) =>
      events.flatMap((event) =>
        event.type === 'take-over-asked' ||
        event.type === 'take-over-allowed' ||
        event.type === 'take-over-refused' ||
        event.type === 'take-over-withdrawn'
          ? [liveMessage('take-over-changed', { window: event.window })]
          : [],
      ),
  }
}
