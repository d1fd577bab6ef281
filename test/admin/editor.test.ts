import { expect, test } from 'vitest'
import type { ContentReply } from '#contract/contents.ts'
import type { Problem } from '#contract/problem.ts'
import { type EditedKind, type Editor, openEditor } from '../../kiosk-ui/admin/editing/editor.ts'
import type { Reply } from '../../kiosk-ui/link/ask.ts'
import type { StaffApi } from '../../kiosk-ui/staff/staff-api.ts'

type Doc = { title: string }

const kind: EditedKind<Doc> = {
  kind: 'notice',
  read: (document) => document as Doc,
  nameOf: (path) => path.join('.'),
}

const standing = { at: 'draft', published: null, from: null, until: null, changedAt: null } as const
const kept: ContentReply = {
  document: { title: '一' },
  version: 1,
  newest: 1,
  ...standing,
  versions: [{ version: 1, base: null, by: '王芳', time: '2026-11-23T01:00:00Z' }],
  findings: [],
}
const refused = (code: Problem['code'], more: Partial<Problem> = {}): Reply<never> => ({
  at: 'refused',
  problem: { type: 'about:blank', title: '', status: 409, code, detail: '', ...more },
})

type Sent = { commandId: string; base?: number | null; version?: number | null }

const sound: Reply<unknown> = { at: 'ok', value: { findings: [], view: null, newest: null } }

/** A form on a document that the station has; `answers` by what is asked, each for one question. */
async function form(
  answers: { PUT?: Reply<unknown>[]; publish?: Reply<unknown>[]; check?: Reply<unknown>[] } = {},
) {
  const sent: { PUT: Sent[]; publish: Sent[] } = { PUT: [], publish: [] }
  const marks: string[] = []
  const api = {
    ask(route: string, { body }: { body?: unknown }) {
      if (route.endsWith('/check')) return Promise.resolve(answers.check?.shift() ?? sound)
      if (route.startsWith('GET')) return Promise.resolve({ at: 'ok', value: kept })
      const name = route.startsWith('PUT') ? 'PUT' : 'publish'
      sent[name].push(body as Sent)
      return Promise.resolve(answers[name]?.shift() ?? { at: 'away' })
    },
  } as unknown as StaffApi
  const editor = openEditor({ api, mark: (_key, as) => marks.push(as) }, kind, 'one', null)
  await expect.poll(() => editor.state.value.at).toBe('open')
  return { editor, sent, marks }
}

function opened(editor: Editor<Doc>) {
  const state = editor.state.value
  if (state.at !== 'open') throw new Error('it is open')
  return state
}

const write = (editor: Editor<Doc>, title: string) => editor.bound(opened(editor)).change(() => ({ title }))

test('a draft that the station did not hear of is sent again as the same press', async () => {
  const { editor, sent, marks } = await form({
    PUT: [{ at: 'away' }, { at: 'ok', value: { version: 2, findings: [] } }],
  })
  write(editor, '二')
  await editor.keep()
  expect(sent.PUT).toHaveLength(2)
  expect(sent.PUT[1]).toEqual(sent.PUT[0])
  expect(sent.PUT[0]).toMatchObject({ base: 1, document: { title: '二' } })
  expect(opened(editor).base).toBe(2)
  expect(marks.at(-1)).toBe('kept')
})

test('what is written while a draft is being kept is not taken for kept', async () => {
  const { editor, marks } = await form({ PUT: [{ at: 'ok', value: { version: 2, findings: [] } }] })
  write(editor, '二')
  const keeping = editor.keep()
  write(editor, '三')
  await keeping
  expect(opened(editor)).toMatchObject({ document: { title: '三' }, kept: { title: '二' }, base: 2 })
  expect(marks.at(-1)).toBe('unsaved')
})

test('a press that was given up and had been heard all the same is no other editor', async () => {
  const { editor } = await form({ PUT: [refused('changed-meanwhile', { newest: 2, differences: [] })] })
  write(editor, '二')
  await editor.keep()
  expect(opened(editor)).toMatchObject({ base: 2, meanwhile: null, kept: { title: '二' } })
})

test('another editor who came first is named with what differs, and nothing that was written is lost', async () => {
  const differences = [{ path: ['title'], before: '他们的', after: '二' }]
  const { editor, sent } = await form({
    PUT: [
      refused('changed-meanwhile', { newest: 5, by: '李四', differences }),
      { at: 'ok', value: { version: 6, findings: [] } },
    ],
  })
  write(editor, '二')
  await editor.keep()
  expect(opened(editor)).toMatchObject({
    document: { title: '二' },
    meanwhile: { newest: 5, by: '李四', differences },
  })
  await editor.keepOwn()
  expect(sent.PUT[1]).toMatchObject({ base: 5, document: { title: '二' } })
  expect(opened(editor)).toMatchObject({ base: 6, meanwhile: null })
})

test('what is wrong with what was written is said, though the station did not hear the first question', async () => {
  const findings = [{ path: ['title'], words: '太短', blocks: true }]
  const { editor } = await form({
    check: [
      sound,
      { at: 'away' },
      { at: 'away' },
      { at: 'ok', value: { findings, view: null, newest: null } },
    ],
  })
  write(editor, '二')
  await expect.poll(() => opened(editor).findings).toEqual(findings)
})

test('what is published is what stands in the form; what keeps it back is shown at its place', async () => {
  const findings = [{ path: ['title'], words: '太短', blocks: true }]
  const { editor, sent } = await form({
    PUT: [{ at: 'ok', value: { version: 2, findings: [] } }],
    publish: [refused('not-publishable', { findings })],
  })
  write(editor, '二')
  await editor.publish({ until: '2026-12-01' })
  expect(sent.publish).toMatchObject([{ version: 2, until: '2026-12-01' }])
  expect(sent.publish[0]?.commandId).not.toBe(sent.PUT[0]?.commandId)
  expect(opened(editor)).toMatchObject({ base: 2, findings, standing: { at: 'draft' } })
})
