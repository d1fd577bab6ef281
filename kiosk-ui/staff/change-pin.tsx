import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'
import { AskedWords } from './asked-words.tsx'
import { Panel } from './panel.tsx'
import type { Session } from './session.ts'
import type { StaffApi } from './staff-api.ts'
import { useAsk } from './use-ask.ts'

/** A PIN has 6 to 12 digits. */
const GOOD_PIN = /^[0-9]{6,12}$/

/** One's own PIN, whenever one likes. */
export function ChangePin({ api, onClose }: { api: StaffApi; onClose: () => void }) {
  return (
    <Panel title={words.pin.title} onClose={onClose}>
      <PinForm api={api} changed={() => words.pin.done} />
    </Panel>
  )
}

/** Comes before anything else: another person gave this PIN and knows it. */
export function FirstPin({ api, session, name }: { api: StaffApi; session: Session; name: string }) {
  const changed = () => {
    session.ask()
    return words.pin.done
  }
  return (
    <main class="door" data-screen="first-pin">
      <section class="door-who">
        <h1>{words.firstPin.title}</h1>
        <p class="door-station">{name}</p>
        <p class="door-note">{words.firstPin.note}</p>
        <TouchButton class="quiet" onPress={() => void session.signOut()}>
          {words.firstPin.later}
        </TouchButton>
      </section>
      <section class="door-pin">
        <PinForm api={api} changed={changed} />
      </section>
    </main>
  )
}

/** The old one, and the new one twice. `changed`: what is said then. */
function PinForm({ api, changed }: { api: StaffApi; changed: () => string }) {
  const { asked, ask, refuse } = useAsk()

  function send(form: HTMLFormElement): void {
    const typed = new FormData(form)
    const [pin, newPin, again] = ['pin', 'new-pin', 'again'].map((name) => {
      const value = typed.get(name)
      return typeof value === 'string' ? value : ''
    })
    if (pin === undefined || newPin === undefined) return
    if (!GOOD_PIN.test(newPin)) return refuse(words.pin.short)
    if (newPin !== again) return refuse(words.pin.differ)
    const change = () => api.ask('PUT /api/session/pin', { params: {}, body: { pin, newPin } })
    void ask(change, () => {
      form.reset()
      return changed()
    })
  }

  return (
    <form
      class="own-words"
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      <PinField name="pin" label={words.pin.old} autocomplete="current-password" />
      <PinField name="new-pin" label={words.pin.fresh} autocomplete="new-password" />
      <PinField name="again" label={words.pin.again} autocomplete="new-password" />
      <AskedWords asked={asked} />
      <button type="submit" class="go">
        {words.pin.forward}
      </button>
    </form>
  )
}

type FieldProps = { name: string; label: string; autocomplete: 'current-password' | 'new-password' }

function PinField({ name, label, autocomplete }: FieldProps) {
  return (
    <label>
      {label}
      <input
        name={name}
        type="password"
        inputMode="numeric"
        maxLength={12}
        required
        autocomplete={autocomplete}
      />
    </label>
  )
}
