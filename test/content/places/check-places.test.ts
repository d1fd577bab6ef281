import { expect, test } from 'vitest'
import { checkPlaces } from '#daemon/content/places/check-places.ts'

const station = { type: '村', sample: false, kiosks: ['kiosk-1'], windows: ['W1'] }
const map = { columns: 4, rows: 3, windows: [{ window: 'W7', x: 1, y: 1 }] }

test('names a window on the map that the station does not have', () => {
  expect(
    checkPlaces({ sample: false, map }, station).map(({ path, words }) => [path.join('.'), words]),
  ).toEqual([['map.windows.0.window', '没有窗口 W7（是不是 W1？），应为其中之一：W1']])
})

test('lets a station with one window be tried with the hall of the sample', () => {
  expect(checkPlaces({ sample: true, map }, { ...station, sample: true })).toEqual([])
})
