import { useEffect, useState } from 'preact/hooks'
import type { DisplaysReply } from '#contract/displays.ts'
import { newCommandId } from '../../link/command-id.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { whenWords } from '../editing/words.ts'
import { useAnswer } from '../use-answer.ts'
import { mayChange } from './may-change.ts'
import { words } from './words.ts'

/** A screen that is switched on shows itself here while the code is being read. */
const LOOK_AGAIN_MS = 5_000

const said = words.displays

/** Screens of the LAN: those that the station trusts, and the code of one that it is to trust. */
export function Displays({ admin }: { admin: Admin }) {
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    const again = setInterval(() => setLooks((count) => count + 1), LOOK_AGAIN_MS)
    return () => clearInterval(again)
  }, [])
  const [pressed, setPressed] = useState<{ after: number; of: DisplaysReply } | null>(null)
  const read = useAnswer(() => admin.api.ask('GET /api/displays', { params: {} }), looks)
  const { asked, ask, refuse } = useAsk()
  // A press says more than a look that was on its way meanwhile.
  const of = pressed !== null && pressed.after === looks ? pressed.of : read
  if (of === null || (of.fingerprint === null && of.displays.length === 0)) return null
  const take = (words: string) => (now: DisplaysReply) => {
    setPressed({ after: looks, of: now })
    return words
  }
  const remove = (id: string) =>
    void ask(
      () =>
        admin.api.ask('POST /api/displays/:id/remove', {
          params: { id },
          body: { commandId: newCommandId() },
        }),
      take(said.removed),
    )
  const today = admin.clock.wall.value?.day ?? ''
  const when = (time: string) => whenWords(today, admin.clock.dayOf(time), admin.clock.timeOf(time))
  return (
    <section class="devices-screens devices-displays">
      <h3>{said.title}</h3>
      <p class="device-note">{withWholeWords(said.about)}</p>
      <ul>
        {of.displays.map(({ id, name, screen, at, by, time }) => (
          <li key={id} data-at={at}>
            <b>{name}</b> {said.kind[screen]}，{said.at[at]}，{said.paired(by, when(time))}
            {mayChange(admin) && (
              <SurelyButton words={said.remove} disabled={asked.at === 'asking'} onPress={() => remove(id)} />
            )}
          </li>
        ))}
        {of.displays.length === 0 && <li>{said.none}</li>}
        {of.asking.map(({ screen, address, since }) => (
          <li key={`${address} ${since}`} data-at="asking">
            <b>{said.asking(said.kind[screen], address)}</b>
          </li>
        ))}
      </ul>
      {mayChange(admin) && (
        <PairForm
          busy={asked.at === 'asking'}
          onRefuse={refuse}
          onPair={(code, name, done) =>
            void ask(
              () =>
                admin.api.ask('POST /api/displays/pair', {
                  params: {},
                  body: { commandId: newCommandId(), code, name },
                }),
              (now) => {
                done()
                return take(said.pairedNow)(now)
              },
            )
          }
        />
      )}
      <AskedWords asked={asked} />
      {of.fingerprint !== null && (
        <p class="device-note">
          {said.fingerprint} <b class="devices-fingerprint">{of.fingerprint}</b>
          <br />
          {withWholeWords(said.fingerprintNote)}
        </p>
      )}
    </section>
  )
}

type PairFormProps = {
  busy: boolean
  onRefuse(words: string): void
  /** `done`: it is paired, and the next one may be typed. */
  onPair(code: string, name: string, done: () => void): void
}

function PairForm({ busy, onRefuse, onPair }: PairFormProps) {
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const digits = code.replaceAll(/\s/g, '')
  const press = () => {
    if (!/^\d{6}$/.test(digits)) return onRefuse(said.wrongCode)
    if (name.trim() === '' || name.trim().length > 20) return onRefuse(said.wrongName)
    return onPair(digits, name.trim(), () => {
      setCode('')
      setName('')
    })
  }
  return (
    <form
      class="devices-pair"
      onSubmit={(event) => {
        event.preventDefault()
        press()
      }}
    >
      <label>
        {said.code}
        <input
          name="code"
          inputMode="numeric"
          autocomplete="off"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      <label>
        {said.name}
        <input
          name="display-name"
          autocomplete="off"
          maxLength={20}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="go" data-act="pair" disabled={busy}>
        {said.pair}
      </button>
    </form>
  )
}
