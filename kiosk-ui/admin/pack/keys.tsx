import { useState } from 'preact/hooks'
import type { PacksReply, ReadPackKeyReply } from '#contract/packs.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { dateFrom } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { OwnPin } from '../own-pin.tsx'
import { words } from './words.ts'

type Key = PacksReply['trusted'][number]
type Props = { admin: Admin; packs: PacksReply; onChanged: (packs: PacksReply) => void }
/** What is being done to keys. */
type Doing = { at: 'nothing' } | { at: 'pairing' } | { at: 'withdrawing'; key: Key }

const said = words.keys

/** Whose packs this station takes: keys are paired here after two people have compared the fingerprint, and withdrawn. */
export function Keys({ admin, packs, onChanged }: Props) {
  const [doing, setDoing] = useState<Doing>({ at: 'nothing' })
  const today = admin.clock.wall.value?.day ?? ''
  const close = () => setDoing({ at: 'nothing' })
  const part = { admin, packs, onChanged, onClose: close }
  return (
    <section class="pack-keys" aria-label={said.title}>
      <header>
        <h2>{said.title}</h2>
        <TouchButton data-act="pair" onPress={() => setDoing({ at: 'pairing' })}>
          {said.pair}
        </TouchButton>
      </header>
      <ul>
        {packs.trusted.map((key) => (
          <li key={key.key}>
            <p>
              <b>{key.name}</b>{' '}
              <small>
                {key.paired === null
                  ? said.configured
                  : said.paired(key.paired.by, dateFrom(today, admin.clock.dayOf(key.paired.time)))}
              </small>
            </p>
            <Fingerprint of={key.fingerprint} />
            {key.paired && (
              <TouchButton data-act="withdraw" onPress={() => setDoing({ at: 'withdrawing', key })}>
                {said.withdraw}
              </TouchButton>
            )}
          </li>
        ))}
      </ul>
      {doing.at === 'pairing' && <Pairing {...part} />}
      {doing.at === 'withdrawing' && <Withdrawing {...part} of={doing.key} />}
    </section>
  )
}

/** In groups that are read aloud one by one; a screen reader says digit by digit. */
function Fingerprint({ of }: { of: string }) {
  return (
    <ol class="pack-groups" aria-label={said.fingerprint}>
      {of.split(' ').map((group, place) => (
        <li key={`${place} ${group}`} aria-label={group.replaceAll(/\B/g, ' ')}>
          {group}
        </li>
      ))}
    </ol>
  )
}

type PartProps = Props & { onClose: () => void }

/** First the key, then its fingerprint, which the other side reads out, then the own PIN. */
function Pairing({ admin: { api }, onChanged, onClose }: PartProps) {
  const { asked, ask, refuse } = useAsk()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [read, setRead] = useState<ReadPackKeyReply | null>(null)

  const look = (pasted: string) => {
    if (pasted.trim() === '') return refuse(said.noText)
    void ask(
      () => api.ask('POST /api/pack-keys/read', { params: {}, body: { text: pasted.slice(0, TEXT_MAX) } }),
      (found) => {
        if (found.known === null) setRead(found)
        return found.known === null ? '' : said.known(found.known)
      },
    )
  }
  const trust = (key: string) => {
    const whose = name.trim()
    if (whose.length < 2) return refuse(said.noName)
    if (pin === '') return refuse(said.noPin)
    const body = { commandId: newCommandId(), key, name: whose, pin }
    void ask(
      () => api.ask('POST /api/pack-keys', { params: {}, body }),
      (packs) => {
        onChanged(packs)
        onClose()
        return ''
      },
    )
  }

  return (
    <Panel title={said.pair} onClose={onClose} wide>
      {read === null ? (
        <div class="pack-pairing">
          <p>{withWholeWords(said.how)}</p>
          <label>
            {said.text}
            <textarea
              name="key"
              rows={3}
              spellcheck={false}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <div class="panel-acts">
            <label class="pack-upload">
              {said.file}
              <input
                type="file"
                accept=".pub,.pem,.txt"
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0]
                  event.currentTarget.value = ''
                  // A larger file is no key; its beginning says so.
                  void file?.slice(0, TEXT_MAX).text().then(look)
                }}
              />
            </label>
            <TouchButton class="go" data-act="look" onPress={() => look(text)}>
              {said.look}
            </TouchButton>
          </div>
          <AskedWords asked={asked} />
        </div>
      ) : (
        <form
          class="pack-pairing"
          onSubmit={(event) => {
            event.preventDefault()
            trust(read.key)
          }}
        >
          <p>{withWholeWords(said.compare)}</p>
          <Fingerprint of={read.fingerprint} />
          <label>
            {said.name}
            <input
              name="name"
              maxLength={40}
              autocomplete="off"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <OwnPin label={said.ownPin} pin={pin} onInput={setPin} />
          <AskedWords asked={asked} />
          <div class="panel-acts">
            <TouchButton onPress={onClose}>{said.differs}</TouchButton>
            <button type="submit" class="go">
              {said.trust}
            </button>
          </div>
        </form>
      )}
    </Panel>
  )
}

/** As long a text as the station reads. */
const TEXT_MAX = 4000

function Withdrawing({ admin: { api }, packs, onChanged, onClose, of }: PartProps & { of: Key }) {
  const { asked, ask, refuse } = useAsk()
  const [reason, setReason] = useState('')
  const [pin, setPin] = useState('')
  const stays = [packs.stands, packs.next].flatMap((pack) =>
    pack?.fingerprint === of.fingerprint ? [words.named(pack.issuer, pack.version)] : [],
  )
  const withdraw = () => {
    if (reason.trim().length < 2) return refuse(words.needReason)
    if (pin === '') return refuse(said.noPin)
    const body = { commandId: newCommandId(), key: of.key, reason: reason.trim(), pin }
    void ask(
      () => api.ask('POST /api/pack-keys/withdraw', { params: {}, body }),
      (changed) => {
        onChanged(changed)
        onClose()
        return ''
      },
    )
  }
  return (
    <Panel title={said.withdrawOf(of.name)} onClose={onClose} wide>
      <form
        class="pack-pairing"
        onSubmit={(event) => {
          event.preventDefault()
          withdraw()
        }}
      >
        <p>{withWholeWords(said.after)}</p>
        {stays.length > 0 && <p class="pack-next">{withWholeWords(said.stays(stays))}</p>}
        <label>
          {words.reasonFor}
          <input
            name="reason"
            maxLength={100}
            autocomplete="off"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <OwnPin label={said.ownPin} pin={pin} onInput={setPin} />
        <AskedWords asked={asked} />
        <div class="panel-acts">
          <button type="submit" class="go">
            {said.withdraw}
          </button>
        </div>
      </form>
    </Panel>
  )
}
