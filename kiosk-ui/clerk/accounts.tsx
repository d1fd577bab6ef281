import { useEffect, useState } from 'preact/hooks'
import type { StaffRole } from '#contract/clerk.ts'
import type { NewPinReply, StaffAccountView } from '#contract/staff.ts'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from '../words/clerk-own.ts'
import { AskedWords } from './asked-words.tsx'
import type { Clerk } from './clerk.ts'
import { Panel } from './panel.tsx'
import { SurelyButton } from './surely-button.tsx'
import { useAsk } from './use-ask.ts'

const said = words.accounts

/** The 站长 looks after who may sign in. A PIN is shown here once. */
export function Accounts({ clerk, me, onClose }: { clerk: Clerk; me: string; onClose: () => void }) {
  const [accounts, setAccounts] = useState<readonly StaffAccountView[]>([])
  const [fresh, setFresh] = useState<NewPinReply | null>(null)
  const { asked, ask } = useAsk()
  const { api } = clerk

  const put = ({ account }: { account: StaffAccountView }): string => {
    setAccounts((all) =>
      all.some(({ id }) => id === account.id)
        ? all.map((one) => (one.id === account.id ? account : one))
        : [...all, account],
    )
    return ''
  }
  const putPin = (made: NewPinReply): string => {
    setFresh(made)
    return put(made)
  }

  useEffect(() => {
    void ask(
      () => api.ask('GET /api/staff', { params: {} }),
      ({ accounts }) => {
        setAccounts(accounts)
        return ''
      },
    )
  }, [])

  if (fresh) {
    return (
      <Panel title={said.pinOf(fresh.account.name)} onClose={() => setFresh(null)}>
        <p class="new-pin">{fresh.pin}</p>
        <p>{said.pinOnce}</p>
        <div class="panel-acts">
          <TouchButton class="go" onPress={() => setFresh(null)}>
            {said.pinCopied}
          </TouchButton>
        </div>
      </Panel>
    )
  }
  return (
    <Panel title={said.title} onClose={onClose} wide>
      <ul class="accounts">
        {accounts.map((account) => (
          <li key={account.id} data-at={account.at}>
            <p>
              <b>{account.name}</b>
              <span>{accountWords(account, me)}</span>
            </p>
            <SurelyButton
              words={said.resetPin}
              onPress={() =>
                void ask(
                  () => api.ask('POST /api/staff/:id/reset-pin', { params: { id: account.id } }),
                  putPin,
                )
              }
            />
            <SurelyButton
              words={said.endSessions}
              disabled={account.sessions === 0}
              onPress={() =>
                void ask(() => api.ask('DELETE /api/staff/:id/sessions', { params: { id: account.id } }), put)
              }
            />
            <SurelyButton
              words={account.at === 'active' ? said.disable : said.enable}
              onPress={() =>
                void ask(
                  () =>
                    account.at === 'active'
                      ? api.ask('POST /api/staff/:id/disable', { params: { id: account.id } })
                      : api.ask('POST /api/staff/:id/enable', { params: { id: account.id } }),
                  put,
                )
              }
            />
          </li>
        ))}
      </ul>
      <AskedWords asked={asked} />
      <AddAccount
        onAdd={(name, role) =>
          void ask(() => api.ask('POST /api/staff', { params: {}, body: { name, role } }), putPin)
        }
      />
    </Panel>
  )
}

function AddAccount({ onAdd }: { onAdd: (name: string, role: StaffRole) => void }) {
  const [role, setRole] = useState<StaffRole>('clerk')
  return (
    <form
      class="add-account"
      onSubmit={(event) => {
        event.preventDefault()
        const name = new FormData(event.currentTarget).get('name')
        if (typeof name === 'string' && name.trim() !== '') onAdd(name.trim(), role)
      }}
    >
      <label>
        {said.name}
        <input name="name" maxLength={20} autocomplete="off" required />
      </label>
      <div class="choice" role="group" aria-label={said.role}>
        {(['clerk', 'lead'] as const).map((one) => (
          <TouchButton key={one} aria-pressed={role === one} onPress={() => setRole(one)}>
            {said[one]}
          </TouchButton>
        ))}
      </div>
      <button type="submit" class="go">
        {said.add}
      </button>
    </form>
  )
}

function accountWords({ id, role, at, sessions }: StaffAccountView, me: string): string {
  return [
    said[role],
    id === me ? said.me : '',
    at === 'disabled' ? said.disabled : '',
    sessions > 0 ? said.signedIn(sessions) : '',
  ]
    .filter(Boolean)
    .join('　')
}
