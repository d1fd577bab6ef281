import type { ContentReply } from '#contract/contents.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { GalleryState } from '../state.ts'
import { wang } from '../made-up/windows.ts'
import { type AdminFixture, admin } from './fixture.ts'

const hours = {
  text: ['周一至周五 8:30–11:30 14:00–17:00（法定节假日除外）', '周六 9:00–11:00（法定节假日除外）'],
  weekly: [
    {
      days: [1, 2, 3, 4, 5],
      open: [
        { from: '08:30', to: '11:30' },
        { from: '14:00', to: '17:00' },
      ],
    },
    { days: [6], open: [{ from: '09:00', to: '11:00' }] },
  ],
  closedDays: ['2026-11-30'],
  extraDays: [{ day: '2026-12-12', open: [{ from: '09:00', to: '11:00' }] }],
  onHolidays: 'closed',
  onMakeUpDays: 'as-weekday',
}

export const station = {
  name: '示例社区便民服务站',
  type: '社区',
  sample: true,
  address: '示例街道示例路0号（示例地址）',
  phone: '0536-0000000（示例号码）',
  townCentre: '示例街道便民服务中心',
  areaSquareMeters: 80,
  hours,
  commonItems: [
    { seq: 35, title: '申请法律援助' },
    { seq: 60, title: '问法律' },
  ],
  hall: { clerkNames: 'shown', upNext: 2 },
  voice: { times: 2, quiet: { from: '21:00', to: '07:00' } },
  cases: { keepDays: 730, amberWorkdays: 3, redWorkdays: 1 },
}

const windowsUpTo = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `W${i + 1}`,
    label: i === 2 && count > 3 ? '帮办代办综合服务窗口' : `${i + 1} 号窗口`,
    ...(i === 0 && { skills: [] }),
  }))

const rules = {
  windows: windowsUpTo(3),
  skills: [{ id: 'law', name: '法律服务', items: [35, 52, 60] }],
  queues: [
    { id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: 'all', items: [] },
    { id: 'law', name: '法律咨询', letter: 'B', dailyQuota: 20, windows: ['W3'], items: [35, 52] },
  ],
  defaultQueue: 'general',
  priority: { maxInARow: 5, ageingMinutes: 30, fromAge: 60 },
  callsBeforeNoShow: 3,
  secondsBetweenCalls: 20,
}

const MORNING = { from: '09:00', to: '11:00' }
const bookings = {
  keepDays: 30,
  daysAhead: 14,
  visits: {
    items: [2, 14, 18],
    groups: ['一组', '东山片区第三组'],
    agents: [{ name: '王芳', groups: ['一组'], days: [1, 3, 5] }],
    slots: [MORNING],
    each: 2,
  },
  numbers: { days: [1, 2, 3, 4, 5], slots: [MORNING, { from: '10:00', to: '12:00' }], each: 2 },
}

const areas = [
  ['后台办公', 0, 0, 12, 2],
  ['窗口受理', 0, 2, 12, 2],
  ['信息公开', 0, 4, 5, 2],
  ['休息等待', 5, 4, 7, 2],
  ['自助服务', 0, 6, 5, 2],
] as const

export const places = {
  sample: true,
  facilities: [
    { name: '免费复印', available: true, note: '办事所需材料免费复印，数量以站点公布为准' },
    { name: '饮水', available: true, note: '提供开水、纸杯' },
    { name: '无线网络', available: false, note: '' },
  ],
  equipment: [
    '桌椅',
    '电脑',
    { name: '打印机', state: 'faulty', note: '卡纸，厂家周五来修' },
    '复印机',
    '电话',
    { name: '高拍仪', state: 'missing', note: '' },
    '互联网',
  ],
  map: {
    columns: 12,
    rows: 8,
    entrance: { x: 10, y: 7 },
    here: [{ kiosk: 'kiosk-1', x: 2, y: 6 }],
    windows: [
      { window: 'W1', x: 2, y: 3 },
      { window: 'W2', x: 6, y: 3 },
    ],
  },
  areas: areas.map(([name, x, y, width, height]) => ({
    name,
    use: '这里做什么，写一句话',
    equipment: ['桌椅'],
    on: { x, y, width, height },
  })),
  wifi: { ssid: '示例无线网络', password: 'shili-0000' },
}

const plates = {
  title: '综合窗口（帮办代办）',
  department: '卫健、残联、农业等（示例）',
  services: ['免费代办'],
}

const written = { station, rules, places, plates } as const

const standing = {
  at: 'draft',
  published: null,
  newest: 2,
  from: null,
  until: null,
  changedAt: '2026-11-23T01:41:00.000Z',
} as const

const opened = (document: unknown): ContentReply => ({
  document,
  version: 2,
  ...standing,
  versions: [{ version: 2, base: 1, by: wang.name, time: '2026-11-23T01:40:00.000Z' }],
  findings: [],
})

