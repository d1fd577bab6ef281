import { describe, expect, test } from 'vitest'
import type { ContentKind } from '#contract/contents.ts'
import type { WrittenContents } from '#daemon/content/contents.ts'
import { pathText } from '#daemon/content/check/finding.ts'
import { QUEUE, changed, notice, published, written } from './written-contents.ts'

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
    [
      'station',
      'station',
      { cases: { keepDays: 730, amberWorkdays: 3, redWorkdays: 3 } },
      /^! cases\.redWorkdays “马上到期”写的是 3 个工作日，应比“快到了”的 3 个少/,
    ],
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
