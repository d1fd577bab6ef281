import { liveMessage } from '../message.ts'
import { toldWhole } from '../told-whole.ts'
import type { SharedTopic } from '../topic.ts'

/** 请准备: numbers alone, as they stand in the hall. `onChanged`: the station has changed how many it shows. */
export function upNextTopic(
  upNext: () => readonly string[],
  onChanged: (listener: () => void) => void,
): SharedTopic {
  const message = () => liveMessage('up-next-changed', { upNext: [...upNext()] })
  return {
    name: 'up-next',
    audience: 'public',
    snapshot: () => ({ upNext: upNext() }),
    deltas: toldWhole(upNext, message),
    changes: (tell) => onChanged(() => tell(message())),
  }
}
