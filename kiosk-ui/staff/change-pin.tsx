import { words } from './words.ts'
import { AskedWords } from './asked-words.tsx'
import { Panel } from './panel.tsx'
import type { StaffApi } from './staff-api.ts'
import { useAsk } from './use-ask.ts'

/** A PIN has 6 to 12 digits. */
const GOOD_PIN = /^[0-9]{6,12}$/

/** One's own PIN: the old one, and the new one twice. */
export function ChangePin({ api, onClose }: { api: StaffApi; onClose: () => void }) {
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
      return words.pin.done
    })
  }

  return (
    <Panel title={words.pin.title} onClose={onClose}>
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
    </Panel>
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
