import { useState } from 'preact/hooks'
import type { UpdatesReply } from '#contract/updates.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { fullDate } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { Confirming } from './confirming.tsx'
import { words } from './words.ts'

type AtHand = UpdatesReply['atHand'][number]
/** What a PIN is asked for. */
type Doing = { at: 'nothing' } | { at: 'taking'; file: AtHand } | { at: 'switching' }

/** What runs, how the newest update stands, and what could be taken. */
export function Update({ admin }: { admin: Admin }) {
  // Sticks come and go without a word; a press looks again.
  const [looks, setLooks] = useState(0)
  const [pressed, setPressed] = useState<UpdatesReply | null>(null)
  const [doing, setDoing] = useState<Doing>({ at: 'nothing' })
  const read = useAnswer(() => admin.api.ask('GET /api/updates', { params: {} }), looks)
  const shown = pressed ?? read
  if (shown === null) return <p class="opening">{words.opening}</p>
  const look = () => {
    setPressed(null)
    setLooks(looks + 1)
  }
  const close = () => setDoing({ at: 'nothing' })
  return (
    <section class="update" aria-label={words.title} tabIndex={0}>
      <Standing admin={admin} of={shown} onLook={look} onSwitch={() => setDoing({ at: 'switching' })} />
      {shown.unavailable === null && (
        <>
          <Files admin={admin} of={shown} onLook={look} onTake={(file) => setDoing({ at: 'taking', file })} />
          <Trusted of={shown} />
        </>
      )}
      {doing.at !== 'nothing' && (
        <Confirming
          title={doing.at === 'taking' ? words.takeTitle(doing.file.version ?? '') : words.switchNow}
          file={doing.at === 'taking' ? doing.file : null}
          onClose={close}
          send={(pin, when) => {
            const commandId = newCommandId()
            if (doing.at === 'switching')
              return admin.api.ask('POST /api/updates/switch', { params: {}, body: { commandId, pin } })
            const { id, order } = doing.file
            const body = { commandId, id, when, older: order === 'older', pin }
            return admin.api.ask('POST /api/updates/take', { params: {}, body })
          }}
          onDone={(now) => {
            setPressed(now)
            close()
          }}
        />
      )}
    </section>
  )
}

type Part = { admin: Admin; of: UpdatesReply }

function Standing({ admin, of, onLook, onSwitch }: Part & { onLook(): void; onSwitch(): void }) {
  const { version, unavailable, state, ordered } = of
  return (
    <section>
      <h2>{words.now}</h2>
      <p class="update-version">{words.version(version)}</p>
      {unavailable !== null && <p>{withWholeWords(unavailable)}</p>}
      <h2>{words.state}</h2>
      {state === null && !ordered && <p>{words.none}</p>}
      {state && (
        <>
          <p data-at={state.at}>{withWholeWords(state.words)}</p>
          <p class="update-by">
            {words.by(state.by, fullDate(admin.clock.dayOf(state.time)), admin.clock.timeOf(state.time))}
          </p>
        </>
      )}
      {ordered && <p role="status">{withWholeWords(words.ordered)}</p>}
      {unavailable === null && (
        <p class="update-acts">
          {state?.at === 'waiting' && !ordered && (
            <TouchButton class="go" data-act="switch" onPress={onSwitch}>
              {words.switchNow}
            </TouchButton>
          )}
          <TouchButton onPress={onLook}>{words.refresh}</TouchButton>
        </p>
      )}
    </section>
  )
}

type FilesProps = Part & { onLook(): void; onTake(file: AtHand): void }

function Files({ admin, of: { atHand }, onLook, onTake }: FilesProps) {
  const { asked, ask } = useAsk()
  const [percent, setPercent] = useState(0)
  const send = (file: File) =>
    void ask(
      () => admin.api.update(file, setPercent),
      () => {
        onLook()
        return ''
      },
    )
  return (
    <section>
      <h2>{words.atHand}</h2>
      {atHand.length === 0 && <p>{withWholeWords(words.nothing)}</p>}
      <ul>
        {atHand.map((file) => (
          <li key={file.id}>
            {file.version !== null && file.order !== null && (
              <p>
                <b>{words.version(file.version)}</b> {words.order[file.order]}
                {file.signedBy !== null && `，${words.signedBy(file.signedBy)}`}
              </p>
            )}
            <small>
              {file.folder === null || file.name === null ? words.sentUp : words.lies(file.folder, file.name)}
            </small>
            {file.refused !== null && <p class="refusal">{withWholeWords(file.refused)}</p>}
            {file.refused === null && file.order !== 'same' && (
              <TouchButton class="go" data-act="take" onPress={() => onTake(file)}>
                {words.take}
              </TouchButton>
            )}
          </li>
        ))}
      </ul>
      <p class="update-acts">
        <label class="update-upload" data-at={asked.at}>
          {asked.at === 'asking' ? words.uploading(percent) : words.upload}
          <input
            type="file"
            accept=".update"
            disabled={asked.at === 'asking'}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) send(file)
            }}
          />
        </label>
      </p>
      <AskedWords asked={asked} />
    </section>
  )
}

function Trusted({ of: { trusted } }: { of: UpdatesReply }) {
  return (
    <section>
      <h2>{words.trusted}</h2>
      {trusted.length === 0 && <p>{withWholeWords(words.noKeys)}</p>}
      <ul>
        {trusted.map(({ name, fingerprint }) => (
          <li key={fingerprint}>
            <p>
              <b>{name}</b>
            </p>
            <small>
              {words.fingerprint} {fingerprint}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
