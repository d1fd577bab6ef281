import { liveMessage } from '../message.ts'
import type { SharedTopic } from '../topic.ts'

/** 接替 that is asked for or settled. The screens of the window read its work again when they hear it. */
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
