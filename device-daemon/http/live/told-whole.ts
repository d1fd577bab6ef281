import type { StreamMessage } from './event-stream.ts'
import type { SharedTopic } from './topic.ts'

/**
 * Deltas of a topic that is told as a whole: as it stands after a batch of entries, unless it reads as it was told last.
 * What a daemon starts with is in the snapshots that it gives. `restsOn`: it is read again only where one of these is
 * another object, which spares every other entry the reading.
 */
export function toldWhole<Value>(
  read: () => Value,
  message: (value: Value) => StreamMessage,
  restsOn?: () => readonly object[],
): NonNullable<SharedTopic['deltas']> {
  let told = JSON.stringify(read())
  let restedOn = restsOn?.()
  return (_entry, last) => {
    if (!last) return []
    if (restsOn !== undefined) {
      const rests = restsOn()
      if (rests.every((part, i) => part === restedOn?.[i])) return []
      restedOn = rests
    }
    const value = read()
    const reads = JSON.stringify(value)
    if (reads === told) return []
    told = reads
    return [message(value)]
  }
}