const HOLIDAYS_2026 = {
  year: 2026,
  holidays: [
    { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
    { name: '春节', from: '2026-02-15', to: '2026-02-23' },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-10-10'],
}

/** `over`: what stands otherwise in the documents. */
export const stationAnswers = (over: Partial<Record<keyof typeof written, unknown>> = {}): Answers => ({
  'GET /api/contents/:kind/:id': {
    byName: Object.fromEntries(
      Object.entries({ ...written, ...over }).map(([kind, document]) => [kind, opened(document)]),
    ),
  },
  'GET /api/contents/:kind': {
    contents: [
      { id: '2', title: '居民医保参保', group: null, ...standing },
      { id: '14', title: '八十岁高龄补贴', group: null, ...standing },
      { id: '18', title: '申请低保', group: null, ...standing },
      { id: '35', title: '法律援助', group: null, ...standing },
      { id: '52', title: '矛盾调解', group: null, ...standing },
      { id: '60', title: '法律咨询', group: null, ...standing },
    ],
  },
  'GET /api/calendar/holidays': { tables: [HOLIDAYS_2026] },
})

type Findings = { path: (string | number)[]; words: string; blocks: boolean }[]
const found = (findings: Findings): Answers => ({
  'POST /api/contents/:kind/:id/check': { findings, newest: null },
})

const at = (name: string, place: string, more: Partial<Parameters<typeof admin>[2]> = {}) =>
  admin(`station-${name}`, 'station', {
    place: `station${place}`,
    answers: stationAnswers(),
    ...more,
    written: (contents) => ({ ...found([]), ...more.written?.(contents) }),
  })

export const stationStates: readonly GalleryState<AdminFixture>[] = [
  at('parts', ''),
  at('name', '/name', {
    written: ({ home }) => ({
      'POST /api/contents/:kind/:id/check': {
        findings: [
          {
            path: ['areaSquareMeters'],
            words: '面积 80 平方米，社区便民服务站原则上不低于 100 平方米',
            blocks: false,
          },
        ],
        view: { station: home.station, common: home.common, itemCount: home.itemCount },
        newest: null,
      },
    }),
  }),
  at('hours', '/hours', {
    answers: {
      ...stationAnswers({
        station: {
          ...station,
          hours: { ...hours, text: ['周一至周五 8:30–12:00（农忙时另行通知，以门口张贴的为准）'] },
        },
      }),
      ...found([
        {
          path: ['hours', 'text', 0],
          words:
            '写给人看的是“周一至周五 8:30–12:00”，每周时段里周一是 08:30–11:30 14:00–17:00；两处应当一样，号按每周时段放',
          blocks: false,
        },
      ]),
    },
  }),
  at('holidays', '/holidays'),
  at('holidays-of-an-unknown-year', '/holidays', {
    answers: { ...stationAnswers(), 'GET /api/calendar/holidays': { tables: [] } },
    steps: (hand) => hand.pressOn('[data-act=enter-year]'),
  }),
  at('common', '/common', {
    answers: stationAnswers({
      station: {
        ...station,
        commonItems: Array.from({ length: 6 }, () => ({ seq: 35, title: '申请法律援助' })),
      },
    }),
    written: ({ home }) => ({
      'POST /api/contents/:kind/:id/check': {
        findings: [
          { path: ['commonItems', 1, 'seq'], words: '35 和第 1 个重复，应当各不相同', blocks: true },
        ],
        view: { station: home.station, common: home.common, itemCount: home.itemCount },
        newest: null,
      },
    }),
  }),
  at('hall', '/hall'),
  at('cases', '/cases', {
    answers: {
      ...stationAnswers({ station: { ...station, cases: { ...station.cases, redWorkdays: 5 } } }),
      ...found([
        {
          path: ['cases', 'redWorkdays'],
          words: '“马上到期”写的是 5 个工作日，应比“快到了”的 3 个少',
          blocks: true,
        },
      ]),
    },
  }),
  at('windows', '/windows'),
  at('windows-in-use', '/windows', {
    answers: {
      ...stationAnswers({ rules: { ...rules, windows: windowsUpTo(8) } }),
      ...found([
        {
          path: ['queues'],
          words: '“便民代办”里还有 3 人在等，暂时不能去掉；叫完了再来去掉',
          blocks: true,
        },
        {
          path: ['windows', 2, 'label'],
          words: '这里空着，应为：大屏和语音里的叫法，如 1 号窗口',
          blocks: true,
        },
      ]),
    },
  }),
  at('plate', '/plate/W2'),
  at('priority', '/priority'),
  at('bookings', '/bookings', {
    answers: {
      ...stationAnswers({ rules: { ...rules, bookings } }),
      ...found([
        {
          path: ['bookings', 'numbers', 'slots', 1],
          words: '10:00 在上一个时段结束以前，应从早到晚、互不重叠',
          blocks: true,
        },
      ]),
    },
  }),
  at('facilities', '/facilities'),
  at('map', '/map', {
    written: ({ places: view }) => ({
      'POST /api/contents/:kind/:id/check': { findings: [], view, newest: null },
    }),
  }),
  at('wifi', '/wifi', {
    written: ({ places: view }) => ({
      'POST /api/contents/:kind/:id/check': { findings: [], view, newest: null },
    }),
  }),
]
