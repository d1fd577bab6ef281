import type { LiveEventName, LiveEvents } from '#contract/live.ts'
import type { StreamMessage } from './event-stream.ts'

/** An event of the contract's live stream. */
export function liveMessage<Name extends LiveEventName>(event: Name, data: LiveEvents[Name]): StreamMessage {
  return { event, data }
}
