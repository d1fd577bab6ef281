import { expect, test } from 'vitest'
import { queueOf, queueRules } from '#daemon/daemon/queue-rules.ts'
import { stationView } from '#daemon/content/station/station-view.ts'

const station = {
  townCentre: '示例镇便民服务中心',
  kiosks: [{ id: 'kiosk-1' }],
}
const service = {
  priority: { maxInARow: 2, ageingMinutes: 30, fromAge: 60 },
  callsBeforeNoShow: 3,
  secondsBetweenCalls: 20,
  windows: [
    { id: 'W1', label: '1 号窗口' },
    { id: 'W2', label: '2 号窗口' },
  ],
  skills: [],
  queues: [
    { id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: 'all' as const, items: [] },
    { id: 'party', name: '党群服务', letter: 'B', dailyQuota: 20, windows: ['W2'], items: [36, 38] },
  ],
  defaultQueue: 'general',
}
const items = [
  { seq: 1, residentTicket: true },
  { seq: 17, residentTicket: false, suspended: '依据已废止', discreet: true },
  { seq: 38, residentTicket: false, residentTicketWhy: '由党组织来函办理' },
]

test('an errand goes to the queue that names it, every other one to the default queue', () => {
  const rules = queueRules(station, { items }, service)
  expect([1, 38].map((seq) => rules.items.get(seq)?.queueId)).toEqual(['general', 'party'])
  expect(queueOf(service, 36)).toBe('party')
  expect(rules.defaultQueueId).toBe('general')
})

test('any window calls from the general queue, and only the named ones from another', () => {
  const rules = queueRules(station, { items }, service)
  expect(rules.queues.map(({ windows }) => windows)).toEqual([['W1', 'W2'], ['W2']])
  expect(rules.windows).toEqual(['W1', 'W2'])
  expect(rules.queues.map(({ dailyQuota }) => dailyQuota)).toEqual([null, 20])
})

test('what needs a skill is for the windows that have it, and for those that can do everything', () => {
  const skilled = {
    ...service,
    windows: [
      { id: 'W1', label: '1 号窗口', skills: [] },
      { id: 'W2', label: '2 号窗口', skills: ['law'] },
      { id: 'W3', label: '3 号窗口' },
    ],
    skills: [{ id: 'law', name: '法律服务', items: [17] }],
  }
  const rules = queueRules(station, { items }, skilled)
  expect(rules.skills).toEqual([{ id: 'law', name: '法律服务', windows: ['W2', 'W3'] }])
  expect([1, 17].map((seq) => rules.items.get(seq)?.skill)).toEqual([null, 'law'])
  expect(queueRules(station, { items }, service).skills, '全科服务').toEqual([])
})

test('an errand without a ticket for residents says why and whom to ask', () => {
  const rules = queueRules(station, { items }, service)
  const ask = '本站窗口或示例镇便民服务中心'
  expect(rules.items.get(38)?.noTicket).toEqual({ why: '由党组织来函办理', ask })
  expect(rules.items.get(17)).toMatchObject({
    noTicket: { why: '依据已废止', ask },
    suspended: '依据已废止',
    discreet: true,
  })
  expect(rules.items.get(1)).toMatchObject({ noTicket: null, suspended: null, discreet: false })
})

test('screens see of the station what residents may know', () => {
  const profile = {
    id: 'ST-1',
    name: '示例村便民服务站',
    address: '示例镇示例村0号',
    phone: '0536-0000000',
    townCentre: '示例镇便民服务中心',
    hours: { text: ['周一至周五 8:30–11:30'], weekly: [] },
    areaSquareMeters: 60,
    priority: { maxInARow: 2, ageingMinutes: 30, fromAge: 60 },
    windows: [{ id: 'W1', label: '1 号窗口', title: '综合窗口' }],
  }
  expect(stationView(profile)).toEqual({
    id: 'ST-1',
    name: '示例村便民服务站',
    address: '示例镇示例村0号',
    phone: '0536-0000000',
    townCentre: '示例镇便民服务中心',
    hours: ['周一至周五 8:30–11:30'],
    priority: { fromAge: 60, maxInARow: 2, ageingMinutes: 30 },
    windows: [{ id: 'W1', label: '1 号窗口' }],
    hall: { clerkNames: 'shown' },
  })
})
