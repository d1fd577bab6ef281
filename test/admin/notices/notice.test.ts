import { expect, test } from 'vitest'
import { asOwn, readNotice, termDays, timesOf } from '../../../kiosk-ui/admin/notices/notice.ts'

const whole = {
  class: '低保公示',
  title: '公示',
  publisher: '本站',
  publishedAt: '2026-11-24',
  until: '2026-12-01',
  objection: { contact: '甲', phone: '0536-0000000', place: '乙' },
  official: { issuer: '示例村村民委员会文件', number: '示字〔2026〕1号' },
  source: '规定',
  pinned: true,
  body: '正文\n',
}

test('a notice that is opened and kept has everything that it had', () => {
  expect(readNotice(whole)).toEqual(whole)
  expect(readNotice({ ...whole, later: 'kept' })).toEqual({ ...whole, later: 'kept' })
})

test('one that nobody has filled in opens as an empty form', () => {
  expect(readNotice(null)).toEqual({ class: '', title: '', publisher: '', publishedAt: '', body: '' })
})

test('a notice of a later day waits for it, and one with a last day goes by itself', () => {
  expect(timesOf(whole, '2026-11-23')).toEqual({ from: '2026-11-24', until: '2026-12-01' })
  expect(timesOf(whole, '2026-11-24')).toEqual({ until: '2026-12-01' })
  expect(termDays(whole)).toBe(7)
})

test('a sample that becomes the station’s own hangs from today on, and its days stand still', () => {
  const sample = { ...whole, sample: true, publishedAt: 'today-5', until: 'today+2' }
  expect(asOwn(sample, '2026-11-29')).toEqual({ ...whole, publishedAt: '2026-11-29', until: '2026-12-01' })
  expect(asOwn({ ...whole, sample: true }, '2026-11-29')).toEqual(whole)
})
