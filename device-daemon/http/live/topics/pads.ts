import type { PadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { padRefusalWords } from '../../words/pads.ts'
import { liveMessage } from '../message.ts'
import type { WindowTopic } from '../topic.ts'

/** Why a press on a caller pad did not count: a pad says nothing itself, so the screen of its clerk does. */
export function padsTopic(pads: Pick<PadDesk, 'onRefused'>): WindowTopic {
  return {
    name: 'pads',
    audience: 'window',
    moments(tell) {
      pads.onRefused(({ window, clerk, refusal }) =>
        tell({ window, clerk }, liveMessage('pad-refused', { window, detail: padRefusalWords(refusal) })),
      )
    },
  }
}
