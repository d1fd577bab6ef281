import type { OnlineRate } from '#contract/guide-upkeep.ts'
import { roster } from '../made-up/window-work.ts'
import type { GalleryState } from '../state.ts'
import { allDevices, screens } from './devices.ts'
import { type AdminFixture, admin } from './fixture.ts'
import { upkeep } from './guides.ts'
import { places, station, stationAnswers } from './station.ts'

const rate: OnlineRate = {
  counts: true,
  items: [
    { seq: 2, name: '最低生活保障对象认定', online: 'yes' },
    { seq: 10, name: '城乡居民基本医疗保险缴费', online: 'unconfirmed' },
  ],
  confirmed: 1,
  percent: { least: 50, most: 100 },
  normPercent: 50,
}

const state = (name: string, over: Parameters<typeof stationAnswers>[0]) =>
  admin(name, 'self-check', {
    written: (contents) => ({
      ...stationAnswers(over),
      'GET /api/staff': { accounts: [...roster] },
      'GET /api/notices': contents.board,
      'GET /api/staff/devices': { devices: allDevices },
      'GET /api/staff/screens': screens,
      'GET /api/guide-upkeep': upkeep(contents),
      'GET /api/online-rate': rate,
    }),
  })

export const selfCheckStates: readonly GalleryState<AdminFixture>[] = [
  state('self-check', {}),
  state('self-check-with-budget', {
    station: {
      ...station,
      areaSquareMeters: 120,
      budgetNote: '村集体每年列支 2 万元，镇街按季度补助办公经费；水电、网络、纸张由村集体承担。',
    },
    places: { ...places, sample: false },
  }),
]
