import type { CardReaderView } from '#contract/station.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { SlipPicture } from './slip-picture.tsx'
import { NumberPad, Slot } from '../../parts/number-pad.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type FindTicketScreen = ScreenOf<'find-ticket'>
type Props = { app: App; screen: FindTicketScreen }

const CHECK_DIGITS = 4
/** A letter and at least three digits; no day has ever had more than six. */
const NUMBER = /^[A-Z]\d{3,6}$/
const NUMBER_LONGEST = 7
const NUMBER_USUAL = 4

/** 查我的号: the slip under the scanner, or its number, or, for a number that was found, the 查询码 below it. */
export function FindTicket({ app, screen }: Props) {
  const { number, check, typing, trouble } = screen
  const { kiosk, current } = app.model.value
  const letters = [...new Set(current.queues.map(({ letter }) => letter))]
  const change = (next: Partial<FindTicketScreen>) => app.change({ ...screen, trouble: null, ...next })
  const find = (whole: string) => app.open({ at: 'found-ticket', number: whole, check: null })
  const type = (key: string) => {
    if (typing === 'check') {
      const whole = (check + key).slice(0, CHECK_DIGITS)
      change({ check: whole })
      if (whole.length === CHECK_DIGITS && NUMBER.test(number))
        app.open({ at: 'found-ticket', number, check: whole })
      return
    }
    const next = typedNumber(number, key, letters)
    change({ number: next })
    // Found after the last digit; a longer number is gone back to and typed on.
    if (NUMBER.test(next) && next.length === NUMBER_USUAL && number.length < next.length) find(next)
  }
  return (
    <main class="pad-screen find-ticket">
      <ScreenTitle title={words.title}>
        <p class="title-note">
          {withWholeWords(typing === 'check' ? words.typeCheck : hintOf(kiosk.codeScanner))}
        </p>
      </ScreenTitle>
      {kiosk.codeScanner.at === 'ready' && <SlipPicture />}
      <div class="slots">
        {typing === 'number' ? (
          <Slot label={words.number} example={words.numberExample} value={number} />
        ) : (
          <>
            <Slot
              label={words.number}
              example={words.numberExample}
              value={number}
              onPress={() => change({ typing: 'number' })}
            />
            <Slot label={words.check} example={words.checkExample} value={check} />
          </>
        )}
      </div>
      {typing === 'number' && (
        <div class="pad-ways">
          <TouchButton class="quiet" onPress={() => app.open({ at: 'booking-find' })}>
            {words.booking}
          </TouchButton>
          <TouchButton class="quiet" onPress={() => app.open({ at: 'case-find' })}>
            {words.progress}
          </TouchButton>
        </div>
      )}
      {trouble !== null && (
        <p class="pad-trouble" role="alert">
          {withWholeWords(trouble)}
        </p>
      )}
      <NumberPad
        letters={typing === 'number' && letters.length > 1 ? letters : []}
        onKey={type}
        onDelete={() =>
          typing === 'check' ? change({ check: check.slice(0, -1) }) : change({ number: number.slice(0, -1) })
        }
        forward={{ text: words.find, onPress: forwardOf(screen, app) }}
      />
    </main>
  )
}

function hintOf(scanner: CardReaderView): string {
  if (scanner.at === 'none') return words.type
  return scanner.at === 'ready' ? words.scanOrType : words.scannerDown
}

/** The letter stands by itself where there is only one; another letter starts a new number. */
function typedNumber(number: string, key: string, letters: readonly string[]): string {
  if (/[A-Z]/.test(key)) return key
  const begun = number === '' && letters.length === 1 ? (letters[0] ?? '') : number
  return begun === '' ? number : (begun + key).slice(0, NUMBER_LONGEST)
}

/** What is typed is found; null while something of it is missing. */
function forwardOf({ number, check, typing }: FindTicketScreen, app: App): (() => void) | null {
  const whole = NUMBER.test(number) && (typing === 'number' || check.length === CHECK_DIGITS)
  if (!whole) return null
  return () => app.open({ at: 'found-ticket', number, check: typing === 'number' ? null : check })
}
