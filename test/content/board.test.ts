import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type Edit, read, REAL_STATION, SHIPPED, smallConfig } from '../settings/small-config.ts'

/** The small configuration with these files under notices/. */
async function withNotices(files: Record<string, string | Uint8Array>, edits: readonly Edit[] = []) {
  const folder = await smallConfig(edits)
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, 'notices', name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}

const notice = (head: string, body = '甲\n') => `---\ntitle: 甲\npublisher: 乙\n${head}\n---\n${body}`
const OBJECTION = 'objection: {contact: 甲, phone: 0536-0000000, place: 乙}'

const faultsOf = async (folder: string) => {
  const result = await read(folder)
  return result.at === 'faults' ? result.faults : []
}

test('a notice is read with its days, its class and its blocks', async () => {
  const text = notice(
    `publishedAt: 2026-11-12\nuntil: 2026-11-19\n${OBJECTION}\nsource: 规定`,
    '| 姓名 |\n|---|\n| 赵** |\n',
  )
  const result = await read(await withNotices({ '低保公示/2026-11-12-dibao.md': text }))
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  expect(result.settings.written.contents.notice.notices.find(({ id }) => id === '2026-11-12-dibao')).toEqual(
    {
      id: '2026-11-12-dibao',
      class: '低保公示',
      title: '甲',
      publisher: '乙',
      publishedAt: { at: 'day', day: '2026-11-12' },
      until: { at: 'day', day: '2026-11-19' },
      objection: { contact: '甲', phone: '0536-0000000', place: '乙' },
      sample: false,
      official: null,
      pinned: false,
      urgent: false,
      source: '规定',
      blocks: [
        {
          at: 'table',
          columns: [{ runs: [{ at: 'plain', text: '姓名' }], align: 'left' }],
          rows: [[[{ at: 'plain', text: '赵**' }]]],
        },
      ],
    },
  )
})

test('the example in the explanation of the folder is right as it stands', async () => {
  const explanation = await readFile(join(SHIPPED, 'notices', 'README.md'), 'utf8')
  const [, name = ''] = /notices\/(\S+\.md)/.exec(explanation) ?? []
  const [, example = ''] = /```markdown\n([\s\S]*?)```/.exec(explanation) ?? []
  expect(name).not.toBe('')
  expect(await faultsOf(await withNotices({ [name]: example, 'README.md': explanation }))).toEqual([])
})

test.for([
  ['a class that there is not', '低保公式/2026-11-12-a.md', '是不是 低保公示？'],
  ['no class at all', '2026-11-12-a.md', '应放在类别的文件夹里'],
  ['a name without its day', '通知公告/dibao.md', '文件名应为'],
  ['a name in Chinese', '通知公告/2026-11-12-通知.md', '文件名应为'],
  ['a name that Windows has lengthened', '通知公告/2026-11-12-a.md.txt', '文件名应为'],
] as const)('a notice with %s is told where it belongs', async ([, name, words]) => {
  const folder = await withNotices({ [name]: notice('publishedAt: 2026-11-12') })
  expect(await faultsOf(folder)).toMatchObject([{ message: expect.stringContaining(words) as unknown }])
})

test('what editors leave behind is no notice', async () => {
  const folder = await withNotices({ '通知公告/.2026-11-12-a.md.swp': 'x', '通知公告/2026-11-12-a.md~': 'x' })
  expect(await faultsOf(folder)).toEqual([])
})

test.for([
  ['without front matter', '甲\n', 1, '开头应为'],
  ['whose front matter never ends', '---\ntitle: 甲\n', 1, '开头应为'],
  ['without a text', notice('publishedAt: 2026-11-12', ''), 5, '没有正文'],
  ['with a full-width colon', notice('publishedAt：2026-11-12'), 4, '半角冒号'],
  ['in GBK', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xca, 0xbe, 0xc0, 0xfd), null, 'UTF-8'],
  [
    'with a character that turns the line round',
    notice('publishedAt: 2026-11-12', '甲\n\u202e乙'),
    7,
    '控制字符',
  ],
  ['that is as long as a book', notice('publishedAt: 2026-11-12', '甲'.repeat(90_000)), null, '太大'],
] as const)('a notice %s is a fault and no crash', async ([, content, line, words]) => {
  const folder = await withNotices({ '通知公告/2026-11-12-a.md': content })
  expect(await faultsOf(folder)).toEqual([
    {
      file: expect.stringMatching(/notices\/通知公告\/2026-11-12-a\.md$/) as unknown,
      path: '',
      line,
      message: expect.stringContaining(words) as unknown,
    },
  ])
})

