import { describe, expect, test } from 'vitest'
import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { lastOfVisit, readingTime } from '../../kiosk-ui/board/how-long.ts'
import { leftOutOf, personLines, sameOf } from '../../kiosk-ui/board/lines.ts'
import type { Table } from '../../kiosk-ui/parts/notice/people-table.ts'
import { BEGINNING, type Stop, type Turn, after, afterChange, roundOf } from '../../kiosk-ui/board/program.ts'

function hanging(id: string): NoticeEntry {
  return {
    id,
    class: '通知公告',
    kind: '通知',
    title: id,
    publisher: '本站',
    publishedAt: '2026-11-23',
    until: null,
    remainingDays: null,
    sample: false,
    pinned: false,
    urgent: false,
  }
}
const boardOf = (...notices: (string | NoticeEntry)[]): NoticesReply => ({
  today: '2026-11-23',
  classes: [],
  notices: notices.map((one) => (typeof one === 'string' ? hanging(one) : one)),
  latest: null,
})
const notice = (id: string): Stop => ({ at: 'notice', id, from: 0 })
const at = (board: NoticesReply, id: string): Turn => {
  const place = roundOf(board, 0).findIndex((one) => 'id' in one && one.id === id)
  return { ...BEGINNING, place, stop: notice(id) }
}
const namesOf = (stops: readonly Stop[]) => stops.map((one) => ('id' in one ? one.id : one.at))
const many = (count: number, kind: NoticeEntry['kind']) =>
  Array.from({ length: count }, (_, i): NoticeEntry => ({ ...hanging(`${kind}${i}`), kind }))
const FIVE = boardOf('一', '二', '三', '四', '五')
const always = () => true

/** All that shows from the beginning on, until the given round begins. */
function seen(board: NoticesReply, rounds: number): Stop[] {
  const stops: Stop[] = []
  let turn: Turn = BEGINNING
  while (turn.round < rounds) {
    stops.push(turn.stop)
    turn = after(turn, board, always)
  }
  return stops
}

describe('the lobby’s board by itself', () => {
  test('shows titles, news whole, every class and every errand, and begins again', () => {
    expect(seen(FIVE, 1)).toEqual(roundOf(FIVE, 0))
    expect(namesOf(seen(FIVE, 1))).toEqual([
      'overview',
      'overview',
      '一',
      '二',
      '三',
      '四',
      'classes',
      'items',
    ])
  })

  test('tells all of a board of a thousand in its turn, and no round more than a few of them', () => {
    const board = boardOf(...many(1_000, '通知'), ...many(40, '长期公开'))
    for (const round of [0, 1, 99]) expect(roundOf(board, round)).toHaveLength(12)
    expect(new Set(namesOf(seen(board, 250))).size).toBe(1_040 + 3)
  })

  test('shows what is urgent after every third other thing, and each of several', () => {
    const urgently = (id: string): NoticeEntry => ({ ...hanging(id), urgent: true })
    const urgent = ['急一', '急二'].map(urgently)
    const names = namesOf(seen(boardOf(...urgent, ...many(9, '通知'), ...many(9, '长期公开')), 3))
    const places = names.flatMap((name, i) => (name.startsWith('急') ? [i] : []))
    const apart = places.map((place, i) => place - (places[i - 1] ?? place))
    expect(Math.max(...apart)).toBe(4)
    expect(names.filter((name) => name === '急一')).toHaveLength(
      names.filter((name) => name === '急二').length,
    )
  })

  test('shows a 公示 that ends within three days twice in each round, also where much hangs', () => {
    const ends: NoticeEntry = { ...hanging('快到期'), kind: '公示', remainingDays: 3 }
    const board = boardOf(...many(30, '公示'), ends, ...many(9, '长期公开'))
    for (const round of [0, 1, 2])
      expect(namesOf(roundOf(board, round)).filter((name) => name === '快到期')).toHaveLength(2)
  })

  test('leaves out what is not at hand and stands still at nothing', () => {
    expect(after(at(FIVE, '一'), FIVE, (one) => one.at !== 'notice' || one.id === '三').stop).toEqual(
      notice('三'),
    )
    expect(after(at(FIVE, '一'), FIVE, () => false)).toEqual({ ...BEGINNING, round: 1 })
    expect(after({ ...BEGINNING, place: 2 }, boardOf(), always)).toEqual({ ...BEGINNING, round: 1 })
  })

  test('takes down at once what is withdrawn while it shows, and goes on with what comes after it', () => {
    const left = boardOf('一', '三', '四', '五')
    const now = afterChange(at(FIVE, '二'), FIVE, left)
    expect(now?.stop).toEqual({ at: 'overview', page: 0 })
    expect(now && after(now, left, (one) => one.at === 'notice').stop).toEqual(notice('三'))
  })

  test('reads on where another notice is withdrawn', () => {
    expect(afterChange(at(FIVE, '二'), FIVE, boardOf('一', '二', '三'))).toBeNull()
  })

  test('shows at once among the titles what has been hung up, and then tells it whole', () => {
    const more = boardOf('一', '二', '三', '新')
    const now = afterChange(at(FIVE, '二'), FIVE, more)
    expect(now?.stop).toEqual({ at: 'overview', page: 1 })
    const whole = now && after(now, more, always)
    expect(whole?.stop).toEqual(notice('新'))
    expect(whole && after(whole, more, always).stop).not.toEqual(notice('新'))
    expect(afterChange(at(FIVE, '二'), FIVE, boardOf('新', '一', '二'))?.stop).toEqual({
      at: 'overview',
      page: 0,
    })
  })

  test('tells nothing of what is withdrawn before its turn has come', () => {
    const more = boardOf('一', '二', '三', '新')
    const shown = afterChange(at(FIVE, '二'), FIVE, more) ?? at(FIVE, '二')
    const left = boardOf('一', '二', '三')
    const now = afterChange(shown, more, left)
    expect(now && after(now, left, always).stop).not.toEqual(notice('新'))
  })
})

