import type { Guide } from '#contract/guide.ts'
import type { Destination } from '../../shell/screens.ts'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { words } from './words.ts'
import { words as ticket } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { OwnErrand } from './errand.ts'

/** Deaf while a second tap on the button that lay there before may still come. */
const SETTLE_MS = 600

type Props = { app: App; guide: Guide | null; own: OwnErrand | undefined }

/** On every screen about a card: the same without one, and priority without one. */
export function OtherWays({ app, guide, own }: Props) {
  if (own !== undefined)
    return (
      <div class="other-ways" data-ways="one">
        <SettlingButton class="without" settleMs={SETTLE_MS} onPress={() => app.open(byCode(own))}>
          {inPhrases(words.ofOwn[own.at].without)}
        </SettlingButton>
      </div>
    )

  const sending = app.opens('ticket')
  return (
    <div class="other-ways">
      <SettlingButton
        class="without"
        settleMs={SETTLE_MS}
        disabled={sending}
        onPress={() => app.open({ at: 'ticket', guide })}
      >
        {inPhrases(words.without)}
      </SettlingButton>
      <SettlingButton
        class="declare-way"
        settleMs={SETTLE_MS}
        disabled={sending}
        onPress={() => app.open({ at: 'declare-priority', guide })}
      >
        {inPhrases(ticket.declare)}
      </SettlingButton>
    </div>
  )
}

function byCode(own: OwnErrand): Destination {
  switch (own.at) {
    case 'cases':
      return { at: 'case-find' }
    case 'bookings':
      return { at: 'booking-find' }
    case 'tie':
      return { at: 'booking-found', code: own.code }
  }
}
