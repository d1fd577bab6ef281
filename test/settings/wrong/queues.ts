import type { Wrong } from './wrong.ts'

const LAW_LISTED = {
  from: 'defaultQueue: general\n',
  to: 'defaultQueue: general\nskills: [{id: law, name: 法律服务, items: [50]}]\n',
}
/** Skills of the last window. */
const lastWindow = (skills: string) => ({
  from: 'services: [党群服务, 出具证明,',
  to: `${skills}\n    services: [党群服务, 出具证明,`,
})

const booked = (bookings: string) => ({
  from: 'defaultQueue: general\n',
  to: `defaultQueue: general\nbookings: {keepDays: 30, daysAhead: 14, ${bookings}}\n`,
})
const MORNING = '{from: "09:00", to: "11:00"}'

export const queues: Wrong[] = [
  {
    wrong: 'two hours for bookings that overlap',
    ...booked(`numbers: {days: [1], each: 2, slots: [${MORNING}, {from: "10:00", to: "12:00"}]}`),
    path: 'bookings.numbers.slots[1]',
    allowed: '从早到晚、互不重叠',
  },
  {
    wrong: 'a village group of the roster that is nowhere named',
    ...booked(
      `visits: {items: [17], groups: [一组], each: 1, slots: [${MORNING}], agents: [{name: 李, groups: [二组], days: [1]}]}`,
    ),
    path: 'bookings.visits.agents[0].groups[0]',
    allowed: 'groups 里写过的',
  },
  {
    wrong: 'an errand for bookings that is not in the catalogue',
    ...booked('contacts: {items: [99], workdays: 3}'),
    path: 'bookings.contacts.items[0]',
    allowed: '目录里的序号',
  },
  {
    wrong: 'two windows of one id',
    from: 'id: W2',
    to: 'id: W1',
    path: 'windows[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'a small letter for a queue',
    from: 'letter: A',
    to: 'letter: a',
    path: 'queues[0].letter',
    allowed: '一个大写字母 A–Z',
  },
  {
    wrong: 'two queues of one letter',
    from: 'queues:\n',
    to: 'queues:\n  - {id: other, name: 其他, letter: A, dailyQuota: null, windows: all, items: []}\n',
    path: 'queues[1].letter',
    allowed: '应当各不相同',
  },
  {
    wrong: 'two queues of one id',
    from: 'queues:\n',
    to: 'queues:\n  - {id: general, name: 其他, letter: B, dailyQuota: null, windows: all, items: []}\n',
    path: 'queues[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'a quota of nothing',
    from: 'dailyQuota: null',
    to: 'dailyQuota: 0',
    path: 'queues[0].dailyQuota',
    allowed: '不限就空着',
  },
  {
    wrong: 'a queue for a window that does not exist',
    from: 'windows: all',
    to: 'windows: [W1, W9]',
    path: 'queues[0].windows[1]',
    allowed: '应为其中之一：W1、W2、W3',
  },
  {
    wrong: 'an errand that the catalogue does not have',
    from: '\n    items: []',
    to: '\n    items: [99]',
    path: 'queues[0].items[0]',
    allowed: '目录里的序号（1–50）',
  },
  {
    wrong: 'one errand in a queue twice',
    from: '\n    items: []',
    to: '\n    items: [50, 50]',
    path: 'queues[0].items[1]',
    allowed: '应只归一个队列',
  },
  {
    wrong: 'a default queue that does not exist',
    from: 'defaultQueue: general',
    to: 'defaultQueue: genral',
    path: 'defaultQueue',
    allowed: '是不是 general？',
  },
  {
    wrong: 'two kiosks of one id',
    from: 'kiosks:\n',
    to: 'kiosks:\n  - {id: kiosk-1, mmPerPx: 0.248}\n',
    path: 'kiosks[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'a pixel of three millimetres',
    from: 'mmPerPx: 0.311',
    to: 'mmPerPx: 3.11',
    path: 'kiosks[0].mmPerPx',
    allowed: '0.05–1',
  },
  {
    wrong: 'a common errand that the catalogue does not have',
    from: 'seq: 50',
    to: 'seq: 51',
    path: 'commonItems[4].seq',
    allowed: '应为目录里的序号',
  },
  {
    wrong: 'a common errand that residents cannot take a ticket for',
    from: 'seq: 50',
    to: 'seq: 38',
    path: 'commonItems[4].seq',
    allowed: '应换成能取号的事项',
  },
  {
    wrong: 'one common errand twice',
    from: 'seq: 50',
    to: 'seq: 10',
    path: 'commonItems[4].seq',
    allowed: '应当各不相同',
  },
  {
    wrong: 'a seventh common errand',
    from: 'commonItems:\n',
    to: 'commonItems:\n  - {seq: 28, title: 种地补贴}\n',
    path: 'commonItems',
    allowed: '1 到 6 项',
  },
  {
    wrong: 'a title that no tile can hold',
    from: 'title: 盖章开证明',
    to: 'title: 盖章开证明找村委会',
    path: 'commonItems[4].title',
    allowed: '1–7 个字',
  },
  {
    wrong: 'a window with a skill that is not listed',
    ...lastWindow('skills: [lwa]'),
    also: [LAW_LISTED],
    path: 'windows[2].skills[0]',
    allowed: '没有技能 lwa（是不是 law？），应为其中之一：law',
  },
  {
    wrong: 'a window with one skill twice',
    ...lastWindow('skills: [law, law]'),
    also: [LAW_LISTED],
    path: 'windows[2].skills[1]',
    allowed: 'law 写了两遍',
  },
  {
    wrong: 'a skill for an errand that the catalogue does not have',
    ...lastWindow('skills: [law]'),
    also: [{ ...LAW_LISTED, to: LAW_LISTED.to.replace('items: [50]', 'items: [99]') }],
    path: 'skills[0].items[0]',
    allowed: '目录里的序号（1–50）',
  },
  {
    wrong: 'one errand that needs a skill twice',
    ...lastWindow('skills: [law]'),
    also: [{ ...LAW_LISTED, to: LAW_LISTED.to.replace('items: [50]', 'items: [50, 50]') }],
    path: 'skills[0].items[1]',
    allowed: '应只写一遍',
  },
  {
    wrong: 'two skills of one id',
    from: 'defaultQueue: general\n',
    to: 'defaultQueue: general\nskills: [{id: law, name: 法律, items: [50]}, {id: law, name: 信访, items: [1]}]\n',
    path: 'skills[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'an errand whose queue only windows without the skill call',
    from: 'queues:\n',
    to: `queues:
  - {id: party, name: 党群, letter: B, dailyQuota: null, windows: [W3], items: [50]}
`,
    path: 'skills[0].items[0]',
    allowed: '第 50 项走队列 party，叫这个队列的窗口都不能办 law，号会没有人叫；能办的是：W1、W2',
    also: [lastWindow('skills: []'), LAW_LISTED],
  },
  {
    wrong: 'a skill that no window has',
    from: 'defaultQueue: general\n',
    to: 'defaultQueue: general\nskills: [{id: law, name: 法律, items: [50]}]\n',
    path: 'skills[0].id',
    allowed: '没有一个窗口能办 law，应在能办的窗口的 skills 里写上 law',
    also: ['社会保险, 医疗保险', '免费代办', '党群服务'].map((first) => ({
      from: `services: [${first},`,
      to: `skills: []\n    services: [${first},`,
    })),
  },
]
