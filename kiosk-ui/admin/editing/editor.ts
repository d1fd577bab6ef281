import { type ReadonlySignal, signal } from '@preact/signals'
import type { ContentKind } from '#contract/contents.ts'
import type { Problem } from '#contract/problem.ts'
import { newCommandId } from '../../link/command-id.ts'
import type { Reply } from '../../link/ask.ts'
import { untilAnswered } from '../../link/until-answered.ts'
import { type Commands, createCommands } from '../../staff/commands.ts'
import type { Bound, Path } from './bound.ts'
import type { Editing } from './editing.ts'
import { type Differences, type Opened, asKept, begun, isUntouched, standingOf } from './opened.ts'
import { words } from './words.ts'

/** A kind of document as forms have it. */
export type EditedKind<Doc extends object> = {
  kind: ContentKind
  /** Makes of what was read, which may have faults, what the form works on; fields that it has no place for stay. */
  read(document: unknown): Doc
  /** How people call a place in it: 「正文第 3 行」. */
  nameOf(path: Path): string
}

type EditorState<Doc> = { at: 'opening' } | { at: 'not-opened'; said: string } | Opened<Doc>

type EditorAct = 'keep' | 'publish' | 'withdraw'

export type Editor<Doc extends object> = {
  kind: EditedKind<Doc>
  id: string
  state: ReadonlySignal<EditorState<Doc>>
  commands: Commands<EditorAct>
  /** The document as a place that may be changed. */
  bound(opened: Opened<Doc>): Bound<Doc>
  keep(): Promise<void>
  /** Keeps what has not been kept, then shows it: at once, or from and until a time of the station's clock. */
  publish(times: Times): Promise<void>
  withdraw(): Promise<void>
  /** Shows an earlier version again, or the file (null); what stands in the form is not touched. */
  rollBack(version: number | null): Promise<void>
  /** Puts an earlier version into the form, to go on from there. */
  startFrom(version: number): Promise<void>
  differences(version: number, against: number | 'file'): Promise<Reply<Differences>>
  /** Of two editors: the other one's version goes on, or one's own over it, which stays in the history. */
  takeTheirs(): Promise<void>
  keepOwn(): Promise<void>
  /** Asks what differs from the version that another editor has kept. */
  lookAtTheirs(): Promise<void>
  /** Goes on writing; the question comes back with the next try to keep it. */
  leaveMeanwhile(): void
  /** Forgets changes that were not kept. */
  dropChanges(): void
  close(): void
}

export type Times = { from?: string; until?: string }

/** Findings follow what is written this long after the last stroke. */
const CHECK_AFTER_MS = 350

