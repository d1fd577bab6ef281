import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ContentKind } from '#contract/contents.ts'
import type { WrittenContents } from '#daemon/content/contents.ts'
import { type EditedDocument, editedDocument, guideId } from '#daemon/content/edited.ts'
import { pathText } from '#daemon/content/check/finding.ts'
import { isRecord } from '#daemon/content/check/shape.ts'
import { readToStart, smallConfig } from './small-config.ts'

const DAY = '2026-12-01'

async function written(folder?: string): Promise<WrittenContents> {
  const read = await readToStart(folder ?? (await smallConfig()))
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  return read.settings.written
}

/** A document of a file with other fields. */
function changed(of: WrittenContents, kind: ContentKind, id: string, by: object): Record<string, unknown> {
  const value = of.files(kind).find((file) => file.id === id)?.value
  if (!isRecord(value)) throw new Error(`no ${kind}/${id} in the files`)
  return { ...value, ...by }
}

/** The newest version comes first; null stands for the file. */
const published = (kind: ContentKind, id: string, ...values: readonly unknown[]): EditedDocument => ({
  kind,
  id,
  day: DAY,
  at: 'published',
  until: null,
  choices: values.map((value, i) => {
    const version = values.length - i
    return value === null
      ? { version: null, document: null }
      : { version, document: editedDocument({ kind, id }, version, value) }
  }),
})

const QUEUE = { id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: 'all', items: [] }
const notice = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}

