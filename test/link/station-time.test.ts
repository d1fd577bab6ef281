import { expect, test } from 'vitest'
import { createStationTime, wallClockOf } from '../../kiosk-ui/link/station-time.ts'

test('the screen shows the station’s wall clock, whatever zone the machine is in', () => {
  const read = wallClockOf('Asia/Shanghai')
  expect(read(Date.parse('2026-11-23T16:00:00Z'))).toEqual({ day: '2026-11-24', time: '00:00' })
  expect(read(Date.parse('2026-11-23T15:59:59Z'))).toEqual({ day: '2026-11-23', time: '23:59' })
})

test('time goes on from what the daemon said last, by a clock that never steps', () => {
  let elapsed = 5000
  const { clock, sync } = createStationTime(() => elapsed)
  expect(clock.value).toBeNull()
  sync('2026-11-23T01:42:10Z', 'Asia/Shanghai')
  expect(clock.value).toEqual({ day: '2026-11-23', time: '09:42' })
  elapsed += 60_000
  sync('2026-11-23T01:50:00Z', 'Asia/Shanghai')
  expect(clock.value).toEqual({ day: '2026-11-23', time: '09:50' })
})
