import { expect, test } from 'vitest'
import { evidenceOf, type Known } from '../../kiosk-ui/admin/self-check/evidence.ts'
import { emptyPlaces, emptyStation } from '../../kiosk-ui/admin/station/documents.ts'

const nothing: Known = {
  station: emptyStation,
  places: emptyPlaces,
  accounts: [],
  windows: [],
  board: { classes: [] },
  devices: [],
  guides: [],
  rate: { counts: false, items: [], confirmed: 0, percent: null, normPercent: 50 },
  screens: { listeners: [], kiosks: [], halls: { open: 0, lastSeen: null }, clockSet: null },
  link: 'live',
}
const states = (known: Partial<Known>) =>
  Object.fromEntries(evidenceOf({ ...nothing, ...known }).map(({ having, at }) => [having, at]))
const wordsOf = (having: string, known: Partial<Known>) =>
  evidenceOf({ ...nothing, ...known })
    .find((one) => one.having === having)
    ?.lines.join('')

test('nothing is taken for there that nobody has told the station', () => {
  expect(states({})).toEqual({
    place: 'wanting',
    people: 'wanting',
    rules: 'wanting',
    network: 'unknown',
    devices: 'wanting',
    budget: 'unknown',
    work: 'wanting',
  })
})

test('a hall below the norm of its kind is to be mended, and a joint outlet has no norm', () => {
  const hall = (type: string, areaSquareMeters: number) =>
    wordsOf('place', { station: { ...emptyStation, type, areaSquareMeters } })
  expect(hall('社区', 80)).toContain('社区原则上不低于 100 平方米，还不到')
  expect(hall('村', 80)).toContain('村原则上不低于 50 平方米。')
  expect(hall('网点', 20)).toContain('面积 20 平方米。')
})

test('the budget is what the 站长 has written, word for word', () => {
  const station = { ...emptyStation, budgetNote: '村集体每年列支 2 万元。' }
  expect(states({ station })['budget']).toBe('there')
  expect(wordsOf('budget', { station })).toBe('村集体每年列支 2 万元。')
})

test('of the network is said what is known: who is connected, who may connect, and whether the clock was set; the internet is not taken for there', () => {
  const screens: Known['screens'] = {
    listeners: [
      { at: 'kiosk', host: '127.0.0.1', port: 8080, tls: 'none', networks: [] },
      { at: 'phone', host: '192.168.1.20', port: 8090, tls: 'none', networks: [] },
    ],
    kiosks: [
      { id: 'kiosk-1', at: 'open', lastSeen: null },
      { id: 'kiosk-2', at: 'gone', lastSeen: null },
    ],
    halls: { open: 1, lastSeen: null },
    clockSet: true,
  }
  expect(states({ screens })['network']).toBe('unknown')
  const said = wordsOf('network', { screens })
  for (const words of [
    '自助机 2 台，开着 1 台；大屏开着 1 块',
    '群众的手机连 192.168.1.20:8090',
    '时间服务器对过',
  ])
    expect(said).toContain(words)
})

test('the rate of errands online is said with how many are confirmed, and is wanting once it cannot reach the norm', () => {
  const rate = {
    counts: true,
    items: [
      { seq: 1, name: '甲', online: 'no' as const },
      { seq: 2, name: '乙', online: 'no' as const },
      { seq: 3, name: '丙', online: 'unconfirmed' as const },
    ],
    confirmed: 2,
    percent: { least: 0, most: 33 },
    normPercent: 50,
  }
  expect(states({ rate })['work']).toBe('wanting')
  expect(wordsOf('work', { rate })).toContain('网上可办率 0%–33%（已核定 2/3），不低于 50%。')
})
