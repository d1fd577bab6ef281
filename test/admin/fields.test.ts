import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type Bound, type Finding, items, member, optional } from '../../kiosk-ui/admin/editing/bound.ts'
import {
  CheckField,
  ChoiceField,
  DateField,
  LongField,
  NumberField,
  RadioField,
  TextField,
} from '../../kiosk-ui/admin/editing/fields.tsx'
import { Rows } from '../../kiosk-ui/admin/editing/rows.tsx'

type Doc = {
  name: string
  note?: string
  kind: string
  days: number | null
  open: boolean
  rows: { text: string }[]
}

const written: Doc = {
  name: '服务站',
  kind: 'a',
  days: 3,
  open: true,
  rows: [{ text: '一' }, { text: '二' }],
}

/** The document as a form has it, and what it is after each change. */
function form(findings: readonly Finding[] = []) {
  const now = { document: written }
  const bound = (): Bound<Doc> => ({
    path: [],
    value: now.document,
    findings,
    change: (update) => (now.document = update(now.document)),
  })
  return { now, bound }
}

const blocks = (path: Finding['path']): Finding => ({ path, words: '要改', blocks: true })
const choices = [{ value: 'a', words: '甲' }]

const FIELDS: Record<string, (doc: Bound<Doc>) => string> = {
  name: (doc) => renderToString(h(TextField, { of: member(doc, 'name'), label: '名称' })),
  note: (doc) => renderToString(h(LongField, { of: optional(member(doc, 'note')), label: '说明' })),
  kind: (doc) => renderToString(h(RadioField<string>, { of: member(doc, 'kind'), label: '种类', choices })),
  days: (doc) => renderToString(h(NumberField, { of: member(doc, 'days'), label: '天数' })),
  open: (doc) => renderToString(h(CheckField, { of: member(doc, 'open'), label: '开放' })),
}

test.each(Object.keys(FIELDS))('what was found in “%s” stands under it, and the field names it', (name) => {
  const page = FIELDS[name]?.(form([blocks([name])]).bound())
  expect(page).toContain(`aria-describedby="field-${name}-found"`)
  expect(page).toMatch(new RegExp(`id="field-${name}-found"[^>]*><p data-blocks="true">要改`))
})

test('a day and a choice are labelled fields, and a choice that the document does not know is not made by opening it', () => {
  const { bound } = form()
  const day = renderToString(h(DateField, { of: member(bound(), 'name'), label: '哪天' }))
  expect(day).toContain('<label for="field-name">哪天</label>')
  const choice = h(ChoiceField<string>, { of: member(bound(), 'name'), label: '栏目', choices })
  expect(renderToString(choice)).toMatch(/<option[^>]*selected[^>]*>服务站<\/option>/)
})

test('a field that is not to be changed here says why and can be read', () => {
  const page = renderToString(
    h(TextField, { of: member(form().bound(), 'name'), label: '名称', locked: '市里定的' }),
  )
  expect(page).toContain('readonly')
  expect(page).toMatch(/aria-describedby="field-name-told".*id="field-name-told">市里定的/)
})

test('a finding in a row stands in that row, and one about the list above it', () => {
  const { bound } = form([blocks(['rows', 1, 'text']), { ...blocks(['rows']), words: '太少' }])
  const rows = h(Rows<{ text: string }>, {
    of: member(bound(), 'rows'),
    label: '几条',
    add: '加一条',
    fresh: () => ({ text: '' }),
    children: (row) => h(TextField, { of: member(row, 'text'), label: '字' }),
  })
  const page = renderToString(rows)
  expect(page).toMatch(/field-rows-found[^]*太少[^]*<ol>[^]*field-rows-1-text-found/)
  expect(page).not.toContain('field-rows-0-text-found')
})

test('changes that come faster than the screen all count, and an emptied field is not there', () => {
  const { now, bound } = form()
  const stale = bound()
  const texts = items(member(stale, 'rows')).map((row) => member(row, 'text'))
  for (const [i, text] of texts.entries()) text.change(() => `${i}`)
  expect(now.document.rows).toEqual([{ text: '0' }, { text: '1' }])
  const note = optional(member(stale, 'note'))
  note.change(() => '说明')
  expect(now.document.note).toBe('说明')
  note.change(() => '')
  expect(now.document).not.toHaveProperty('note')
})
