import { expect, test } from 'vitest'
import { dayFrom, dayWords } from '../../kiosk-ui/words/days.ts'

test('a day reads with its weekday', () => {
  expect(dayWords('2026-11-23')).toBe('11月23日 星期一')
  expect(dayWords('2028-02-29')).toBe('2月29日 星期二')
})

test('the next opening reads 今天, 明天, or the whole date, over the end of a year too', () => {
  expect(dayFrom('2026-11-23', '2026-11-23')).toBe('今天')
  expect(dayFrom('2026-12-31', '2027-01-01')).toBe('明天')
  expect(dayFrom('2026-11-23', '2026-11-27')).toBe('11月27日 星期五')
})
