import type { Guide } from '#contract/guide.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { words } from './words/priority.ts'
import type { App } from '../../shell/app.ts'
import type { Destination } from '../../shell/screens.ts'

/** Beside 取号, and smaller: for residents with priority, who may also take an ordinary ticket. */
export function PriorityOffer({ app, guide }: { app: App; guide: Guide | null }) {
  const reader = app.model.value.kiosk.cardReader
  return (
    <TouchButton
      class="offer"
      settleMs={400}
      disabled={app.opens('ticket')}
      onPress={() => app.open({ at: offered[reader.at], guide })}
    >
      {inPhrases(words.offer)}
    </TouchButton>
  )
}

/** Where there is no reader, no card is asked for. */
const offered = {
  none: 'declare-priority',
  ready: 'card-consent',
  'out-of-order': 'reader-down',
} as const satisfies Record<string, Destination['at']>
