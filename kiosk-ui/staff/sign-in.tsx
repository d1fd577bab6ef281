import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'
import type { KnownNames } from './known-names.ts'
import { PinPad } from './pin-pad.tsx'
import type { Said, Session } from './session.ts'
import { useCountdown } from './use-countdown.ts'

/** `station`: its name, once it is known. `said`: why the last try did not work. */
type Props = { session: Session; station: string | undefined; said: Said }

/** Two columns beside the number pad; other names are typed. */
const NAMES_SHOWN = 10

/** Who works here: a name this screen knows, or one that is typed, and the PIN. */
export function SignIn({ session, station, names, said }: Props & { names: KnownNames }) {
  const [here] = useState(() => names.read())
  const roster = session.names.value
  const known = [...here, ...roster.filter((one) => !here.includes(one))].slice(0, NAMES_SHOWN)
  const [chosen, setChosen] = useState(here[0] ?? '')
  const [typed, setTyped] = useState('')
  // A name has no spaces, and an input method leaves some.
  const written = typed.replaceAll(/\s+/g, '')
  const name = written === '' ? chosen : written
  const left = useCountdown(said)

  function choose(one: string): void {
    setChosen(one)
    setTyped('')
    leaveFocus()
  }

  return (
    <main class="door" data-screen="sign-in">
      <section class="door-who">
        <h1>{words.signIn.title}</h1>
        <p class="door-station">{station}</p>
        {known.length > 0 && (
          <div class="door-names" role="group" aria-label={words.signIn.known}>
            {known.map((one) => (
              <TouchButton key={one} aria-pressed={one === name} onPress={() => choose(one)}>
                {one}
              </TouchButton>
            ))}
          </div>
        )}
        <label class="door-name">
          {known.length > 0 ? words.signIn.other : words.signIn.who}
          <NameField value={typed} focused={here.length === 0} onName={setTyped} />
        </label>
        <p class="door-forgot">{words.signIn.forgot}</p>
      </section>
      <section class="door-pin">
        <h2>{name === '' ? words.signIn.noName : name}</h2>
        <SaidWords said={said} left={left} />
        <PinPad
          key={name}
          forward={words.signIn.forward}
          disabled={name === '' || left > 0 || session.checking.value === 'checking'}
          onPin={(pin) => void session.signIn(name, pin)}
        />
      </section>
    </main>
  )
}

type FieldProps = { value: string; focused: boolean; onName: (name: string) => void }

/** The PIN is typed to nothing in particular: Enter must not press what was pressed before. */
function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Enter leaves the field, so that the digits that follow are the PIN. */
function NameField({ value, focused, onName }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  // `autofocus` comes a frame late: the first letters would be lost.
  useLayoutEffect(() => {
    if (focused) field.current?.focus()
  }, [])
  return (
    <input
      ref={field}
      name="name"
      maxLength={32}
      autocomplete="off"
      spellcheck={false}
      value={value}
      onInput={(event) => onName(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur()
      }}
    />
  )
}

/** The screen while a clerk is away for a moment: it shows nothing of any ticket. */
export function Locked({ session, station, name, said }: Props & { name: string }) {
  const left = useCountdown(said)
  useEffect(leaveFocus, [])
  return (
    <main class="door" data-screen="locked">
      <section class="door-who">
        <h1>{words.locked.title}</h1>
        <p class="door-station">{station}</p>
        <p class="door-note">{words.locked.note}</p>
        <TouchButton class="quiet" onPress={() => void session.signOut()}>
          {words.locked.notMe}
        </TouchButton>
      </section>
      <section class="door-pin">
        <h2>{name}</h2>
        <SaidWords said={said} left={left} />
        <PinPad
          forward={words.locked.forward}
          disabled={left > 0 || session.checking.value === 'checking'}
          onPin={(pin) => void session.unlock(pin)}
        />
      </section>
    </main>
  )
}

/** Why the last try did not work; `left`: seconds that it still has to be waited. */
function SaidWords({ said, left }: { said: Said; left: number }) {
  return (
    <>
      <p class="said" role="alert">
        {said.waitMs === 0 ? said.words : left > 0 ? words.signIn.tooOften : words.signIn.tryAgain}
      </p>
      {left > 0 && (
        <p class="said-left" role="timer">
          {words.signIn.left(left)}
        </p>
      )}
    </>
  )
}
