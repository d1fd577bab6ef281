import type { FirstUseReply, SampleLeft } from '#contract/first-use.ts'
import { newCommandId } from '../../link/command-id.ts'
import type { Reply } from '../../link/ask.ts'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import type { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { hrefOf } from '../place.ts'
import { words } from './words.ts'

type Props = {
  admin: Admin
  list: FirstUseReply
  /** Of the list, which reads itself anew after an answer. */
  asking: ReturnType<typeof useAsk>
  onClose: () => void
}

/** The sample ends once nothing of it is left; until then it is named, and notices can be taken down together. */
export function EndSample({ admin, list: { left, sample }, asking: { asked, ask }, onClose }: Props) {
  const notices = left.filter(({ kind }) => kind === 'notice')
  return (
    <Panel title={words.first.steps.end} onClose={onClose} wide>
      {sample === 'sample' && <p>{left.length === 0 ? words.end.ready : words.end.left(left.length)}</p>}
      <ul class="first-left">
        {left.map((one) => (
          <li key={`${one.kind}/${one.id}/${one.name}`}>
            <a href={hrefOf(one.place)}>{one.name}</a>
          </li>
        ))}
      </ul>
      <div class="panel-acts">
        {notices.length > 0 && (
          <SurelyButton
            words={words.end.takeDown(notices.length)}
            disabled={asked.at === 'asking'}
            onPress={() =>
              void ask(
                () => takeDown(admin, notices),
                () => words.end.takenDown,
              )
            }
          />
        )}
        {sample === 'sample' && left.length === 0 && (
          <SurelyButton
            words={words.end.press}
            disabled={asked.at === 'asking'}
            onPress={() =>
              void ask(
                () => endSample(admin),
                () => words.end.ended,
              )
            }
          />
        )}
      </div>
      <AskedWords asked={asked} />
    </Panel>
  )
}

/** One after another, until one is refused. */
async function takeDown({ api }: Admin, notices: readonly SampleLeft[]): Promise<Reply<unknown>> {
  let reply: Reply<unknown> = { at: 'ok', value: null }
  for (const { kind, id } of notices) {
    reply = await api.ask('POST /api/contents/:kind/:id/withdraw', {
      params: { kind, id },
      body: { commandId: newCommandId() },
    })
    if (reply.at !== 'ok') break
  }
  return reply
}

/** Through the ways that every change of a content goes: a version is kept, and published if the gate lets it pass. */
async function endSample({ api }: Admin): Promise<Reply<unknown>> {
  const params = { kind: 'station', id: 'station' } as const
  const opened = await api.ask('GET /api/contents/:kind/:id', { params })
  if (opened.at !== 'ok') return opened
  const { document, newest } = opened.value
  const kept = await api.ask('PUT /api/contents/:kind/:id', {
    params,
    body: { commandId: newCommandId(), base: newest, document: { ...Object(document), sample: false } },
  })
  if (kept.at !== 'ok') return kept
  const found = kept.value.findings.find(({ blocks }) => blocks)
  const published = await api.ask('POST /api/contents/:kind/:id/publish', {
    params,
    body: { commandId: newCommandId(), version: kept.value.version },
  })
  if (published.at !== 'refused' || found === undefined) return published
  // The gate says which one stands in the way, by its name.
  return { at: 'refused', problem: { ...published.problem, detail: found.words } }
}
