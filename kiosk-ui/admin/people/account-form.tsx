import { useState } from 'preact/hooks'
import type { StaffAccountReply, StaffAccountView, StaffBody } from '#contract/staff.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import type { StaffApi } from '../../staff/staff-api.ts'
import { useAsk } from '../../staff/use-ask.ts'
import { words } from './words.ts'

/** Name and role of an account; the 站长's own PIN goes with it. */
type Who = Omit<StaffBody, 'pin'>

type ChangeProps = {
  api: StaffApi
  account: StaffAccountView
  /** The 站长's own. */
  pin: string
  onChanged: (changed: StaffAccountReply) => void
  onDone: () => void
}

/** Changes an account's name or role; PIN and plate stay. */
export function ChangeAccount({ api, account: { id, name, role }, pin, onChanged, onDone }: ChangeProps) {
  const { asked, ask } = useAsk()
  function change(who: Who): void {
    void ask(
      () => api.ask('PUT /api/staff/:id', { params: { id }, body: { ...who, pin } }),
      (changed) => {
        onChanged(changed)
        onDone()
        return ''
      },
    )
  }
  return (
    <Panel title={words.changeOf(name)} onClose={onDone} wide>
      <AccountForm name={name} role={role} done={words.save} onDone={change} />
      <AskedWords asked={asked} />
    </Panel>
  )
}

type FormProps = Who & { done: string; onDone: (who: Who) => void }

/** Name and role, of a new account or of one that exists. */
export function AccountForm({ name, role: roleBefore, done, onDone }: FormProps) {
  const [role, setRole] = useState(roleBefore)
  const [wrong, setWrong] = useState('')
  return (
    <form
      class="account-form"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget).get('name')
        const written = typeof typed === 'string' ? typed.trim() : ''
        const together = written.replaceAll(/\s+/g, '')
        setWrong(together === written ? '' : words.noSpaces(together))
        if (written !== '' && together === written) onDone({ name: written, role })
      }}
    >
      <label>
        {words.name}
        <input name="name" defaultValue={name} maxLength={20} autocomplete="off" required />
      </label>
      {wrong !== '' && (
        <p class="asked" role="alert" data-at="refused">
          {wrong}
        </p>
      )}
      <div class="choice" role="group" aria-label={words.role}>
        {(['clerk', 'agent', 'editor', 'lead'] as const).map((one) => (
          <TouchButton key={one} aria-pressed={role === one} onPress={() => setRole(one)}>
            {words[one]}
          </TouchButton>
        ))}
      </div>
      <button type="submit" class="go">
        {done}
      </button>
    </form>
  )
}