describe('what was written in a browser', () => {
  test('stands over its file, and what is new stands beside the files', async () => {
    const of = await written()
    const edited = [
      published('notice', '2026-11-12-tingdian', notice),
      published('guide', '10', changed(of, 'guide', '10', { plainTitle: '交新居民医保' })),
      published('places', 'places', changed(of, 'places', 'places', { wifi: null })),
      published('station', 'station', changed(of, 'station', 'station', { phone: '0536-4221100' })),
      published('plates', 'W1', { title: '帮办窗口', services: ['社保'] }),
      published('rules', 'rules', {
        ...changed(of, 'rules', 'rules', { callsBeforeNoShow: 5 }),
        queues: of.contents.rules.queues.map((queue) => ({ ...queue, dailyQuota: 7 })),
      }),
    ]
    const { contents, leftOut, shadowed } = of.under(edited)
    expect([leftOut, shadowed]).toEqual([[], []])
    expect(contents.notice.notices.map(({ title }) => title)).toContain('明天停电')
    expect(contents.notice.notices).toHaveLength(of.contents.notice.notices.length + 1)
    expect(contents.guide.items.find(({ seq }) => seq === 10)?.plainTitle).toBe('交新居民医保')
    expect(contents.guide.items).toHaveLength(of.contents.guide.items.length)
    expect(contents.places.wifi).toBeNull()
    expect(contents.station).toEqual({ ...of.contents.station, phone: '0536-4221100' })
    expect(contents.plates[0]).toEqual({
      window: 'W1',
      title: '帮办窗口',
      department: '',
      services: ['社保'],
    })
    expect(contents.plates.slice(1)).toEqual(of.contents.plates.slice(1))
    expect(contents.rules).toMatchObject({
      callsBeforeNoShow: 5,
      queues: [{ id: 'general', dailyQuota: 7 }],
    })
    expect(of.under([]).contents).toEqual(of.contents)
  })

  test('every document is found in the files as it can be edited, and put back as it is it changes nothing', async () => {
    const of = await written()
    const kinds = ['notice', 'guide', 'places', 'station', 'plates', 'rules'] as const
    const all = kinds.flatMap((kind) => of.files(kind).map(({ id, value }) => ({ kind, id, value })))
    expect(all.filter(({ kind }) => kind === 'guide').map(({ id }) => id)).toContain('18')
    for (const one of all)
      expect(
        of.check(one, [], false).filter(({ blocks }) => blocks),
        `${one.kind}/${one.id}`,
      ).toEqual([])
    const { contents } = of.under(all.map(({ kind, id, value }) => published(kind, id, value)))
    const guides = all.filter(({ kind }) => kind === 'guide')
    const terms = Object.fromEntries(guides.map(({ id }) => [id, { since: DAY, until: null }]))
    expect(contents).toEqual({
      ...of.contents,
      guide: { ...of.contents.guide, version: '2026.12.1', terms },
    })
  })

  test('that is hidden is gone with its file, and with all that leads to it', async () => {
    const of = await written()
    const { contents, leftOut, shadowed } = of.under([
      { kind: 'notice', id: 'sample-yibao-jiaofei', day: DAY, at: 'hidden', rest: null },
      { kind: 'guide', id: '10', day: DAY, at: 'hidden', rest: null },
    ])
    expect(contents.notice.notices.map(({ id }) => id)).not.toContain('sample-yibao-jiaofei')
    expect(contents.guide.items.map(({ seq }) => seq)).not.toContain(10)
    expect(contents.guide.domains.flatMap(({ items }) => items)).not.toContain(10)
    expect(contents.guide.expressions.here).toEqual([])
    // The version on every slip is the day of the newest change.
    expect(contents.guide.version).toBe('2026.12.1')
    expect(contents.station.commonItems.map(({ seq }) => seq)).not.toContain(10)
    expect([leftOut, shadowed]).toEqual([[], []])
  })

  test('that is no guide in force is told with its day, where this station would offer it', async () => {
    const of = await written()
    const own = (seq: number, by: object = {}) => {
      const value = changed(of, 'guide', '10', { seq, name: `本站的第${seq}件事`, of: 'station', ...by })
      return editedDocument({ kind: 'guide', id: String(seq) }, 1, value)
    }
    const later = (seq: number, by?: object): EditedDocument => ({
      kind: 'guide',
      id: String(seq),
      day: '',
      at: 'to-come',
      rest: { at: 'not-yet', from: '2026-12-10', document: own(seq, by) },
    })
    const { contents } = of.under([
      {
        kind: 'guide',
        id: '10',
        day: DAY,
        at: 'hidden',
        rest: { at: 'withdrawn', on: DAY, document: null },
      },
      later(63),
      later(64, { payment: { payee: null, place: null, number: null } }),
      // A new version of one that is in force takes nothing away.
      later(18),
    ])
    expect(contents.guide.resting?.map(({ seq, ...rest }) => [seq, rest])).toEqual([
      [10, expect.objectContaining({ at: 'withdrawn', on: DAY, plainTitle: expect.any(String) })],
      [63, expect.objectContaining({ at: 'not-yet', from: '2026-12-10', name: '本站的第63件事' })],
    ])
    const seqs = contents.guide.items.map(({ seq }) => seq)
    expect([10, 63, 64].filter((seq) => seqs.includes(seq))).toEqual([])
    expect(seqs).toContain(18)

    // The city's next catalogue has one errand less.
    const { guide, notices } = of.city()
    const items = guide.items.filter((item) => guideId(item) !== '18')
    of.standOn({ guide: { ...guide, items }, notices })
    const [year, ...rest] = of.contents.guide.version.split('.')
    const on = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-')
    expect(of.under([]).contents.guide.resting).toEqual([
      expect.objectContaining({ seq: 18, at: 'withdrawn', on }),
    ])
  })

  test('gives way to the version before it, or to the file, where it cannot be shown any more', async () => {
    const of = await written()
    const broken = { ...notice, body: '<b>明天</b>停电' }
    const bad = changed(of, 'guide', '10', { conditions: '都行' })
    const { contents, leftOut } = of.under([
      published('notice', '2026-11-12-tingdian', broken, notice),
      published('guide', '10', bad),
      published('rules', 'rules', { callsBeforeNoShow: 99 }),
    ])
    expect(contents.notice.notices.map(({ title }) => title)).toContain('明天停电')
    expect(contents.guide.items.find(({ seq }) => seq === 10)).toEqual(
      of.contents.guide.items.find(({ seq }) => seq === 10),
    )
    expect(contents.rules).toEqual(of.contents.rules)
    expect(leftOut.map(({ kind, id, version }) => `${kind}/${id} ${version}`)).toEqual([
      'rules/rules 1',
      'guide/10 1',
      'notice/2026-11-12-tingdian 2',
    ])
  })

  test('of the time before windows and queues were edited there keeps its quotas, beside windows and queues of the file', async () => {
    const of = await written()
    const {
      windows: _windows,
      queues: _queues,
      skills: _skills,
      defaultQueue: _default,
      ...old
    } = changed(of, 'rules', 'rules', { quotas: [{ queue: 'general', dailyQuota: 7 }] })
    const { contents, leftOut } = of.under([published('rules', 'rules', old)])
    expect(leftOut).toEqual([])
    const { queues, ...others } = of.contents.rules
    expect(contents.rules).toEqual({
      ...others,
      queues: queues.map((queue) => Object.assign({}, queue, { dailyQuota: 7 })),
    })
  })

  test('adds a window, which bears its own name until it has a plate, and takes one away with its place on the map', async () => {
    const of = await written()
    const more = changed(of, 'rules', 'rules', {
      windows: [...of.contents.rules.windows, { id: 'W9', label: '9 号窗口' }],
    })
    expect(of.under([published('rules', 'rules', more)]).contents.plates.at(-1)).toEqual({
      window: 'W9',
      title: '9 号窗口',
      department: '',
      services: [],
    })
    const plate = published('plates', 'W9', { title: '帮办窗口' })
    expect(of.under([published('rules', 'rules', more), plate]).contents.plates.at(-1)?.title).toBe(
      '帮办窗口',
    )
    // A plate whose window is gone is nobody's trouble.
    expect(of.under([plate])).toMatchObject({ leftOut: [], contents: { plates: of.contents.plates } })
  })

  test('names the documents of files that it keeps from being shown', async () => {
    const of = await written()
    const { contents, shadowed } = of.under([
      published('station', 'station', changed(of, 'station', 'station', { sample: false })),
    ])
    expect(contents.station.sample).toBe(false)
    expect(contents.notice.notices.map(({ id }) => id)).toEqual(['2026-11-08-01-shouwen-fuze'])
    expect(shadowed.map(({ file }) => file.split('/').at(-1))).toContain('sample-yibao-jiaofei.md')
  })

  test('stays over a file that changes, and a file that is changed wrongly leaves it as it is', async () => {
    const folder = await smallConfig()
    const of = await written(folder)
    const edited = [published('notice', '2026-11-12-tingdian', notice)]
    const file = join(folder, 'notices/通知公告/sample-yibao-jiaofei.md')
    await writeFile(file, '<b>没有开头</b>')
    expect((await of.readAnew()).at).toBe('faults')
    expect(of.under(edited).contents.notice.notices).toHaveLength(of.contents.notice.notices.length + 1)
    await rm(file)
    expect((await of.readAnew()).at).toBe('sound')
    expect(of.under(edited).contents.notice.notices).toHaveLength(of.contents.notice.notices.length)
  })
})

