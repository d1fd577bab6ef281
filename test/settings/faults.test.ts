import { describe, expect, test } from 'vitest'
import { type Edit, read, smallConfig } from './small-config.ts'

type Case = {
  /** What somebody wrote. */
  wrong: string
  from: string
  to: string
  path: string
  /** What the fault says is right. */
  allowed: string
  /** Nothing of it is written anywhere. */
  absent?: true
}

const hours = (week: string) => `weekly: ${week}`
const morning = "{days: [1], open: [{from: '08:30', to: '11:30'}]}"

const station: Case[] = [
  {
    wrong: 'a name that is not of the form for a community',
    from: 'name: 示例社区便民服务站',
    to: 'name: 示例社区服务中心',
    path: 'name',
    allowed: 'XX社区便民服务站',
  },
  {
    wrong: 'the name of a community for a village',
    from: 'type: 社区',
    to: 'type: 村',
    path: 'name',
    allowed: 'XX村便民服务站',
  },
  {
    wrong: 'the name of a joint outlet without 便民服务站',
    from: 'name: 示例社区便民服务站\ntype: 社区',
    to: 'name: 示例邮政代办点\ntype: 网点',
    path: 'name',
    allowed: 'XX便民服务站',
  },
  {
    wrong: 'a type of station that does not exist',
    from: 'type: 社区',
    to: 'type: 小区',
    path: 'type',
    allowed: '村 或 社区 或 网点（是不是 社区？）',
  },
  {
    wrong: 'a misspelt field',
    from: 'phone: ',
    to: 'phnoe: ',
    path: 'phnoe',
    allowed: '应为：phone',
  },
  {
    wrong: 'a field that does not exist at all',
    from: 'id: ST-V01',
    to: 'id: ST-V01\ncolour: red',
    path: 'colour',
    allowed: '可用的字段：id、name、type',
  },
  {
    wrong: 'no address',
    from: 'address: 示例街道示例路0号（示例地址）\n',
    to: '',
    path: 'address',
    allowed: '地址',
    absent: true,
  },
  {
    wrong: 'an empty address',
    from: 'address: 示例街道示例路0号（示例地址）',
    to: 'address:',
    path: 'address',
    allowed: '地址',
  },
  {
    wrong: 'a phone number that YAML takes for a number',
    from: 'phone: 0536-0000000（示例号码）',
    to: 'phone: 12345',
    path: 'phone',
    allowed: '要加引号，如 "12345"',
  },
  {
    wrong: 'a floor area in quotes',
    from: 'areaSquareMeters: 120',
    to: 'areaSquareMeters: "120"',
    path: 'areaSquareMeters',
    allowed: '不加引号',
  },
  {
    wrong: 'a time zone that does not exist',
    from: 'Asia/Shanghai',
    to: 'Asia/Shangai',
    path: 'timeZone',
    allowed: 'Asia/Shanghai',
  },
  {
    wrong: 'an offset for a time zone',
    from: 'timeZone: Asia/Shanghai',
    to: "timeZone: '+08:00'",
    path: 'timeZone',
    allowed: 'IANA 时区名',
  },
  {
    wrong: 'a time of one digit',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '8:30', to: '11:30'}]}]"),
    path: 'hours.weekly[0].open[0].from',
    allowed: '如 08:30',
  },
  {
    wrong: 'an interval that ends before it begins',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '20:00', to: '02:00'}]}]"),
    path: 'hours.weekly[0].open[0].to',
    allowed: '结束应晚于开始',
  },
  {
    wrong: 'intervals that overlap',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '08:00', to: '12:00'}, {from: '11:00', to: '17:00'}]}]"),
    path: 'hours.weekly[0].open[1].from',
    allowed: '互不重叠',
  },
  {
    wrong: 'intervals in the wrong order',
    from: hours('[]'),
    to: hours("[{days: [1], open: [{from: '14:00', to: '17:00'}, {from: '08:00', to: '12:00'}]}]"),
    path: 'hours.weekly[0].open[1].from',
    allowed: '从早到晚',
  },
  {
    wrong: 'a weekday that does not exist',
    from: hours('[]'),
    to: hours("[{days: [0], open: [{from: '08:00', to: '12:00'}]}]"),
    path: 'hours.weekly[0].days[0]',
    allowed: '1 是周一，7 是周日',
  },
  {
    wrong: 'a weekday in two places',
    from: hours('[]'),
    to: hours(`[${morning}, ${morning}]`),
    path: 'hours.weekly[1].days[0]',
    allowed: '写在一处',
  },
  {
    wrong: 'a day that no calendar has',
    from: 'closedDays: []',
    to: 'closedDays: [2027-02-29]',
    path: 'hours.closedDays[0]',
    allowed: '年-月-日',
  },
  {
    wrong: 'a day that is both closed and extra',
    from: 'closedDays: []\n  # 调休上班等另有安排的日子。\n  extraDays: []',
    to: "closedDays: [2026-10-01]\n  extraDays: [{day: 2026-10-01, open: [{from: '08:00', to: '12:00'}]}]",
    path: 'hours.extraDays[0].day',
    allowed: '应只写一处',
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
    allowed: '不限写 null',
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
    wrong: 'a common errand that is suspended',
    from: 'seq: 50',
    to: 'seq: 17',
    path: 'commonItems[4].seq',
    allowed: '应换成能取号的事项',
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
]

