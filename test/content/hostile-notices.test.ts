import { Check } from 'typebox/value'
import { expect, test } from 'vitest'
import { Block, MASKED_KINDS, type Run } from '#contract/notice.ts'
import { checkNotice } from '#daemon/content/notice/check-notice.ts'
import { readNotice } from '#daemon/content/files/notice-file.ts'
import { HOSTILE } from './hostile-markup.ts'

const PLACES = [
  (hostile: string) => hostile,
  (hostile: string) => `甲${hostile}乙`,
  (hostile: string) => `- 甲\n- ${hostile}`,
  (hostile: string) => `**甲** ${hostile} **乙**`,
]

const read = (body: string, bold: boolean) => {
  const head = '---\ntitle: 甲\npublisher: 乙\npublishedAt: 2026-11-12\n---\n'
  return readText(head + body, bold)
}

/** A notice as it would hang, and what is wrong with its file. With masking, stars stay stars. */
function readText(text: string, bold: boolean) {
  const id = '2026-11-12-a'
  const document = readNotice(Buffer.from(text), { class: '通知公告', id, name: 'a.md' })
  if (document.value === undefined) return { notice: null, faults: document.faults }
  const rules = { kind: '通知', masking: bold ? [] : MASKED_KINDS } as const
  const { findings, notice } = checkNotice(document.value, { id, rules, ofSample: true })
  const found = findings.map(({ path, words }) => document.fault(path, words))
  return { notice, faults: [...document.faults, ...found] }
}

function runsOf(block: Block): Run[] {
  switch (block.at) {
    case 'heading':
    case 'paragraph':
      return block.runs
    case 'list':
    case 'numbered':
      return block.items.flat()
    case 'table':
      return [...block.columns.flatMap(({ runs }) => runs), ...block.rows.flat(2)]
    case 'picture':
      return [{ at: 'plain', text: block.description }]
    case 'rule':
      return []
  }
}

test('the corpus is worth the name', () => {
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length)
  expect(HOSTILE.length).toBeGreaterThanOrEqual(100)
})

test.for(HOSTILE)('of %j nothing but text comes out, and not a letter that was not written', (hostile) => {
  for (const place of PLACES) {
    for (const bold of [true, false]) {
      const body = place(hostile)
      const { notice, faults } = read(body, bold)
      for (const block of notice?.blocks ?? []) {
        expect(Check(Block, block), JSON.stringify(block)).toBe(true)
        // Nothing is decoded or dropped: each run stands in the file, but for backslashes and joined lines.
        const written = body.replaceAll(/[\\\n]/g, '').replaceAll(/ +/g, ' ')
        for (const { text } of runsOf(block)) {
          expect(written).toContain(text.replaceAll('\\', '').replaceAll(/ +/g, ' '))
        }
      }
      for (const { file: name, line } of faults) {
        expect(name).toBe('a.md')
        expect(line).toBeGreaterThanOrEqual(6)
      }
    }
  }
})

test.for([
  '<script>alert(1)</script>',
  '甲<img src=x onerror=alert(1)>',
  '[甲](javascript:alert(1))',
  '![甲](javascript:alert(1))',
  '<javascript:alert(1)>',
  '- <svg onload=alert(1)>',
  '| 甲 |\n|---|\n| <iframe src=x> |',
  '# <b>甲</b>',
])('a notice with %j is not let in', (body) => {
  expect(read(body, true).faults).not.toEqual([])
})

test('a title may look like markup and stays text', () => {
  const head = '---\ntitle: <script>alert(1)</script>\npublisher: 乙\npublishedAt: 2026-11-12\n---\n甲\n'
  expect(readText(head, true).notice?.title).toBe('<script>alert(1)</script>')
})

test('a text that turns its writing direction is not let in', () => {
  expect(read('向\u202e前', true).faults).toMatchObject([{ line: 6 }])
})
