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

test('tells of a kiosk’s area that promises what the kiosk cannot do', () => {
  const on = { x: 0, y: 0, width: 1, height: 1 }
  const found = (use: string, area = on) =>
    checkPlaces(
      {
        sample: true,
        map: { ...map, here: [{ kiosk: 'kiosk-1', x: 0, y: 0 }] },
        areas: [{ name: '自助服务', use, on: area }],
      },
      { ...station, sample: true },
    ).map(({ words, blocks }) => `${blocks} ${words}`)
  expect(found('自助查询、网上申办、打印')).toEqual([
    'false 本终端不能网上办理，应写它能做的：取号、查办事指南、看信息公开、打印',
  ])
  expect(found('取号、查办事指南')).toEqual([])
  expect(found('这里的电脑可以网上申办', { ...on, x: 1 })).toEqual([])
})
