import { useState } from 'preact/hooks'
import type { PackChange, PackComparisonReply } from '#contract/packs.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { dateFrom } from '../../words/dates.ts'
import type { Admin } from '../admin.ts'
import { Differences } from '../editing/differences.tsx'
import { useAnswer } from '../use-answer.ts'
import { fieldWords, words } from './words.ts'

const GROUPS = ['changed', 'new', 'gone'] as const
/** Of these a reason is asked. */
const NEEDS_REASON: ReadonlySet<PackComparisonReply['pack']['order']> = new Set([
  'older',
  'same-version',
  'other-issuer',
])

/** `gone`: it cannot be looked at, or no more. */
type Compared = { at: 'compared'; value: PackComparisonReply } | { at: 'gone'; words: string }

/** A pack against what stands: every document that would read otherwise, and the press that takes it. */
export function Comparison({ admin, sha256 }: { admin: Admin; sha256: string }) {
  const compared = useAnswer<Compared>(async () => {
    const reply = await admin.api.ask('GET /api/packs/:sha256', { params: { sha256 } })
    if (reply.at === 'ok') return { at: 'ok', value: { at: 'compared', value: reply.value } }
    return reply.at === 'refused' ? { at: 'ok', value: { at: 'gone', words: reply.problem.detail } } : reply
  }, sha256)
  if (compared === null) return <p class="opening">{words.opening}</p>
  return (
    <section class="pack-compared panel-column">
      <header class="panel-title">
        <a class="button" href="#pack">
          {words.back}
        </a>
        {compared.at === 'compared' && <Named compared={compared.value} />}
      </header>
      {compared.at === 'gone' ? (
        <p class="pack-gone">{compared.words}</p>
      ) : (
        <>
          <div class="pack-changes scrolls" tabIndex={0} role="region" aria-label={words.look}>
            <Told compared={compared.value} />
            {GROUPS.map((at) => (
              <Group key={at} at={at} changes={compared.value.changes.filter((one) => one.at === at)} />
            ))}
          </div>
          <TakeBar admin={admin} compared={compared.value} />
        </>
      )}
    </section>
  )
}

function Named({ compared: { pack, changes } }: { compared: PackComparisonReply }) {
  const [changed, fresh, gone] = GROUPS.map((at) => changes.filter((one) => one.at === at).length)
  return (
    <>
      <h2>{words.named(pack.issuer, pack.version)}</h2>
      <p>
        <b>{words.compare.count(changed ?? 0, fresh ?? 0, gone ?? 0)}</b>
      </p>
    </>
  )
}

/** What a person has to know before the press, above all that differs. */
function Told({ compared }: { compared: PackComparisonReply }) {
  const { faults, notShown, lapsed } = compared
  const lists = [
    { at: 'faults', title: words.compare.faults(faults.length), lines: faults },
    { at: 'lapsed', title: words.compare.lapsed, lines: lapsed },
    { at: 'not-shown', title: words.compare.notShown, lines: notShown },
  ]
  return lists
    .filter(({ lines }) => lines.length > 0)
    .map(({ at, title, lines }) => (
      <section key={at} class="pack-told" data-at={at} aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {lines.map((line) => (
            <li key={line}>{withWholeWords(line)}</li>
          ))}
        </ul>
      </section>
    ))
}

function Group({ at, changes }: { at: (typeof GROUPS)[number]; changes: readonly PackChange[] }) {
  if (changes.length === 0) return null
  return (
    <section class="pack-group" data-at={at} aria-label={words.compare.at[at]}>
      <h3>{words.compare.at[at]}</h3>
      <ul>
        {changes.map((change) => (
          <Change key={change.part} change={change} />
        ))}
      </ul>
    </section>
  )
}

function Change({ change }: { change: PackChange }) {
  const { title, differences, edited, part } = change
  const fields = [...new Set(differences.map(({ path }) => fieldWords(path.slice(0, 1))))]
  return (
    <li data-part={part}>
      {differences.length === 0 ? (
        <p>
          <b>{title}</b> {edited && <mark>{words.compare.edited}</mark>}
        </p>
      ) : (
        <details>
          <summary>
            <b>{title}</b> <span>{fields.join('、')}</span> {edited && <mark>{words.compare.edited}</mark>}
          </summary>
          <Differences differences={differences} nameOf={fieldWords} />
        </details>
      )}
    </li>
  )
}

/** At the foot, in sight however long the list is. */
function TakeBar({ admin, compared: { pack, faults } }: { admin: Admin; compared: PackComparisonReply }) {
  const { asked, ask, refuse } = useAsk()
  const [reason, setReason] = useState('')
  const today = admin.clock.wall.value?.day ?? ''
  const needsReason = NEEDS_REASON.has(pack.order)
  const take = () => {
    if (needsReason && reason.trim().length < 2) return refuse(words.needReason)
    const body = { commandId: newCommandId(), ...(needsReason && { reason: reason.trim() }) }
    void ask(
      () => admin.api.ask('POST /api/packs/:sha256/take', { params: { sha256: pack.sha256 }, body }),
      () => {
        location.hash = '#pack'
        return words.taken
      },
    )
  }
  return (
    <footer class="pack-take">
      <p>
        {words.order[pack.order]}
        {words.compare.note} <span class="fingerprint">{pack.fingerprint}</span>
      </p>
      {needsReason && (
        <input
          aria-label={words.reasonFor}
          placeholder={words.reasonFor}
          maxLength={100}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {pack.order !== 'same' && (
        <TouchButton class="go" data-act="take" disabled={faults.length > 0} onPress={take}>
          {pack.from > today ? words.takeFrom(dateFrom(today, pack.from)) : words.take}
        </TouchButton>
      )}
      <AskedWords asked={asked} />
    </footer>
  )
}
