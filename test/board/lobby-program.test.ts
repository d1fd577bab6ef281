import { describe, expect, test } from 'vitest'
import type { NoticeEntry, NoticesReply } from '#contract/notice.ts'
import { readingTime } from '../../kiosk-ui/board/how-long.ts'
import { type Stop, after, afterChange, programOf } from '../../kiosk-ui/board/program.ts'

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
const boardOf = (...ids: string[]): NoticesReply => ({
  today: '2026-11-23',
  classes: [],
  notices: ids.map(hanging),
  latest: null,
})
const notice = (id: string): Stop => ({ at: 'notice', id, from: 0 })
const FIVE = boardOf('一', '二', '三', '四', '五')
const always = () => true

describe('the lobby’s board by itself', () => {
  test('shows every title, every class, every notice whole, every errand, and begins again', () => {
    const seen: Stop[] = []
    let stop: Stop = { at: 'overview', page: 0 }
    do {
      seen.push(stop)
      stop = after(stop, FIVE, always)
    } while (stop.at !== 'overview' || stop.page !== 0)
    expect(seen).toEqual(programOf(FIVE))
    expect(seen.map((one) => ('id' in one ? one.id : one.at))).toEqual([
      'overview',
      'overview',
      'classes',
      '一',
      '二',
      '三',
      '四',
      '五',
      'items',
    ])
  })

  test('leaves out what is not at hand and stands still at nothing', () => {
    expect(after(notice('一'), FIVE, (one) => one.at !== 'notice' || one.id === '三')).toEqual(notice('三'))
    expect(after(notice('一'), FIVE, () => false)).toEqual({ at: 'overview', page: 0 })
    expect(after({ at: 'items', from: 0 }, boardOf(), always)).toEqual({ at: 'overview', page: 0 })
  })

  test('takes down at once what is withdrawn while it shows', () => {
    expect(afterChange(notice('二'), FIVE, boardOf('一', '三'))).toEqual({ at: 'overview', page: 0 })
  })

  test('reads on where another notice is withdrawn', () => {
    expect(afterChange(notice('二'), FIVE, boardOf('一', '二', '三'))).toBeNull()
  })

  test('shows at once among the titles what has been hung up', () => {
    expect(afterChange(notice('二'), FIVE, boardOf('新', '一', '二'))).toEqual({ at: 'overview', page: 0 })
    expect(afterChange(notice('二'), FIVE, boardOf('一', '二', '三', '新'))).toEqual({
      at: 'overview',
      page: 1,
    })
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
})
