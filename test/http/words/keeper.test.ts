import { expect, test } from 'vitest'
import type { Trouble } from '#contract/trouble.ts'
import type { KeeperFacts } from '#daemon/desks/keeper/keeper-facts.ts'
import { keeperChecks } from '#daemon/http/words/keeper.ts'

const GIGABYTE = 1_000_000_000

/** A station with a network and nothing to be seen to. */
const good: KeeperFacts = {
  now: Date.parse('2026-11-23T01:12:30.500Z'),
  timeZone: 'Asia/Shanghai',
  version: '0.1.0',
  node: '26.4.0',
  startedAt: Date.parse('2026-11-23T00:01:12Z'),
  machine: {
    system: 'Debian GNU/Linux 12 (bookworm)',
    kernel: '6.1.0',
    arch: 'x64',
    bootedAt: Date.parse('2026-11-23T00:00:40Z'),
    memory: { totalBytes: 4 * GIGABYTE, daemonBytes: 96_000_000 },
    disk: { freeBytes: 51 * GIGABYTE, totalBytes: 62 * GIGABYTE },
    addresses: ['enp1s0 192.168.1.20/24'],
  },
  entries: 48_213,
  devices: [],
  screens: { kiosks: [{ id: 'kiosk-1', at: 'open', lastSeen: null }], halls: { open: 1, lastSeen: null } },
  clockSet: true,
  listeners: [
    { at: 'kiosk', host: '127.0.0.1', port: 8080, tls: 'none', networks: [] },
    { at: 'staff', host: '192.168.1.20', port: 8443, tls: 'self-signed', networks: [] },
  ],
  update: { at: 'none' },
  backup: null,
  troubles: [],
}

const trouble = (at: string, code: string): Trouble => ({
  id: `${at}:1`,
  at,
  code,
  urgency: 'now',
  brief: '',
  words: `${code} 的话。`,
  remedy: '请看一看。',
  going: '',
  since: '2026-11-23T01:00:00.000Z',
  seenBy: [],
  acknowledged: null,
})

const faultsOf = (facts: KeeperFacts) =>
  keeperChecks(facts).flatMap(({ part, faults }) => faults.map(({ code }) => `${part} ${code}`))

const valuesOf = (facts: KeeperFacts, part: string) =>
  keeperChecks(facts)
    .find((check) => check.part === part)
    ?.facts.map(({ value }) => value)

test('a machine on which all is well has a line for each part and nothing to do', () => {
  expect(keeperChecks(good).map(({ part }) => part)).toEqual([
    'daemon',
    'ledger',
    'disk',
    'devices',
    'screens',
    'clock',
    'network',
    'update',
    'backup',
  ])
  expect(faultsOf(good)).toEqual([])
  expect(valuesOf(good, 'clock')).toEqual(['2026-11-23 09:12:30（Asia/Shanghai）', '对过'])
})

test('what is wrong stands at its part with a code and what to do; what concerns residents stands nowhere', () => {
  const troubles = [
    trouble('ledger', 'disk-full'),
    trouble('device', 'device-down'),
    trouble('queue', 'window-unattended'),
    trouble('bookings', 'agent-unknown'),
    trouble('board', 'class-empty'),
  ]
  expect(faultsOf({ ...good, troubles })).toEqual(['ledger disk-full', 'devices device-down'])
  const [fault] = keeperChecks({ ...good, troubles }).flatMap(({ faults }) => faults)
  expect(fault).toEqual({
    code: 'disk-full',
    urgency: 'now',
    words: 'disk-full 的话。',
    remedy: '请看一看。',
  })
})

test('a disk that fills up is told before it is full, and one that cannot be asked is no fault by itself', () => {
  const withDisk = (disk: KeeperFacts['machine']['disk']) => ({ ...good, machine: { ...good.machine, disk } })
  expect(faultsOf(withDisk({ freeBytes: 499_000_000, totalBytes: GIGABYTE }))).toEqual(['disk disk-low'])
  expect(faultsOf(withDisk(null))).toEqual([])
})

test('a clock that no time server has set is told; a system that does not say is not', () => {
  expect(faultsOf({ ...good, clockSet: false })).toEqual(['clock clock-not-set'])
  expect(faultsOf({ ...good, clockSet: null })).toEqual([])
})

test('no network is a fault only where screens or phones need one', () => {
  const without = { ...good, machine: { ...good.machine, addresses: [] } }
  expect(faultsOf(without)).toEqual(['network no-network'])
  expect(faultsOf({ ...without, listeners: good.listeners.slice(0, 1) })).toEqual([])
})

test('each device is told by its name, its wire and how it does', () => {
  const device = {
    id: 'printer-1',
    port: 'ticket-printer',
    driver: 'escpos',
    wire: '/dev/usb/lp0',
    place: 'station',
  }
  const devices: KeeperFacts['devices'] = [
    { ...device, health: { at: 'ready', conditions: [] } },
    { ...device, health: { at: 'attention', conditions: ['paper-out'] } },
    { ...device, health: { at: 'down', reason: 'ENOENT' } },
  ]
  expect(valuesOf({ ...good, devices }, 'devices')).toEqual([
    '能用（escpos，/dev/usb/lp0）',
    '要看一看：paper-out（escpos，/dev/usb/lp0）',
    '连不上：ENOENT（escpos，/dev/usb/lp0）',
  ])
})
