import { expect, test } from 'vitest'
import { createStationClock } from '../../kiosk-ui/staff/station-clock.ts'

test('what was done in the morning is said to be of that day, although it was the day before in UTC', () => {
  const clock = createStationClock(() => 0)
  clock.sync('2026-11-23T00:00:00Z', 'Asia/Shanghai')
  expect(clock.dayOf('2026-11-21T23:30:00Z')).toBe('2026-11-22')
  expect(clock.timeOf('2026-11-21T23:30:00Z')).toBe('07:30')
})
