import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BoardClass,
  type BoardNotice,
  boardAt,
  boardBrief,
  latestForIdle,
  noticeAt,
} from '#daemon/content/notice/board.ts'
import type { PostedDay } from '#daemon/content/notice/posted-day.ts'

const of = (id: string, kind: BoardClass['kind'], more: Partial<BoardClass> = {}): BoardClass => ({
  id,
  name: id,
  kind,
  unit: '条',
  masking: [],
  maskingInFile: [],
  catalogued: null,
  publishEvery: null,
  online: '待核定',
  ...more,
})

const CLASSES = [
  of('事项清单', '长期公开', { catalogued: 62 }),
  of('规章制度', '长期公开'),
  of('通知公告', '通知'),
  of('低保公示', '公示'),
  of('村务公开', '村（居）务公开', { name: '居务公开', publishEvery: { months: 3, source: '每季度' } }),
  of('财务公开', '村（居）务公开', { publishEvery: { months: 1, source: '每月' } }),
]

const day = (written: string): PostedDay => ({ at: 'day', day: written })

function notice(id: string, of: string, from: string, until: string | null = null): BoardNotice {
  return {
    id,
    class: of,
    title: id,
    publisher: '站',
    publishedAt: day(from),
    until: until === null ? null : day(until),
    objection: null,
    sample: false,
    pinned: false,
    urgent: false,
    source: null,
    official: null,
    blocks: [],
  }
}

const idsAt = (notices: readonly BoardNotice[], today: string) =>
  boardAt(CLASSES, notices, today).notices.map(({ id }) => id)

const warningOf = (id: string, notices: readonly BoardNotice[], today: string) =>
  boardAt(CLASSES, notices, today).classes.find(({ name }) => name === id)?.warning

