import { inPhrases, withWholeWords } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { NumberPad, Slot } from './number-pad.tsx'
import { ScreenTitle } from './screen-title.tsx'

type Props = {
  name: 'booking-find' | 'case-find' | 'feedback-find'
  said: { title: string; note: string; label: string; example: string; find: string }
  /** So many digits are a whole code. */
  digits: number
  code: string
  /** As it stands on the paper, in groups. */
  shown: string
  trouble: string | null
  /** Another way than by code. */
  other?: { text: string; onPress: () => void } | undefined
  onChange(code: string): void
  onFind(code: string): void
}

/** A screen on which the code of a paper is typed; its last digit already asks. */
export function CodePad({ name, said, digits, code, shown, trouble, other, onChange, onFind }: Props) {
  const type = (next: string) => {
    const whole = next.slice(0, digits)
    onChange(whole)
    if (whole.length === digits && code.length < digits) onFind(whole)
  }
  return (
    <main class={`pad-screen ${name}`}>
      <ScreenTitle title={said.title}>
        <p class="title-note">{withWholeWords(said.note)}</p>
      </ScreenTitle>
      <div class="slots" data-ways={other === undefined ? 'one' : 'two'}>
        <Slot label={said.label} example={said.example} value={shown} />
        {other !== undefined && (
          <TouchButton class="quiet pad-other" onPress={other.onPress}>
            {inPhrases(other.text)}
          </TouchButton>
        )}
      </div>
      {trouble !== null && (
        <p class="pad-trouble" role="alert">
          {withWholeWords(trouble)}
        </p>
      )}
      <NumberPad
        onKey={(key) => type(code + key)}
        onDelete={() => type(code.slice(0, -1))}
        forward={{ text: said.find, onPress: code.length === digits ? () => onFind(code) : null }}
      />
    </main>
  )
}