/** Opens a document; `fresh` is what a new one begins as, where there is none of this id yet. */
export function openEditor<Doc extends object>(
  { api, mark }: Pick<Editing, 'api' | 'mark'>,
  kind: EditedKind<Doc>,
  id: string,
  fresh: Doc | null,
): Editor<Doc> {
  const state = signal<EditorState<Doc>>({ at: 'opening' }, { name: 'editor' })
  const commands = createCommands<EditorAct>(words.acts, hearRefusal)
  const closed = new AbortController()
  const params = { kind: kind.kind, id }
  const key = `${kind.kind}/${id}`
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Of the newest check; what an earlier one finds is out of date. */
  let checking = new AbortController()

  function put(more: Partial<Opened<Doc>>): void {
    const now = state.peek()
    if (now.at !== 'open' || closed.signal.aborted) return
    const next = { ...now, ...more }
    state.value = next
    mark(key, next.document === next.kept ? 'kept' : 'unsaved')
  }

  function opened(): Opened<Doc> {
    const now = state.peek()
    if (now.at !== 'open') throw new Error('a document that is not open cannot be changed')
    return now
  }

  async function read(): Promise<void> {
    const reply = await untilAnswered(() => api.ask('GET /api/contents/:kind/:id', { params }), closed.signal)
    if (closed.signal.aborted) return
    if (reply.at === 'ok') stand(asKept(reply.value, kind.read(reply.value.document)))
    else if (reply.at === 'refused' && reply.problem.code === 'not-found' && fresh !== null)
      stand(begun(fresh))
    else state.value = { at: 'not-opened', said: reply.at === 'refused' ? reply.problem.detail : '' }
    void check()
  }

  function stand(next: Opened<Doc>): void {
    state.value = next
    mark(key, 'kept')
  }

  /** What is so of the document beside its text: who kept what, and what is shown. */
  async function readStanding(): Promise<void> {
    const reply = await untilAnswered(() => api.ask('GET /api/contents/:kind/:id', { params }), closed.signal)
    if (reply.at !== 'ok') return
    const { versions } = reply.value
    put({ versions, standing: standingOf(reply.value), newest: versions[0] ?? null })
  }

  async function check(): Promise<void> {
    const now = state.peek()
    // A form that is still empty does not say what is missing.
    if (now.at !== 'open' || isUntouched(now)) return
    checking.abort()
    const { signal: outdated } = (checking = new AbortController())
    const body = { document: now.document }
    const reply = await untilAnswered(
      () => api.ask('POST /api/contents/:kind/:id/check', { params, body }),
      outdated,
    )
    if (outdated.aborted || reply.at !== 'ok') return
    const { findings, view, newest } = reply.value
    put({ findings, view, newest })
  }

  function checkSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), CHECK_AFTER_MS)
  }

  function change(document: Doc): void {
    put({ document })
    checkSoon()
  }

  function hearRefusal({ code, findings, newest = null, by = null, differences = [] }: Problem): void {
    if (code === 'not-publishable' && findings) put({ findings })
    if (code === 'changed-meanwhile') put({ meanwhile: { newest, by, differences } })
  }

  /** `again` is asked with the same commandId until the station answers. */
  async function keepNow(commandId: string): Promise<Reply<number | null>> {
    const { document, kept, base } = opened()
    if (document === kept && (base !== null || fresh === null)) return { at: 'ok', value: base }
    const reply = await api.ask('PUT /api/contents/:kind/:id', {
      params,
      body: { commandId, base, document },
    })
    if (reply.at === 'ok') {
      put({ kept: document, base: reply.value.version, findings: reply.value.findings, meanwhile: null })
      return { at: 'ok', value: reply.value.version }
    }
    // An earlier press, given up before its answer came, was heard after all.
    const problem = reply.at === 'refused' ? reply.problem : null
    const { newest = null, differences } = problem ?? {}
    if (problem?.code === 'changed-meanwhile' && differences?.length === 0) {
      put({ kept: document, base: newest, meanwhile: null })
      return { at: 'ok', value: newest }
    }
    return reply
  }

  async function publishVersion(version: number | null, times: Times, commandId: string) {
    return api.ask('POST /api/contents/:kind/:id/publish', {
      params,
      body: { commandId, version, ...times },
    })
  }

  async function keep(): Promise<void> {
    const version = await commands.run('keep', keepNow)
    if (version !== null) await readStanding()
  }

  void read()
  return {
    kind,
    id,
    state,
    commands,
    bound: ({ document, findings }) => ({
      path: [],
      value: document,
      findings,
      change: (update) => change(update(opened().document)),
    }),
    keep,
    async publish(times) {
      const keepId = newCommandId()
      const standing = await commands.run('publish', async (commandId) => {
        const kept = await keepNow(keepId)
        return kept.at === 'ok' ? publishVersion(kept.value, times, commandId) : kept
      })
      if (standing === null) return
      put({ standing })
      await readStanding()
    },
    async withdraw() {
      const standing = await commands.run('withdraw', (commandId) =>
        api.ask('POST /api/contents/:kind/:id/withdraw', { params, body: { commandId } }),
      )
      if (standing !== null) put({ standing })
    },
    async rollBack(version) {
      const standing = await commands.run('publish', (commandId) => publishVersion(version, {}, commandId))
      if (standing !== null) put({ standing })
    },
    async startFrom(version) {
      const reply = await untilAnswered(
        () =>
          api.ask('GET /api/contents/:kind/:id?version=:version', {
            params: { ...params, version: String(version) },
          }),
        closed.signal,
      )
      if (reply.at === 'ok') change(kind.read(reply.value.document))
    },
    async differences(version, against) {
      const reply = await api.ask('GET /api/contents/:kind/:id?version=:version&against=:against', {
        params: { ...params, version: String(version), against: String(against) },
      })
      return reply.at === 'ok' ? { at: 'ok', value: reply.value.differences ?? [] } : reply
    },
    async takeTheirs() {
      commands.clear()
      await read()
    },
    async keepOwn() {
      const { meanwhile } = opened()
      commands.clear()
      if (meanwhile !== null) put({ base: meanwhile.newest, meanwhile: null })
      await keep()
    },
    async lookAtTheirs() {
      const { document, kept } = opened()
      await (document === kept ? read() : keep())
    },
    leaveMeanwhile() {
      commands.clear()
      put({ meanwhile: null })
    },
    dropChanges() {
      const { kept } = opened()
      change(kept)
    },
    close() {
      closed.abort()
      checking.abort()
      clearTimeout(timer)
      commands.abandon()
      mark(key, 'kept')
    },
  }
}