const devices: Case[] = [
  {
    wrong: 'a driver that does not exist',
    from: 'driver: escpos',
    to: 'driver: escpoz',
    path: 'devices[0].driver',
    allowed: '应为其中之一：escpos',
  },
  {
    wrong: 'a kind of device that does not exist',
    from: 'port: ticket-printer',
    to: 'port: tiket-printer',
    path: 'devices[0].port',
    allowed: '是不是 ticket-printer？',
  },
  {
    wrong: 'a kiosk that does not exist',
    from: 'at: {kiosk: kiosk-1}',
    to: 'at: {kiosk: kiosk-2}',
    path: 'devices[0].at.kiosk',
    allowed: '应为其中之一：kiosk-1',
  },
  {
    wrong: 'a window that does not exist',
    from: 'at: {kiosk: kiosk-1}',
    to: 'at: {window: W4}',
    path: 'devices[0].at.window',
    allowed: '应为其中之一：W1、W2、W3',
  },
  {
    wrong: 'a wire that the driver does not speak',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {hid: {vendorId: 0x0483, productId: 0x5750}}',
    path: 'devices[0].wire',
    allowed: '应为其中之一：serial、tcp、simulated',
  },
  {
    wrong: 'a wire of a kind that does not exist',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {usb: printer}',
    path: 'devices[0].wire',
    allowed: '{serial: 设备文件, baudRate: 波特率}',
  },
  {
    wrong: 'a serial line without its speed',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {serial: /dev/ttyUSB0}',
    path: 'devices[0].wire.baudRate',
    allowed: '1200–921600 的整数',
  },
  {
    wrong: 'a network printer without a port',
    from: 'wire: {simulated: thermal-80}',
    to: 'wire: {tcp: 192.168.1.50}',
    path: 'devices[0].wire.tcp',
    allowed: '如 192.168.1.50:9100',
  },
  {
    wrong: 'a network port out of range',
    from: 'wire: {simulated: thermal-80}',
    to: "wire: {tcp: '192.168.1.50:99999'}",
    path: 'devices[0].wire.tcp',
    allowed: '1 到 65535',
  },
  {
    wrong: 'a misspelt field of the driver',
    from: 'driver: escpos',
    to: 'driver: escpos\n    modle: generic-58',
    path: 'devices[0].modle',
    allowed: '应为：model',
  },
  {
    wrong: 'a value that the driver does not allow',
    from: 'driver: escpos',
    to: 'driver: escpos\n    deadlineMs: 1',
    path: 'devices[0].deadlineMs',
    allowed: '100 到 5000 的整数',
  },
  {
    wrong: 'two devices of one id',
    from: 'devices:\n',
    to: 'devices:\n  - {id: printer-1, port: ticket-printer, driver: escpos, wire: {simulated: thermal-80}}\n',
    path: 'devices[1].id',
    allowed: '应当各不相同',
  },
  {
    wrong: 'two devices on one serial line',
    from: 'devices:\n  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n    wire: {simulated: thermal-80}',
    to:
      'devices:\n' +
      '  - {id: p-2, port: ticket-printer, driver: escpos, wire: {serial: /dev/ttyS0, baudRate: 9600}}\n' +
      '  - id: printer-1\n    port: ticket-printer\n    driver: escpos\n' +
      '    wire: {serial: /dev/ttyS0, baudRate: 9600}',
    path: 'devices[1].wire.serial',
    allowed: '一条线应只接一台设备',
  },
  {
    wrong: 'no list of devices',
    from: 'devices:',
    to: 'device:',
    path: 'device',
    allowed: '应为：devices',
  },
]

