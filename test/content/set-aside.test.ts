import { appendFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Fault } from '#daemon/content/fault.ts'
import type { WrittenContents } from '#daemon/content/contents.ts'
import { type Edit, read, readToStart, smallConfig } from '../settings/small-config.ts'

const NOTICE = 'notices/通知公告/sample-yibao-jiaofei.md'

/** What a station would start with, although something in the folder is wrong. */
async function started(edits: readonly Edit[], spoil: (folder: string) => Promise<void> = async () => {}) {
  const folder = await smallConfig(edits)
  await spoil(folder)
  const result = await readToStart(folder)
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  // `--check-config` still names the fault that a start lets pass.
  expect((await read(folder)).at).toBe('faults')
  return result.settings.written
}

const filesOf = (faults: readonly Fault[]) => [...new Set(faults.map(({ file }) => file.split('/').at(-1)))]
const namedIn = ({ setAside }: WrittenContents) => filesOf(setAside)
const guidesIn = ({ contents }: WrittenContents) => contents.guide.items.map(({ seq }) => seq)

test('a bad notice does not hang, is named, and leaves all others hanging', async () => {
  const written = await started([], (folder) => appendFile(join(folder, NOTICE), '\n<b>甲</b>\n'))
  expect(namedIn(written)).toEqual(['sample-yibao-jiaofei.md'])
  expect(written.contents.notice.notices.map(({ id }) => id)).toEqual([
    'sample-dibao-nirending',
    'sample-daibiao-huiyi-jueyi',
    '2026-11-08-01-shouwen-fuze',
  ])
})

test('thousands of > in a notice are a fault of that notice and no crash', async () => {
  const written = await started([], (folder) =>
    appendFile(join(folder, NOTICE), `\n${'>'.repeat(2500)} 甲\n`),
  )
  expect(written.setAside).toMatchObject([{ message: expect.stringContaining('引用') as unknown }])
})

test.for([
  ['- ', 'a list in a list in a list'],
  ['[', 'brackets'],
  ['**', 'stars'],
  ['1. ', 'numbers'],
] as const)('thousands of %j one after the other are no crash', async ([mark]) => {
  const folder = await smallConfig()
  await appendFile(join(folder, NOTICE), `\n${mark.repeat(5000)}甲\n`)
  expect((await readToStart(folder)).at).toBe('ok')
})

test('YAML that nests too deep is a fault of that file and no crash', async () => {
  const written = await started([], (folder) =>
    writeFile(join(folder, 'catalogue/items/17.yaml'), `a: ${'['.repeat(20_000)}`),
  )
  expect(namedIn(written)).toContain('17.yaml')
})

test('what people say, written wrongly, is named and set aside, and every guide is found by its names', async () => {
  const written = await started([{ file: 'catalogue/expressions.yaml', from: '停水]', to: '水费]' }])
  expect(namedIn(written)).toEqual(['expressions.yaml'])
  expect(written.contents.guide.expressions).toEqual({ here: [], elsewhere: [] })
  expect(guidesIn(written)).toHaveLength(10)
})

test('a station may do without a list of what people say', async () => {
  const folder = await smallConfig()
  await rm(join(folder, 'catalogue', 'expressions.yaml'))
  expect((await read(folder)).at).toBe('ok')
})

test('a bad guide is missing from catalogue, domains and home, and every other errand is there', async () => {
  const written = await started([
    { file: 'catalogue/items/10.yaml', from: 'kind: 即办件', to: 'kind: 即办' },
    { file: 'catalogue/items/17.yaml', from: 'kind: 承诺件', to: 'kind: 承诺' },
  ])
  expect(namedIn(written)).toEqual(['10.yaml', '17.yaml'])
  expect(guidesIn(written)).toEqual([1, 13, 14, 18, 25, 28, 38, 50])
  expect(written.contents.guide.domains.flatMap(({ items }) => items)).not.toContain(10)
  expect(written.contents.station.commonItems.map(({ seq }) => seq)).not.toContain(10)
  expect(written.contents.station.commonItems).not.toEqual([])
})

test('of two guides with one number the first stays', async () => {
  const written = await started([
    { file: 'catalogue/items/38.yaml', from: 'seq: 38', to: 'seq: 17' },
    { file: 'catalogue/catalogue.yaml', from: '[17, 38]', to: '[17]' },
  ])
  expect(namedIn(written)).toEqual(['38.yaml'])
  expect(guidesIn(written)).toContain(17)
})

test.for(['board.yaml', 'places.yaml', 'catalogue/catalogue.yaml', 'catalogue/items'])(
  'without %s the queue starts all the same',
  async (file) => {
    const written = await started([], (folder) => rm(join(folder, file), { recursive: true }))
    expect(namedIn(written)).toContain(file.split('/').at(-1))
  },
)

test('without its index the catalogue is one list of all errands', async () => {
  const written = await started([], (folder) => writeFile(join(folder, 'catalogue/catalogue.yaml'), 'a: ['))
  expect(written.contents.guide.domains.map(({ items }) => items)).toEqual([guidesIn(written)])
})

test('an errand of the home screen that is suspended is left out of it, with an edit of one file', async () => {
  const folder = await smallConfig([
    {
      file: 'catalogue/items/10.yaml',
      from: 'residentTicket: true',
      to: 'residentTicket: true\nsuspended: 系统升级',
    },
  ])
  const result = await read(folder)
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  expect(result.warnings).toEqual([
    expect.stringMatching(/commonItems\[0\]\.seq：第 10 项 .*已暂停，首页先不显示/),
  ])
  const { written } = result.settings
  expect(written.contents.station.commonItems.map(({ seq }) => seq)).not.toContain(10)
  expect(guidesIn(written)).toContain(10)
})

test.for([
  { file: 'station.yaml', from: 'letter: A', to: 'letter: a' },
  { file: 'devices.yaml', from: 'kiosk: kiosk-1', to: 'kiosk: kiosk-9' },
])('a fault in $file keeps the station from starting, and tells those of contents too', async (edit) => {
  const folder = await smallConfig([edit])
  await appendFile(join(folder, NOTICE), '\n<b>甲</b>\n')
  const result = await readToStart(folder)
  expect(result.at === 'faults' && filesOf(result.faults)).toEqual([edit.file, 'sample-yibao-jiaofei.md'])
})

test('a device at a window that files do not name keeps no station from starting, and a check of the files names it', async () => {
  const folder = await smallConfig([
    { file: 'devices.yaml', from: 'at: {window: W1}', to: 'at: {window: W9}' },
  ])
  expect((await readToStart(folder)).at).toBe('ok')
  expect(await read(folder)).toMatchObject({
    at: 'faults',
    faults: [{ path: expect.stringMatching(/at\.window$/), message: expect.stringContaining('没有窗口 W9') }],
  })
})
