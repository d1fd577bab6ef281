import { randomUUID } from 'node:crypto'
import type { ContentKind } from '#contract/contents.ts'
import { signIn } from './staff-client.ts'

/** An answer about a document; what a route does not give is undefined. */
export type EditorAnswer = {
  status: number
  body: {
    code?: string
    detail?: string
    version?: number | null
    at?: string
    published?: number | null
    newest?: number | null
    by?: string | null
    document?: Record<string, unknown>
    versions?: { version: number; by: string | null }[]
    findings?: { path: (string | number)[]; words: string; blocks: boolean }[]
    differences?: { path: (string | number)[]; before?: unknown; after?: unknown }[]
    contents?: { id: string; title: string; at: string; published: number | null }[]
    changes?: { at: string; kind: string; id: string; version: number | null; by: string | null }[]
  }
}

type Which = `${ContentKind}/${string}`

/** The 站长 at a real station, writing what it shows. */
export type EditorClient = {
  list(kind: ContentKind): Promise<EditorAnswer>
  changes(): Promise<EditorAnswer>
  open(which: Which, query?: string): Promise<EditorAnswer>
  keep(which: Which, base: number | null, document: unknown, commandId?: string): Promise<EditorAnswer>
  publish(
    which: Which,
    version: number | null,
    how?: { from?: string; until?: string; commandId?: string },
  ): Promise<EditorAnswer>
  withdraw(which: Which): Promise<EditorAnswer>
  /** `name`: of the picture that is kept; '' where it is refused, for the reason in `detail`. */
  upload(bytes: Buffer): Promise<{ status: number; name: string; detail: string }>
  /** Keeps and publishes what must be right; gives its version. */
  show(which: Which, base: number | null, document: unknown): Promise<number>
}

export async function openEditor(station: Parameters<typeof signIn>[0], account = 0): Promise<EditorClient> {
  const { cookie } = await signIn(station, account)
  const call = async (method: string, path: string, body?: object): Promise<EditorAnswer> => {
    const reply = await fetch(`${station.url}/api/contents${path}`, {
      method,
      headers: { cookie, 'x-kiosk': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, body: (await reply.json()) as EditorAnswer['body'] }
  }
  const keep: EditorClient['keep'] = (which, base, document, commandId = randomUUID()) =>
    call('PUT', `/${which}`, { commandId, base, document })
  const publish: EditorClient['publish'] = (which, version, { commandId = randomUUID(), ...times } = {}) =>
    call('POST', `/${which}/publish`, { commandId, version, ...times })
  return {
    list: (kind) => call('GET', `/${kind}`),
    changes: () => call('GET', ''),
    open: (which, query = '') => call('GET', `/${which}${query}`),
    keep,
    publish,
    withdraw: (which) => call('POST', `/${which}/withdraw`, { commandId: randomUUID() }),
    async upload(bytes) {
      const reply = await fetch(`${station.url}/api/media`, {
        method: 'POST',
        headers: { cookie, 'x-kiosk': '1', 'content-type': 'image/jpeg' },
        body: new Uint8Array(bytes),
      })
      const said = (await reply.json()) as { media?: { name: string }; detail?: string }
      return { status: reply.status, name: said.media?.name ?? '', detail: said.detail ?? '' }
    },
    async show(which, base, document) {
      const kept = await keep(which, base, document)
      const published = await publish(which, kept.body.version ?? null)
      if (published.status !== 200)
        throw new Error(`${which}: ${JSON.stringify([kept.body, published.body])}`)
      return kept.body.version ?? 0
    },
  }
}