const index: Case[] = [
  {
    wrong: 'a version that is no date',
    from: 'version: 2026.11.23',
    to: 'version: v1',
    path: 'version',
    allowed: '年.月.日',
  },
  {
    wrong: 'an errand in no domain',
    from: '[17, 38]',
    to: '[17]',
    path: 'domains',
    allowed: '第 38 项不在任何领域里',
  },
  {
    wrong: 'an errand in two domains',
    from: '[17, 38]',
    to: '[17, 38, 50]',
    path: 'domains[1].items[2]',
    allowed: '应只在一个领域',
  },
  {
    wrong: 'a domain with an errand that does not exist',
    from: '[17, 38]',
    to: '[17, 38, 63]',
    path: 'domains[1].items[2]',
    allowed: '应为 items 文件夹里有的序号',
  },
  {
    wrong: 'two domains of one name',
    from: 'name: 其他',
    to: 'name: 常办',
    path: 'domains[1].name',
    allowed: '应各不相同',
  },
]

const item: Case[] = [
  {
    wrong: 'a kind that the annex does not have',
    from: 'kind: 承诺件',
    to: 'kind: 承诺',
    path: 'kind',
    allowed: '即办件 或 承诺件',
  },
  {
    wrong: 'a way of handling that the remark contradicts',
    from: 'handling: 帮办代办',
    to: 'handling: null',
    path: 'handling',
    allowed: '应为：帮办代办',
  },
  {
    wrong: 'a class that the remark contradicts',
    from: 'itemClass: 公共服务',
    to: 'itemClass: 便民服务',
    path: 'itemClass',
    allowed: '应为：公共服务',
  },
  {
    wrong: 'no reason why residents cannot take a ticket',
    from: 'suspended: 上位法规已废止，本地是否还组织鉴定待卫生健康部门核定\n',
    to: '',
    path: 'residentTicket',
    allowed: '应写明原因',
  },
  {
    wrong: 'an element that no guide has',
    from: 'national: [办事依据]',
    to: 'national: [依据]',
    path: 'provenance.national[0]',
    allowed: '办事依据',
  },
  {
    wrong: 'a material without its name',
    from: '- name: 户口簿\n    original',
    to: '- original',
    path: 'materials[2].name',
    allowed: '文字',
  },
]

const files = {
  'station.yaml': station,
  'devices.yaml': devices,
  'catalogue/catalogue.yaml': index,
  'catalogue/items/17.yaml': item,
}

describe.for(Object.entries(files))('%s', ([file, cases]) => {
  test.for(cases)('says where and what is right: $wrong', async ({ from, to, path, allowed, absent }) => {
    const folder = await smallConfig([{ file, from, to }])
    const result = await read(folder)
    expect(result.at === 'faults' && result.faults).toEqual([
      {
        file: expect.stringMatching(new RegExp(`${file}$`)) as unknown,
        path,
        line: absent ? null : (expect.any(Number) as unknown),
        message: expect.stringContaining(allowed) as unknown,
      },
    ])
  })
})

test('tells every fault of every file at once', async () => {
  const edits: Edit[] = [
    { file: 'station.yaml', from: 'letter: A', to: 'letter: a' },
    { file: 'station.yaml', from: 'defaultQueue: general', to: 'defaultQueue: genral' },
    { file: 'station.yaml', from: hours('[]'), to: hours("[{days: [1, 1], open: [{from: '8', to: '9'}]}]") },
    { file: 'devices.yaml', from: 'kiosk: kiosk-1', to: 'kiosk: kiosk-2' },
    { file: 'catalogue/catalogue.yaml', from: '[17, 38]', to: '[17]' },
    { file: 'catalogue/items/17.yaml', from: 'kind: 承诺件', to: 'kind: 承诺' },
  ]
  const folder = await smallConfig(edits)
  const result = await read(folder, { port: '80 80', logLevel: 'inof' })
  expect(result.at === 'faults' && result.faults.map(({ path }) => path).toSorted()).toEqual(
    [
      '',
      '',
      'queues[0].letter',
      'defaultQueue',
      'hours.weekly[0].days[1]',
      'hours.weekly[0].open[0].from',
      'hours.weekly[0].open[0].to',
      'devices[0].at.kiosk',
      'domains',
      'kind',
    ].toSorted(),
  )
})

test('points at the line where the wrong thing is written', async () => {
  const folder = await smallConfig([{ file: 'station.yaml', from: 'letter: A', to: 'letter: a' }])
  const result = await read(folder)
  expect(result).toMatchObject({ at: 'faults', faults: [{ path: 'queues[0].letter', line: 47 }] })
})