describe('before it is published', () => {
  const found = (of: WrittenContents, kind: ContentKind, id: string, value: unknown) =>
    of
      .check({ kind, id, value }, [], true)
      .map(({ path, words, blocks }) => `${blocks ? '!' : '?'} ${pathText(path)} ${words}`)

  test.for<[ContentKind, string, object, RegExp]>([
    ['notice', 'new', { ...notice, class: '通知公示' }, /^! class .*是不是 通知公告/],
    ['notice', 'new', { ...notice, class: undefined }, /^! class 应写明/],
    ['notice', 'new', { ...notice, body: '第一行\n\n<script>1</script>' }, /^! body\[2\] .*HTML/],
    ['notice', 'new', { ...notice, body: 7 }, /^! body 正文应为文字/],
    ['notice', 'new', { ...notice, class: '低保公示' }, /^! until 公示应写明最后一天/],
    ['plates', 'W1', { title: '' }, /^! title /],
    ['plates', 'W1', { title: '帮办窗口', id: 'W2' }, /^! id 没有 id 这个字段/],
    ['rules', 'rules', { defaultQueue: 'none' }, /^! defaultQueue 没有队列 none/],
    ['rules', 'rules', { queues: [{ ...QUEUE, dailyQuota: 0 }] }, /^! queues\[0\]\.dailyQuota /],
    [
      'rules',
      'rules',
      { queues: [{ ...QUEUE, windows: ['W9'] }] },
      /^! queues\[0\]\.windows\[0\] 没有窗口 W9/,
    ],
    [
      'rules',
      'rules',
      { queues: [{ ...QUEUE, items: [999] }] },
      /^! queues\[0\]\.items\[0\] 目录里没有第 999 项/,
    ],
    ['rules', 'rules', { windows: [{ id: 'W1', label: '' }] }, /^! windows\[0\]\.label /],
    [
      'rules',
      'rules',
      { windows: [{ id: 'W1', label: '1 号', title: '综合' }] },
      /^! windows\[0\]\.title 没有/,
    ],
    ['station', 'station', { name: '便民站' }, /^! name .*统一名称/],
    ['station', 'station', { timeZone: 'Asia/Tokyo' }, /^! timeZone 没有 timeZone 这个字段/],
    ['station', 'station', { sample: false }, /^! sample .*sample-.*示例/],
    ['station', 'station', { sample: false, phone: '0536-1234567' }, /^! phone .*还是示例/],
    ['station', 'station', { areaSquareMeters: 20 }, /^\? areaSquareMeters 面积/],
    ['station', 'station', { commonItems: [{ seq: 38, title: '党员' }] }, /^! commonItems\[0\]\.seq /],
    ['station', 'station', { masking: [{ class: '低保', kinds: [] }] }, /^! masking\[0\]\.class .*低保/],
    ['station', 'station', { masking: [{ class: '低保公示', kinds: ['姓名'] }] }, /^! masking\[0\]\.kinds/],
    ['places', 'places', { areas: [] }, /^! areas 有 0 项/],
    ['guide', '10', { seq: 11 }, /^! seq 写的是 11，这一篇的序号是 10/],
    ['guide', '10', { name: '最低生活保障' }, /^! name 最低生活保障 和/],
    ['guide', '10', { conditions: [] }, /^! conditions 办理条件空着/],
    [
      'notice',
      'new',
      {
        ...notice,
        class: '村务公开',
        until: '2026-12-12',
        body: '| 姓名 | 病情 |\n|---|---|\n| 赵某某 | 尿毒症 |',
      },
      /^! body\[2\] “病情”一栏的“尿毒症”/,
    ],
    ['guide', '10', { suspended: '系统升级' }, /^\?  首页“大家常办”里不再显示/],
  ])('%s/%s with %j is told at its place', async ([kind, id, by, words]) => {
    const of = await written()
    const document = id === 'new' ? by : changed(of, kind, id, by)
    expect(found(of, kind, id, document)).toEqual(
      expect.arrayContaining([expect.stringMatching(words) as unknown]),
    )
  })

  test('everything that has to be masked is told at once, whatever else keeps the notice from being published', async () => {
    const of = await written()
    const body =
      '| 姓名 | 证件号 | 病情 |\n|---|---|---|\n| 赵某某 | 370784195001011234 | 尿毒症 |\n\n其子今年9岁。'
    const list = { ...notice, class: '低保公示', until: '', body }
    expect(found(of, 'notice', 'new', list).filter((words) => /^! (until|body)/.test(words))).toEqual([
      expect.stringMatching(/^! until/),
      expect.stringMatching(/^! body\[2\] 有没打码的身份证号/),
      expect.stringMatching(/^! body\[2\] “病情”一栏的“尿毒症”/),
      expect.stringMatching(/^! body\[4\] “9岁”/),
    ])
  })

  test('what is ticked for a class counts for its notices, also against what hangs already', async () => {
    const of = await written()
    const ticked = (kinds: readonly string[]) =>
      changed(of, 'station', 'station', { masking: [{ class: '通知公告', kinds }] })
    const phone = { ...notice, body: '请打 13800001111。' }
    const others = (kinds: readonly string[]) => [published('station', 'station', ticked(kinds))]
    const told = (kinds: readonly string[]) =>
      of.check({ kind: 'notice', id: 'new', value: phone }, others(kinds), true).map(({ words }) => words)
    const classOf = (kinds: readonly string[]) =>
      of.under(others(kinds)).contents.notice.classes.find(({ id }) => id === '通知公告')
    expect(classOf(['电话'])).toMatchObject({ masking: ['电话'], maskingInFile: [] })
    expect(told([])).toEqual([])
    expect(told(['病情'])).toEqual([])
    expect(told(['电话'])).toEqual([expect.stringContaining('手机号')])
    expect(
      of
        .check(
          { kind: 'station', id: 'station', value: ticked(['电话']) },
          [published('notice', 'new', phone)],
          true,
        )
        .map(({ path, words }) => `${pathText(path)} ${words}`),
    ).toEqual([expect.stringMatching(/^masking .*手机号/)])
  })

  test('a plate for a window that the station has not is told', async () => {
    const of = await written()
    expect(found(of, 'plates', 'W9', { title: '帮办窗口' })).toEqual([
      expect.stringMatching(/^!  没有窗口 W9/),
    ])
  })

  test.for(['notice', 'guide', 'places', 'station', 'plates', 'rules'] as const)(
    'a %s that is no document at all is told and no crash',
    async (kind) => {
      const of = await written()
      for (const value of [null, [], 'text', 7, {}])
        expect(of.check({ kind, id: 'W1', value }, [], true).some(({ blocks }) => blocks)).toBe(true)
    },
  )
})