describe('a page of the lobby’s board', () => {
  const text = (length: number) => [
    { at: 'paragraph' as const, runs: [{ at: 'plain' as const, text: '字'.repeat(length) }] },
  ]
  const whole = [{ piece: 0, from: 0, to: 'whole' as const }]

  test('stays longer the more is to be read on it, and long enough for a few words', () => {
    expect(readingTime(text(5), whole)).toBe(12_000)
    expect(readingTime(text(200), whole)).toBe(46_000)
    expect(readingTime(text(5_000), whole)).toBe(100_000)
  })

  test('counts only the part of a text that stands on it', () => {
    expect(readingTime(text(5_000), [{ piece: 0, from: 100, to: 300 }])).toBe(46_000)
  })

  test('gives a long text a part of its pages at once, and at least one', () => {
    const minutes = [60_000, 60_000, 60_000, 60_000]
    expect(lastOfVisit(minutes, 0, 90_000)).toBe(1)
    expect(lastOfVisit(minutes, 2, 90_000)).toBe(3)
    expect(lastOfVisit(minutes, 1, 1)).toBe(1)
    expect(lastOfVisit(minutes, 0, null)).toBe(3)
  })
})

describe('a list on the lobby’s board', () => {
  const cell = (text: string) => [{ at: 'plain' as const, text }]
  const households: Table = {
    at: 'table',
    columns: ['序号', '户主', '村民小组', '保障人数', '本次核定结果', '变动原因', '备注'].map((head) => ({
      runs: cell(head),
      align: 'left',
    })),
    rows: Array.from({ length: 40 }, (_, i) =>
      [`${i + 1}`, '赵**', `第${i % 9}小组`, '2', '一类', `家庭共同生活成员患重大疾病，第${i}种`, ''].map(
        cell,
      ),
    ),
  }
  const headsOf = (columns: readonly number[]) =>
    columns.map((column) => households.columns[column]?.runs[0]?.text)

  test('has a line for each person, says once what is the same for all, and names what the kiosk has', () => {
    const lines = personLines(households, 50)
    expect(headsOf(lines.columns)).toEqual(['序号', '户主', '村民小组'])
    expect(lines.abreast).toBe(3)
    expect(headsOf(sameOf(households).map(({ column }) => column))).toEqual(['保障人数', '本次核定结果'])
    expect(headsOf(leftOutOf(households, lines))).toEqual(['变动原因'])
  })

  test('keeps name and group where there is no room for more', () => {
    expect(headsOf(personLines(households, 7).columns)).toEqual(['户主', '村民小组'])
  })

  test('is looked through line by line', () => {
    const lines = personLines(households, 50)
    const pieces = [{ at: 'lines' as const, table: 0, of: households, lines, rows: [0, 1, 2] }]
    const parts = Array.from({ length: 8 }, () => ({ piece: 0, from: 0, to: 'whole' as const }))
    expect(readingTime(pieces, parts)).toBe(30_000)
  })
})
