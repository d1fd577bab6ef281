import { useEffect, useState } from 'preact/hooks'
import type {
  AccountChangesReply,
  NewPinReply,
  StaffAccountReply,
  StaffAccountView,
  StaffBody,
} from '#contract/staff.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words.ts'
import { AskedWords } from '../../staff/asked-words.tsx'
import type { Clerk } from '../clerk.ts'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'

const said = words.accounts

/** Name and role of an account; the 站长's own PIN goes with it. */
type Who = Omit<StaffBody, 'pin'>

/** The 站长 looks after who may sign in. A PIN is shown here once. */
export function Accounts({ clerk, me, onClose }: { clerk: Clerk; me: string; onClose: () => void }) {
  const [accounts, setAccounts] = useState<readonly StaffAccountView[]>([])
  const [fresh, setFresh] = useState<NewPinReply | null>(null)
  const [changing, setChanging] = useState<StaffAccountView | null>(null)
  const [pin, setPin] = useState('')
  const [changes, setChanges] = useState<AccountChangesReply['changes']>([])
  const { asked, ask, refuse } = useAsk()
  const { api } = clerk

  /** Nothing is done to an account without the own PIN. */
  const withPin = (act: () => void) => (pin === '' ? refuse(said.ownPinFirst) : act())

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

  async function readChanges(): Promise<void> {
    const reply = await api.ask('GET /api/staff/changes', { params: {} })
    if (reply.at === 'ok') setChanges(reply.value.changes)
  }

  useEffect(() => {
    void readChanges()
  }, [accounts])
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
  if (changing) {
    const done = () => setChanging(null)
    return <ChangeAccount clerk={clerk} account={changing} pin={pin} onChanged={put} onDone={done} />
  }
  return (
    <Panel title={said.title} onClose={onClose} wide>
      <div class="own-pin">
        <label>
          {said.ownPin}
          <input
            name="own-pin"
            type="password"
            inputMode="numeric"
            maxLength={12}
            autocomplete="off"
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </label>
        <AskedWords asked={asked} />
      </div>
      <PanelScroll label={said.title}>
        <ul class="accounts">
          {accounts.map((account) => (
            <li key={account.id} data-at={account.at}>
              <p>
                <b>{account.name}</b>
                <span>{accountWords(account, me)}</span>
              </p>
              <TouchButton onPress={() => withPin(() => setChanging(account))}>{said.change}</TouchButton>
              <SurelyButton
                words={said.resetPin}
                onPress={() =>
                  withPin(
                    () =>
                      void ask(
                        () =>
                          api.ask('POST /api/staff/:id/reset-pin', {
                            params: { id: account.id },
                            body: { pin },
                          }),
                        putPin,
                      ),
                  )
                }
              />
              <SurelyButton
                words={said.endSessions}
                disabled={account.sessions === 0}
                onPress={() =>
                  void ask(
                    () => api.ask('DELETE /api/staff/:id/sessions', { params: { id: account.id } }),
                    put,
                  )
                }
              />
              <SurelyButton
                words={account.at === 'active' ? said.disable : said.enable}
                onPress={() =>
                  withPin(
                    () =>
                      void ask(
                        () =>
                          account.at === 'active'
                            ? api.ask('POST /api/staff/:id/disable', {
                                params: { id: account.id },
                                body: { pin },
                              })
                            : api.ask('POST /api/staff/:id/enable', {
                                params: { id: account.id },
                                body: { pin },
                              }),
                        put,
                      ),
                  )
                }
              />
            </li>
          ))}
        </ul>
        <Changes changes={changes} clock={clerk.clock} />
      </PanelScroll>
      <AccountForm
        key={accounts.length}
        name=""
        role="clerk"
        done={said.add}
        onDone={(who) =>
          withPin(
            () => void ask(() => api.ask('POST /api/staff', { params: {}, body: { ...who, pin } }), putPin),
          )
        }
      />
    </Panel>
  )
}

type ChangeProps = {
  clerk: Clerk
  account: StaffAccountView
  /** The 站长's own. */
  pin: string
  onChanged: (changed: StaffAccountReply) => void
  onDone: () => void
}

/** Changes an account's name or role; PIN and plate stay. */
function ChangeAccount({ clerk, account: { id, name, role }, pin, onChanged, onDone }: ChangeProps) {
  const { asked, ask } = useAsk()
  function change(who: Who): void {
    void ask(
      () => clerk.api.ask('PUT /api/staff/:id', { params: { id }, body: { ...who, pin } }),
      (changed) => {
        onChanged(changed)
        onDone()
        return ''
      },
    )
  }
  return (
    <Panel title={said.changeOf(name)} onClose={onDone} wide>
      <AccountForm name={name} role={role} done={said.save} onDone={change} />
      <AskedWords asked={asked} />
    </Panel>
  )
}

type FormProps = Who & { done: string; onDone: (who: Who) => void }

/** Name and role, of a new account or of one that exists. */
function AccountForm({ name, role: roleBefore, done, onDone }: FormProps) {
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
        setWrong(together === written ? '' : said.noSpaces(together))
        if (written !== '' && together === written) onDone({ name: written, role })
      }}
    >
      <label>
        {said.name}
        <input name="name" defaultValue={name} maxLength={20} autocomplete="off" required />
      </label>
      {wrong !== '' && (
        <p class="asked" role="alert" data-at="refused">
          {wrong}
        </p>
      )}
      <div class="choice" role="group" aria-label={said.role}>
        {(['clerk', 'editor', 'lead'] as const).map((one) => (
          <TouchButton key={one} aria-pressed={role === one} onPress={() => setRole(one)}>
            {said[one]}
          </TouchButton>
        ))}
      </div>
      <button type="submit" class="go">
        {done}
      </button>
    </form>
  )
}

/** Who did what to which account, the newest first. */
function Changes({ changes, clock }: AccountChangesReply & Pick<Clerk, 'clock'>) {
  if (changes.length === 0) return null
  return (
    <section class="account-changes">
      <h3>{said.changes}</h3>
      <ol>
        {changes.map(({ at, name, by, time }) => (
          <li key={`${time} ${at} ${name}`}>
            <time>{clock.dayOf(time)}</time> {said.changed[at](by ?? said.station, name)}
          </li>
        ))}
      </ol>
    </section>
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