test('a notice from Windows reads like any other', async () => {
  const text = notice('publishedAt: 2026-11-12', '甲\n\n- 乙\n').replaceAll('\n', '\r\n')
  expect(await faultsOf(await withNotices({ '通知公告/2026-11-12-a.md': text }))).toEqual([])
})

test('two notices cannot share an address, even in different classes', async () => {
  const text = notice('publishedAt: 2026-11-12')
  const folder = await withNotices({ '通知公告/2026-11-12-a.md': text, '规章制度/2026-11-12-a.md': text })
  expect(await faultsOf(folder)).toMatchObject([{ message: expect.stringContaining('重复') as unknown }])
})

test.for([
  ['2026-11-25', 0],
  ['2026-11-24', 1],
] as const)(
  '村务公开 from 2026-11-10 until %s has %d faults: the day it is put up does not count',
  async ([until, count]) => {
    const text = notice(`publishedAt: 2026-11-10\nuntil: ${until}`)
    expect(await faultsOf(await withNotices({ '村务公开/2026-11-10-a.md': text }))).toHaveLength(count)
  },
)

test('the phone to object to is a phone, and not somebody’s to be masked', async () => {
  const text = notice(
    'publishedAt: 2026-11-12\nuntil: 2026-11-19\nobjection: {contact: 甲, phone: "13800000000", place: 乙}',
  )
  expect(await faultsOf(await withNotices({ '低保公示/2026-11-12-a.md': text }))).toEqual([])
})

test('masking is the class’s own affair', async () => {
  const text = notice('publishedAt: 2026-11-12', '值班 13800000000\n')
  expect(await faultsOf(await withNotices({ '通知公告/2026-11-12-a.md': text }))).toEqual([])
  const strict = {
    file: 'board.yaml',
    from: 'kind: 通知\n    unit: 条\n    masking: false',
    to: 'kind: 通知\n    unit: 条\n    masking: true',
  }
  const faults = await faultsOf(await withNotices({ '通知公告/2026-11-12-a.md': text }, [strict]))
  expect(faults).toMatchObject([{ line: 6, message: expect.stringContaining('手机号') as unknown }])
})

test('a number in a table or broken in a list is found on its line', async () => {
  const body = '| 姓名 | 卡号 |\n|---|---|\n| 赵** | 6222021234567890123 |\n\n- 甲\n- 电话138-0000\n  -0000\n'
  const text = notice(`publishedAt: 2026-11-12\nuntil: 2026-11-19\n${OBJECTION}`, body)
  const faults = await faultsOf(await withNotices({ '低保公示/2026-11-12-a.md': text }))
  expect(faults.map(({ line }) => line)).toEqual([10, 13])
})

test('a real station lets no sample hang', async () => {
  const folder = await smallConfig(REAL_STATION)
  const faults = await faultsOf(folder)
  // Three notices and the map; what was taken from the document itself hangs at every station.
  expect(faults.map(({ path }) => path)).toEqual(['sample', 'sample', 'sample', 'sample'])
  await rm(join(folder, 'notices'), { recursive: true })
  expect(await faultsOf(folder)).toHaveLength(1)
})

test('a station that has published nothing yet starts all the same', async () => {
  const folder = await smallConfig()
  await rm(join(folder, 'notices'), { recursive: true })
  expect(await read(folder)).toMatchObject({
    at: 'ok',
    settings: { written: { contents: { notice: { notices: [] } } } },
  })
})

test.for([
  ['社区', '示例社区便民服务站', '居务公开'],
  ['村', '示例村便民服务站', '村务公开'],
] as const)('a %s calls its affairs by its own word', async ([type, name, word]) => {
  const folder = await smallConfig([
    {
      file: 'station.yaml',
      from: 'name: 示例社区便民服务站\ntype: 社区',
      to: `name: ${name}\ntype: ${type}`,
    },
  ])
  const result = await read(folder)
  const classes = result.at === 'ok' ? result.settings.written.contents.notice.classes : []
  expect(classes.find(({ id }) => id === '村务公开')?.name).toBe(word)
})

test('a place without a network for residents says so', async () => {
  const folder = await smallConfig([
    { file: 'places.yaml', from: 'wifi:\n  ssid: 示例无线网络\n  password: shili-0000', to: 'wifi: null' },
  ])
  expect(await read(folder)).toMatchObject({
    at: 'ok',
    settings: { written: { contents: { places: { wifi: null } } } },
  })
})
