import { expect, test } from 'vitest'
import type { NoticeEntry } from '#contract/notice.ts'
import type { StationView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import { linesOf } from '../../kiosk-ui/hall/band-lines.ts'

const LONG =
  '关于二〇二六年镇农村最低生活保障家庭、特困供养人员和临时救助对象动态管理复核结果的公示（第二批）'

const station: StationView = {
  id: 'ST',
  name: '示例社区便民服务站',
  address: '',
  phone: '',
  hours: [],
  townCentre: '',
  priority: { fromAge: 60, maxInARow: 2, ageingMinutes: 30 },
  windows: [{ id: 'W1', label: '1 号窗口' }],
  hall: { clerkNames: 'shown' },
}
const paused: WindowView = {
  id: 'W1',
  label: '1 号窗口',
  title: '综合窗口',
  department: '',
  services: [],
  service: { at: 'paused', clerk: 'c', since: '2026-11-23T01:00:00Z', notice: '取件，约 10 分钟' },
  clerk: null,
  current: null,
}
const notice = (id: string, title: string): NoticeEntry => ({
  id,
  class: '低保公示',
  kind: '公示',
  title,
  publisher: '村委',
  publishedAt: '2026-11-20',
  until: '2026-11-26',
  remainingDays: 3,
  sample: false,
  pinned: false,
  urgent: false,
})
const texts = (lines: readonly { tag: string; text: string }[]) =>
  lines.map(({ tag, text }) => `${tag} ${text}`)

test('the band says which window has paused, then the rule of priority and its fairness in plain words', () => {
  expect(texts(linesOf({ station, windows: [paused], queues: [] }, null))).toEqual([
    '暂停服务 1 号窗口：取件，约 10 分钟',
    '优先 60 岁以上的老人、体弱和生病的人、残疾人、孕妇、抱婴的人、退役和现役军人优先',
    '公平 有别人在等，优先号最多连叫 2 位；等满 30 分钟的人，和优先号一样先叫',
  ])
})

test('once no more numbers are given the band says so first, and that those who hold one are called', () => {
  const queue = {
    id: 'general',
    name: '综合业务',
    letter: 'A',
    waiting: 3,
    estimateMinutes: null,
    estimateBasis: 0,
  }
  const [first] = linesOf({ station, windows: [paused], queues: [{ ...queue, left: 0 }] }, null)
  expect(first).toMatchObject({ tag: '取号', text: '今天不再放号，已经取了号的，请听叫号，都会办完' })
  const [other] = linesOf({ station, windows: [paused], queues: [{ ...queue, left: 1 }] }, null)
  expect(other?.tag).toBe('暂停服务')
})

test('a station without priority by age or ageing promises neither', () => {
  const priority = { fromAge: null, maxInARow: 3, ageingMinutes: null }
  expect(texts(linesOf({ station: { ...station, priority }, windows: [], queues: [] }, null))).toEqual([
    '优先 老人、体弱和生病的人、残疾人、孕妇、抱婴的人、退役和现役军人优先',
    '公平 有别人在等，优先号最多连叫 3 位，再叫普通号',
  ])
})

test('a sample on the band is called one once', () => {
  const sample = { ...notice('n1', '低保公示（示例）'), sample: true }
  const board = { today: '2026-11-24', notices: [sample], classes: [], latest: null }
  expect(texts(linesOf({ station, windows: [], queues: [] }, board)).at(-1)).toBe('公示 低保公示（示例）')
})

test('a posting too long for the band comes in parts that hold all of it', () => {
  const notices = [notice('n1', LONG), notice('n2', '𠮷祥村公示')]
  const board = { today: '2026-11-24', notices, classes: [], latest: notices[1]! }
  const [, , newest, ...parts] = linesOf({ station, windows: [], queues: [] }, board)
  expect(newest).toMatchObject({ tag: '公示', note: '还有 3 天', text: '𠮷祥村公示' })
  expect(parts.map(({ note }) => note)).toEqual(['1/2', '2/2'])
  expect(parts.map(({ text }) => text.replace('……', '')).join('')).toBe(LONG)
})

test('what is urgent leaves the turn only to itself and to what people in the hall have to know', () => {
  const urgent = { ...notice('n-2', '今天下午停水'), urgent: true, remainingDays: null }
  const notices = [urgent, notice('n-1', '低保公示')]
  const board = { today: '2026-11-23', classes: [], notices, latest: urgent }
  expect(linesOf({ station, windows: [paused], queues: [] }, board)).toMatchObject([
    { tag: '紧急', text: '今天下午停水', urgent: true },
    { tag: '暂停服务' },
  ])
})
