import { useEffect, useState } from 'preact/hooks'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import type { AccountChangesReply, NewPinReply, StaffAccountView } from '#contract/staff.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { OwnPin } from '../own-pin.tsx'
import { PanelHead } from '../panel-head.tsx'
import { useAnswer } from '../use-answer.ts'
import { AccountForm, ChangeAccount } from './account-form.tsx'
import { Plate } from './plate.tsx'
import { words } from './words.ts'

/** The 站长 looks after who may sign in. A PIN is shown here once. */
export function People({ admin }: { admin: Admin }) {
  const [accounts, setAccounts] = useState<readonly StaffAccountView[] | null>(null)
  const [fresh, setFresh] = useState<NewPinReply | null>(null)
  const [changing, setChanging] = useState<StaffAccountView | null>(null)
  /** Whose 座牌 is open. */
  const [plated, setPlated] = useState<string | null>(null)
  const [reads, setReads] = useState(0)
  const [pin, setPin] = useState('')
  const [changes, setChanges] = useState<AccountChangesReply['changes']>([])
  const { asked, ask, refuse } = useAsk()
  const { api, clock } = admin
  const list = useAnswer(() => api.ask('GET /api/staff', { params: {} }), reads)
  const state = admin.session.state.value
  const me = 'session' in state ? state.session.clerk.id : ''

  /** Nothing is done to an account without the own PIN. */
  const withPin = (act: () => void) => (pin === '' ? refuse(words.ownPinFirst) : act())

  const put = ({ account }: { account: StaffAccountView }): string => {
    setAccounts((known) => {
      const all = known ?? []
      return all.some(({ id }) => id === account.id)
        ? all.map((one) => (one.id === account.id ? account : one))
        : [...all, account]
    })
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
    if (list) setAccounts(list.accounts)
  }, [list])
  useEffect(() => {
    if (accounts) void readChanges()
  }, [accounts])

  if (accounts === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="people panel-column" aria-label={words.title}>
      <PanelHead title={words.title}>
        <p>{words.about}</p>
      </PanelHead>
      <div class="own-pin">
        <OwnPin label={words.ownPin} pin={pin} onInput={setPin} />
        <AskedWords asked={asked} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <div class="people-all scrolls" role="group" tabIndex={0} aria-label={words.title}>
        <ul class="accounts">
          {accounts.map((account) => (
            <li key={account.id} data-at={account.at}>
              <p>
                <b>{account.name}</b>
                <span>{withWholeWords(accountWords(account, me))}</span>
              </p>
              <TouchButton onPress={() => withPin(() => setChanging(account))}>{words.change}</TouchButton>
              <TouchButton data-act="plate" onPress={() => setPlated(account.id)}>
                {words.plate}
              </TouchButton>
              <SurelyButton
                words={words.resetPin}
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
                words={words.endSessions}
                disabled={account.sessions === 0}
                onPress={() =>
                  void ask(
                    () => api.ask('DELETE /api/staff/:id/sessions', { params: { id: account.id } }),
                    put,
                  )
                }
              />
              <SurelyButton
                words={account.at === 'active' ? words.disable : words.enable}
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
        <Changes changes={changes} clock={clock} />
      </div>
      <AccountForm
        key={accounts.length}
        name=""
        role="clerk"
        done={words.add}
        onDone={(who) =>
          withPin(
            () => void ask(() => api.ask('POST /api/staff', { params: {}, body: { ...who, pin } }), putPin),
          )
        }
      />
      {changing && (
        <ChangeAccount
          api={api}
          account={changing}
          pin={pin}
          onChanged={put}
          onDone={() => setChanging(null)}
        />
      )}
      {accounts
        .filter(({ id }) => id === plated)
        .map((account) => (
          <Plate
            key={account.id}
            admin={admin}
            account={account}
            onSaved={() => setReads(reads + 1)}
            onClose={() => setPlated(null)}
          />
        ))}
      {fresh && <FreshPin made={fresh} onDone={() => setFresh(null)} />}
    </section>
  )
}

/** Shown once, to be copied. */
function FreshPin({ made: { account, pin }, onDone }: { made: NewPinReply; onDone: () => void }) {
  return (
    <Panel title={words.pinOf(account.name)} onClose={onDone}>
      <p class="new-pin">{pin}</p>
      <p>{words.pinOnce}</p>
      <div class="panel-acts">
        <TouchButton class="go" onPress={onDone}>
          {words.pinCopied}
        </TouchButton>
      </div>
    </Panel>
  )
}

/** Who did what to which account, the newest first. */
function Changes({ changes, clock }: AccountChangesReply & Pick<Admin, 'clock'>) {
  if (changes.length === 0) return null
  return (
    <section class="account-changes">
      <h3>{words.changes}</h3>
      <ol>
        {changes.map(({ at, name, by, time }) => (
          <li key={`${time} ${at} ${name}`}>
            <time>{clock.dayOf(time)}</time> {words.changed[at](by ?? words.station, name)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function accountWords({ id, role, at, sessions }: StaffAccountView, me: string): string {
  return [
    words[role],
    id === me ? words.me : '',
    at === 'disabled' ? words.disabled : '',
    sessions > 0 ? words.signedIn(sessions) : '',
  ]
    .filter(Boolean)
    .join('　')
}
