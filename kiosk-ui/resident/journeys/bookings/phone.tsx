import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { NumberPad, Slot } from '../../parts/number-pad.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

const said = words.phone
/** Digits of a phone number with its area code. */
const PHONE_SHORTEST = 7
const PHONE_LONGEST = 12

/** Whom to ring up before somebody comes. */
export function Phone({ app, screen }: { app: App; screen: ScreenOf<'book-phone'> }) {
  const { draft } = screen
  const type = (phone: string) =>
    app.change({ ...screen, draft: { ...draft, phone: phone.slice(0, PHONE_LONGEST) } })
  const whole = draft.phone.length >= PHONE_SHORTEST
  return (
    <main class="pad-screen book-phone">
      <ScreenTitle title={said.title}>
        <p class="title-note">{withWholeWords(said.note)}</p>
      </ScreenTitle>
      <div class="slots">
        <Slot label={said.label} example={said.example} value={draft.phone} secret />
        <TouchButton class="quiet book-call" onPress={() => app.act('call-staff')}>
          {inPhrases(words.call)}
        </TouchButton>
      </div>
      <NumberPad
        onKey={(key) => type(draft.phone + key)}
        onDelete={() => type(draft.phone.slice(0, -1))}
        forward={{ text: said.next, onPress: whole ? () => app.open({ at: 'book-confirm', draft }) : null }}
      />
    </main>
  )
}