describe('a 公示', () => {
  const posted = notice('低保', '低保公示', '2026-11-12', '2026-11-19')

  test.for([
    ['2026-11-11', null],
    ['2026-11-12', 8],
    ['2026-11-17', 3],
    ['2026-11-18', 2],
    ['2026-11-19', 1],
    ['2026-11-20', null],
  ] as const)('on %s has %s days left, or does not hang', ([today, left]) => {
    expect(boardAt(CLASSES, [posted], today).notices.map(({ remainingDays }) => remainingDays)).toEqual(
      left === null ? [] : [left],
    )
    expect(noticeAt(CLASSES, [posted], today, '低保')?.remainingDays ?? null).toBe(left)
  })

  test('counts its days across the end of a month and a leap day', () => {
    const leap = notice('低保', '低保公示', '2028-02-20', '2028-03-05')
    expect(boardAt(CLASSES, [leap], '2028-02-27').notices[0]?.remainingDays).toBe(8)
  })

  test('always has as many days left as there are days on which it still hangs', () => {
    const start = Temporal.PlainDate.from('2026-01-01')
    fc.assert(
      fc.property(fc.nat(800), fc.nat(60), fc.nat(70), (offset, term, ahead) => {
        const from = start.add({ days: offset })
        const dated = notice('a', '低保公示', from.toString(), from.add({ days: term }).toString())
        const today = from.add({ days: ahead })
        const hangs = (at: Temporal.PlainDate) => idsAt([dated], at.toString()).length > 0
        let left = 0
        while (hangs(today.add({ days: left }))) left++
        const shown = boardAt(CLASSES, [dated], today.toString()).notices[0]?.remainingDays ?? 0
        expect(shown).toBe(left)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the order', () => {
  test('is newest first, a 公示 before the others of its day, whatever order the files have', () => {
    const notices = [
      notice('a', '规章制度', '2026-11-02'),
      notice('b', '通知公告', '2026-11-12'),
      notice('c', '低保公示', '2026-11-12', '2026-11-19'),
      notice('d', '村务公开', '2026-11-08'),
      notice('e', '规章制度', '2026-11-02'),
    ]
    for (const files of [notices, notices.toReversed()])
      expect(idsAt(files, '2026-11-15')).toEqual(['c', 'b', 'd', 'a', 'e'])
  })

  test('what is dated later is not shown yet', () => {
    const later = [notice('later', '通知公告', '2026-12-25')]
    expect(idsAt(later, '2026-12-24')).toEqual([])
    expect(idsAt(later, '2026-12-25')).toEqual(['later'])
    expect(noticeAt(CLASSES, later, '2026-12-24', 'later')).toBeUndefined()
  })
})

describe('a class', () => {
  test('counts what hangs, and the catalogue where it is the catalogue', () => {
    const notices = [
      notice('a', '规章制度', '2026-11-02'),
      notice('b', '规章制度', '2026-11-02'),
      notice('gone', '通知公告', '2026-11-02', '2026-11-10'),
      notice('list', '事项清单', '2026-11-02'),
    ]
    const { classes } = boardAt(CLASSES, notices, '2026-11-15')
    expect(classes.map(({ name, count, opens }) => [name, count, opens])).toEqual([
      ['事项清单', 62, 'catalogue'],
      ['规章制度', 2, 'notices'],
      ['通知公告', 0, 'notices'],
      ['低保公示', 0, 'notices'],
      ['居务公开', 0, 'notices'],
      ['财务公开', 0, 'notices'],
    ])
  })

  test('remembers its newest publication after it is down', () => {
    const down = [notice('a', '财务公开', '2026-11-02', '2026-11-17'), notice('b', '财务公开', '2026-10-02')]
    expect(boardAt(CLASSES, down, '2026-11-20').classes.at(-1)).toMatchObject({
      latest: '2026-11-02',
      count: 1,
    })
  })

  test('warns staff when nothing hangs in it', () => {
    expect(warningOf('低保公示', [], '2026-11-15')).toEqual({ at: 'empty' })
    expect(warningOf('事项清单', [], '2026-11-15')).toEqual({ at: 'none' })
  })

  test.for([
    ['财务公开', '2026-10-31', '2026-11-30', 'none'],
    ['财务公开', '2026-10-31', '2026-12-01', 'overdue'],
    ['居务公开', '2026-08-10', '2026-11-10', 'none'],
    ['居务公开', '2026-08-10', '2026-11-11', 'overdue'],
    ['规章制度', '2016-08-10', '2026-11-11', 'none'],
  ] as const)('%s, published on %s, on %s: %s', ([name, published, today, at]) => {
    const id = CLASSES.find((of) => of.name === name)?.id ?? ''
    expect(warningOf(name, [notice('a', id, published)], today)?.at).toBe(at)
  })

  test('says since when it is overdue, and by which rule', () => {
    expect(warningOf('财务公开', [notice('a', '财务公开', '2026-09-05')], '2026-11-15')).toEqual({
      at: 'overdue',
      dueOn: '2026-10-05',
      rule: '每月',
    })
  })
})

describe('what the idle screen shows', () => {
  const rules = notice('rules', '规章制度', '2026-11-14')
  const news = notice('news', '通知公告', '2026-11-13')
  const term = notice('term', '低保公示', '2026-11-12', '2026-11-19')

  test.for([
    [[rules, news, term], '2026-11-15', 'term'],
    [[rules, news, term], '2026-11-20', 'news'],
    [[rules], '2026-11-20', 'rules'],
    [[], '2026-11-20', null],
  ] as const)('is a 公示 before news, and news before what always hangs', ([notices, today, id]) => {
    expect(latestForIdle(boardAt(CLASSES, notices, today))?.id ?? null).toBe(id)
  })

  test('comes in a word for the home screen', () => {
    expect(boardBrief(boardAt(CLASSES, [rules, news, term], '2026-11-17'))).toEqual({
      latestNotice: { id: 'term', title: 'term', kind: '公示', remainingDays: 3 },
      noticeCount: 3,
      publicityCount: 1,
    })
  })
})

test('a sample’s days move along with today, so that a trial always finds it alive', () => {
  const sample: BoardNotice = {
    ...notice('sample', '低保公示', ''),
    publishedAt: { at: 'today', offset: -5 },
    until: { at: 'today', offset: 2 },
    sample: true,
  }
  for (const today of ['2026-11-23', '2027-03-01', '2031-12-31'])
    expect(boardAt(CLASSES, [sample], today).notices[0]?.remainingDays).toBe(3)
  expect(noticeAt(CLASSES, [sample], '2027-03-01', 'sample')).toMatchObject({
    publishedAt: '2027-02-24',
    until: '2027-03-03',
  })
})

describe('what is marked', () => {
  const marked = (id: string, more: Partial<BoardNotice>) => ({
    ...notice(id, '通知公告', '2026-11-10', '2026-11-30'),
    ...more,
  })
  const notices = [
    notice('公示', '低保公示', '2026-11-20', '2026-11-27'),
    marked('停水', { urgent: true }),
    marked('办事要知', { pinned: true }),
  ]

  test('the urgent stands first and the pinned next, however old they are', () => {
    expect(idsAt(notices, '2026-11-21')).toEqual(['停水', '办事要知', '公示'])
  })

  test('the idle screen shows the urgent before every 公示', () => {
    expect(latestForIdle(boardAt(CLASSES, notices, '2026-11-21'))?.id).toBe('停水')
    expect(latestForIdle(boardAt(CLASSES, notices.toSpliced(1, 1), '2026-11-21'))?.id).toBe('公示')
  })
})
