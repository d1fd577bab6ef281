import type { StreamMessage } from './event-stream.ts'
import type { SharedTopic } from './topic.ts'

/**
 * Deltas of a topic that is told as a whole: as it stands after a batch of entries, unless it reads as it was told last.
 * What a daemon starts with is in the snapshots that it gives.
 */
export function toldWhole<Value>(
  read: () => Value,
  message: (value: Value) => StreamMessage,
): NonNullable<SharedTopic['deltas']> {
  let told = JSON.stringify(read())
  return (_entry, last) => {
    if (!last) return []
    const value = read()
    const reads = JSON.stringify(value)
    if (reads === told) return []
    told = reads
    return [message(value)]
  }
}
