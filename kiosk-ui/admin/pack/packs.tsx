import { useState } from 'preact/hooks'
import type { PacksReply } from '#contract/packs.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { AskedWords } from '../../staff/asked-words.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { dateFrom } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { ItemList } from './item-list.tsx'
import { Keys } from './keys.tsx'
import { words } from './words.ts'

/** What the station stands on, what is at hand, and what was taken before. */
export function Packs({ admin }: { admin: Admin }) {
  const [pressed, setPressed] = useState<PacksReply | null>(null)
  const asked = useAnswer(() => admin.api.ask('GET /api/packs', { params: {} }), admin.moved.value)
  const packs = pressed ?? asked
  if (packs === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="packs" aria-label={words.title} tabIndex={0}>
      <Stands admin={admin} packs={packs} onChanged={setPressed} />
      <AtHand admin={admin} packs={packs} />
      <Keys admin={admin} packs={packs} onChanged={setPressed} />
      <ItemList admin={admin} />
      <History admin={admin} packs={packs} />
    </section>
  )
}

type Part = { admin: Admin; packs: PacksReply }

function Stands({ admin, packs, onChanged }: Part & { onChanged: (packs: PacksReply) => void }) {
  const { stands, next, catalogue } = packs
  const when = whenOf(admin)
  const today = admin.clock.wall.value?.day ?? ''
  return (
    <section class="pack-stands" aria-label={words.now}>
      <h2>{words.now}</h2>
      {stands === null ? (
        <>
          <p class="pack-name">{words.own}</p>
          <p>{words.ownNote(catalogue.version, catalogue.guides)}</p>
        </>
      ) : (
        <>
          <p class="pack-name">{words.named(stands.issuer, stands.version)}</p>
          <dl>
            <dt>{words.facts.catalogue}</dt>
            <dd>
              {catalogue.version}，{words.holds(catalogue.guides, 0)}
            </dd>
            <dt>{words.facts.since}</dt>
            <dd>{words.facts.by(stands.by, when(stands.takenAt))}</dd>
            <dt>{words.facts.fingerprint}</dt>
            <dd class="fingerprint">{stands.fingerprint}</dd>
          </dl>
          {!stands.trusted && <p class="pack-key-gone">{withWholeWords(words.keyGone)}</p>}
        </>
      )}
      {next && (
        <p class="pack-next">
          {words.next(words.named(next.issuer, next.version), dateFrom(today, next.from))}
        </p>
      )}
      {(stands ?? next) && <ToOwnFiles admin={admin} onChanged={onChanged} />}
    </section>
  )
}

function ToOwnFiles({ admin, onChanged }: { admin: Admin; onChanged: (packs: PacksReply) => void }) {
  const { asked, ask, refuse } = useAsk()
  const [reason, setReason] = useState('')
  const remove = () => {
    if (reason.trim().length < 2) return refuse(words.needReason)
    const body = { commandId: newCommandId(), reason: reason.trim() }
    void ask(
      () => admin.api.ask('POST /api/packs/remove', { params: {}, body }),
      (packs) => {
        onChanged(packs)
        return words.taken
      },
    )
  }
  return (
    <div class="pack-back">
      <input
        aria-label={words.reasonFor}
        placeholder={words.reasonFor}
        maxLength={100}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <SurelyButton words={words.backToFiles} onPress={remove} />
      <AskedWords asked={asked} />
    </div>
  )
}

function AtHand({ admin, packs: { atHand, trusted } }: Part) {
  return (
    <section class="pack-at-hand" aria-label={words.atHand}>
      <header>
        <h2>{words.atHand}</h2>
        {trusted.length > 0 && <Upload admin={admin} />}
      </header>
      {trusted.length === 0 && <p class="pack-no-keys">{words.noKeys}</p>}
      {trusted.length > 0 && atHand.length === 0 && <p>{words.nothing}</p>}
      <ul>
        {atHand.map(({ folder, name, pack, refused }) => (
          <li key={`${folder}/${name}/${pack?.sha256}`} data-refused={refused !== null}>
            {pack && (
              <p>
                <b>{words.named(pack.issuer, pack.version)}</b> {words.holds(pack.guides, pack.notices)}。
                {words.order[pack.order]}
              </p>
            )}
            <small>{folder === null || name === null ? words.uploaded : words.lies(folder, name)}</small>
            {refused !== null && <p class="refusal">{withWholeWords(refused)}</p>}
            {pack && (
              <a class="button go" href={`#pack/${pack.sha256}`}>
                {words.look}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A file that is sound is opened at once against what stands. */
function Upload({ admin }: { admin: Admin }) {
  const { asked, ask } = useAsk()
  return (
    <>
      <label class="pack-upload" data-at={asked.at}>
        {asked.at === 'asking' ? words.uploading : words.upload}
        <input
          type="file"
          accept=".json"
          onChange={(event) => {
            const input = event.currentTarget
            const file = input.files?.[0]
            input.value = ''
            if (!file) return
            void ask(
              () => admin.api.pack(file),
              ({ sha256 }) => {
                location.hash = `#pack/${sha256}`
                return ''
              },
            )
          }}
        />
      </label>
      <AskedWords asked={asked} />
    </>
  )
}

function History({ admin, packs: { history, stands } }: Part) {
  const when = whenOf(admin)
  return (
    <section class="pack-history" aria-label={words.history}>
      <h2>{words.history}</h2>
      {history.length === 0 && <p>{words.none}</p>}
      <ol>
        {history.map((act) => (
          <li key={act.time}>
            <p>
              <b>{actWords(act)}</b> {words.facts.by(act.by, when(act.time))}
              {act.reason !== null && words.because(act.reason)}
            </p>
            {act.at === 'taken' && act.pack.sha256 !== stands?.sha256 && (
              <a class="button" href={`#pack/${act.pack.sha256}`}>
                {words.backTo}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function actWords(act: PacksReply['history'][number]): string {
  switch (act.at) {
    case 'taken':
      return words.named(act.pack.issuer, act.pack.version)
    case 'removed':
      return words.tookBack
    case 'key-trusted':
    case 'key-withdrawn':
      return words.keys.happened[act.at](act.name)
  }
}

function whenOf({ clock }: Admin): (instant: string) => string {
  const today = clock.wall.value?.day ?? ''
  return (instant) => `${dateFrom(today, clock.dayOf(instant))} ${clock.timeOf(instant)}`
}
