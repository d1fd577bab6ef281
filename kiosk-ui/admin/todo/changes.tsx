import type { ContentChangesReply } from '#contract/contents.ts'
import { newCommandId } from '../../link/command-id.ts'
import type { Reply } from '../../link/ask.ts'
import { AskedWords } from '../../staff/asked-words.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

type Change = ContentChangesReply['changes'][number]

const SHOWN = 4

/** What was published or withdrawn last; the newest of a document can be taken back. */
export function Changes({ admin }: { admin: Admin }) {
  const { asked, ask } = useAsk()
  const read = useAnswer(
    () => admin.api.ask('GET /api/contents', { params: {} }),
    `${asked.at} ${JSON.stringify(admin.snapshot.value?.seq)} ${admin.moved.value}`,
  )
  const shown = (read?.changes ?? []).filter(({ at }) => at !== 'edited')
  const undo = (change: Change) =>
    ask(
      () => takeBack(admin, shown, change),
      () => words.changes.undone,
    )
  if (shown.length === 0) return null
  return (
    <section class="changes" aria-label={words.changes.title}>
      <h3>{words.changes.title}</h3>
      <ul>
        {shown.slice(0, SHOWN).map((change, i) => (
          <li key={`${change.time} ${change.kind} ${change.id}`}>
            <span>{words.changes.said(change, admin.clock.timeOf(change.time))}</span>
            {isNewest(shown, i) && (
              <SurelyButton
                words={words.changes.undo}
                disabled={asked.at === 'asking'}
                onPress={() => void undo(change)}
              />
            )}
          </li>
        ))}
      </ul>
      <AskedWords asked={asked} />
    </section>
  )
}

const isSame = (a: Change, b: Change): boolean => a.kind === b.kind && a.id === b.id

function isNewest(changes: readonly Change[], at: number): boolean {
  const change = changes[at]
  return change !== undefined && !changes.slice(0, at).some((other) => isSame(other, change))
}

/** Publishes what stood there before; a document that was not there before is withdrawn. */
async function takeBack({ api }: Admin, changes: readonly Change[], change: Change): Promise<Reply<unknown>> {
  const { kind, id } = change
  const params = { kind, id }
  const before = changes.slice(changes.indexOf(change) + 1).find((other) => isSame(other, change))
  const publish = (version: number | null) =>
    api.ask('POST /api/contents/:kind/:id/publish', {
      params,
      body: { commandId: newCommandId(), version },
    })
  const withdraw = () =>
    api.ask('POST /api/contents/:kind/:id/withdraw', { params, body: { commandId: newCommandId() } })
  if (before !== undefined) return before.at === 'published' ? publish(before.version) : withdraw()
  // As its file has it; what has none was not there.
  const asInFile = await publish(null)
  return asInFile.at === 'ok' || change.at === 'withdrawn' ? asInFile : withdraw()
}
