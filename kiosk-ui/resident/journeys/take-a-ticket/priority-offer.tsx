import type { ComponentChildren } from 'preact'
import type { Guide } from '#contract/guide.ts'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import { words as ticket } from '../../parts/words/ticket.ts'
import { words } from './words/priority.ts'
import type { App } from '../../shell/app.ts'
import type { Destination } from '../../shell/screens.ts'

type Props = { app: App; guide: Guide | null; children?: ComponentChildren }

/**
 * Beside 取号, and smaller: for residents with priority, who may also take an ordinary ticket. A card shows an age and
 * nothing else that gives priority, so the way without one is as near as the way with it.
 */
export function PriorityOffer({ app, guide, children }: Props) {
  const reader = app.model.value.kiosk.cardReader
  const offer = (text: string, at: (typeof offered)[keyof typeof offered]) => (
    <SettlingButton
      class="offer"
      settleMs={400}
      disabled={app.opens('ticket')}
      onPress={() => app.open({ at, guide })}
    >
      {inPhrases(text)}
    </SettlingButton>
  )
  return (
    <div class="offers">
      {offer(words.offer, offered[reader.at])}
      {reader.at !== 'none' && offer(ticket.declare, 'declare-priority')}
      {children}
    </div>
  )
}

/** Where there is no reader, no card is asked for. */
const offered = {
  none: 'declare-priority',
  ready: 'card-consent',
  'out-of-order': 'reader-down',
} as const satisfies Record<string, Destination['at']>
