import type { Guide } from '#contract/guide.ts'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from './words.ts'
import { words as ticket } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'

/** Deaf while a second tap on the button that lay there before may still come. */
const SETTLE_MS = 600

/** On every screen about a card: a ticket without one, and priority without one. */
export function OtherWays({ app, guide }: { app: App; guide: Guide | null }) {
  const sending = app.opens('ticket')
  return (
    <div class="other-ways">
      <TouchButton
        class="without"
        settleMs={SETTLE_MS}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide })}
      >
        {inPhrases(words.without)}
      </TouchButton>
      <TouchButton
        class="declare-way"
        settleMs={SETTLE_MS}
        disabled={sending}
        onPress={() => app.open({ at: 'declare-priority', guide })}
      >
        {inPhrases(ticket.declare)}
      </TouchButton>
    </div>
  )
}
