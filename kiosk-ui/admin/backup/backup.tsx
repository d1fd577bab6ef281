import { useState } from 'preact/hooks'
import type { BackupsReply } from '#contract/backup.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { fullDate } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { sizeWords, words } from './words.ts'

type Props = { admin: Admin }

/** When the last backup was made, where a new one can go, and how it is used. */
export function Backup({ admin }: Props) {
  // Sticks come and go without a word; a press looks again.
  const [looks, setLooks] = useState(0)
  const read = useAnswer(() => admin.api.ask('GET /api/backups', { params: {} }), looks)
  const [made, setMade] = useState<BackupsReply | null>(null)
  const shown = made ?? read
  if (shown === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="backup">
      <Newest admin={admin} of={shown} />
      <Places
        admin={admin}
        of={shown}
        onMade={setMade}
        onLook={() => {
          setMade(null)
          setLooks(looks + 1)
        }}
      />
      <section>
        <h2>{words.restoreTitle}</h2>
        <ol>
          {words.restore.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{words.holds}</p>
      </section>
    </section>
  )
}

function Newest({ admin, of: { newest, everyDays } }: Props & { of: BackupsReply }) {
  return (
    <section>
      <h2>{words.last}</h2>
      {newest === null ? (
        <p class="backup-never">{words.never}</p>
      ) : (
        <>
          <p class="backup-made">
            {words.made(fullDate(admin.clock.dayOf(newest.time)), admin.clock.timeOf(newest.time), newest.by)}
          </p>
          <dl>
            <div>
              <dt>{words.where}</dt>
              <dd>
                {newest.place}　{newest.file}
              </dd>
            </div>
            <div>
              <dt>{words.size}</dt>
              <dd>
                {sizeWords(newest.bytes)}，{words.entries(newest.entries)}
              </dd>
            </div>
          </dl>
          <p>{words.checked}</p>
        </>
      )}
      <p class="backup-note">{everyDays === null ? words.notAsked : words.everyDays(everyDays)}</p>
    </section>
  )
}

type PlacesProps = Props & { of: BackupsReply; onMade(now: BackupsReply): void; onLook(): void }

function Places({ admin, of: { places, running }, onMade, onLook }: PlacesProps) {
  const { asked, ask } = useAsk()
  const [chosen, setChosen] = useState<string | null>(null)
  const place = places.find(({ id }) => id === chosen) ?? places[0]
  const busy = running || asked.at === 'asking'
  const press = () => {
    if (place === undefined) return
    const body = { commandId: newCommandId(), place: place.id }
    void ask(
      () => admin.api.backUp(body),
      (now) => {
        onMade(now)
        return words.done
      },
    )
  }
  return (
    <section>
      <h2>{words.press}</h2>
      {place === undefined && <p>{words.noPlace}</p>}
      <ul class="backup-places">
        {places.map(({ id, at, name, freeBytes }) => (
          <li key={id}>
            <label>
              <input type="radio" name="place" checked={id === place?.id} onChange={() => setChosen(id)} />
              <b>{words.place[at]}</b> <span>{name}</span> <small>{words.free(sizeWords(freeBytes))}</small>
            </label>
          </li>
        ))}
      </ul>
      <p class="backup-acts">
        <TouchButton class="go" disabled={busy || place === undefined} onPress={press}>
          {words.press}
        </TouchButton>
        <TouchButton disabled={busy} onPress={onLook}>
          {words.refresh}
        </TouchButton>
      </p>
      {busy ? <p role="status">{words.running}</p> : <AskedWords asked={asked} />}
    </section>
  )
}
