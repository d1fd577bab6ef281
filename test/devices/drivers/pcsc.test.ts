import { expect, onTestFinished, test } from 'vitest'
import { STATES_BYTES } from '#daemon/devices/protocols/pcsc/messages.ts'
import { type CardSlotVariant, openCardSlot } from '#daemon/devices/simulators/card-slot.ts'
import type { HostEnd, Simulator } from '#daemon/devices/simulators/simulator.ts'
import { openCardBench } from '#test/support/card-bench.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { presenceConformance } from './presence-conformance.ts'

presenceConformance('pcsc at a simulated pcscd', { driver: 'pcsc', simulator: 'card-slot' })

const READY = { at: 'ready', conditions: ['presence-only'] }

async function opened(
  variant: Partial<CardSlotVariant> = {},
  options: Record<string, unknown> = {},
  around: (simulator: Simulator) => Simulator = (same) => same,
) {
  const clock = manualClock()
  const slot = openCardSlot(
    { name: 'card-slot', model: '模拟', minor: 4, takes: 'its-own', ...variant },
    clock,
  )
  const bench = openCardBench({ clock, driver: 'pcsc', simulator: around(slot), options })
  onTestFinished(() => bench.supervisor.stop())
  await clock.advance(1000)
  return { clock, bench }
}

test.each([
  [{ minor: 5, takes: 'its-own' }, READY],
  [{ minor: 6, takes: 'older' }, READY],
  [{ minor: 9, takes: 'older' }, READY],
  [
    { minor: 3, takes: 'its-own' },
    { at: 'down', reason: expect.stringContaining('4:3') },
  ],
  [
    { minor: 7, takes: 'its-own' },
    { at: 'down', reason: expect.stringContaining('4:7') },
  ],
] as const)('pcscd of version %j is spoken to as it wants, or told apart', async (variant, health) => {
  const { bench } = await opened(variant)
  expect(bench.health()).toEqual(health)
})

test('a chip that says nothing is unreadable, told once, and another card is seen', async () => {
  const { clock, bench } = await opened()
  bench.act({ action: 'set-chips', chips: 'worn' })
  const { told } = bench.arm()
  bench.put(0)
  await clock.advance(10_000)
  expect(told).toEqual(['waiting for card', 'failed unreadable'])
  bench.act({ action: 'take-card' }, { action: 'set-chips', chips: 'good' })
  await clock.advance(1000)
  bench.put(1)
  await clock.advance(1000)
  expect(told.at(-1)).toContain('present 3b')
})

test('a card exchanged for another between two looks counts as removed', async () => {
  const { clock, bench } = await opened()
  const { told } = bench.arm()
  bench.put(0)
  await clock.advance(1000)
  bench.act({ action: 'take-card' })
  bench.put(1)
  await clock.advance(1000)
  expect(told.slice(2)).toEqual(['removed'])
})

test('pcscd that falls silent is told within ten seconds, also while nobody waits, and found again', async () => {
  const { clock, bench } = await opened()
  const { told } = bench.arm()
  bench.act({ action: 'set-manners', manners: 'silent' })
  await clock.advance(10_000)
  expect(told).toEqual(['waiting for card', 'failed reader-down'])
  expect(bench.health().at).toBe('down')
  bench.act({ action: 'set-manners', manners: 'all' })
  await clock.advance(35_000)
  expect(bench.health()).toEqual(READY)
  bench.act({ action: 'set-manners', manners: 'silent' })
  await clock.advance(20_000)
  expect(bench.health().at).toBe('down')
})

test('pcscd that ends is down, and is used again once it runs', async () => {
  const { clock, bench } = await opened()
  const { told } = bench.arm()
  bench.act({ action: 'power-cycle' })
  await clock.advance(100)
  expect(told).toEqual(['waiting for card', 'failed reader-down'])
  await clock.advance(3000)
  expect(bench.health()).toEqual(READY)
})

test('a reader that is not the one of devices.yaml is none', async () => {
  const { bench } = await opened({}, { reader: 'ACR39U' })
  expect(bench.health()).toEqual({ at: 'attention', conditions: ['presence-only', 'missing'] })
  expect(bench.arm().told).toEqual(['failed reader-down'])
})

/** pcscd, whose answers become something else on their way. */
const bent = (bend: (bytes: Uint8Array) => Uint8Array) => (slot: Simulator) => ({
  ...slot,
  attach: (host: HostEnd) => slot.attach({ ...host, toHost: (bytes) => host.toHost(bend(bytes)) }),
})

test.each([
  ['are longer than any', (bytes: Uint8Array) => Buffer.concat([bytes, bytes])],
  ['have names without an end', (bytes: Uint8Array) => new Uint8Array(bytes.length).fill(0x41)],
  ['come in part', (bytes: Uint8Array) => bytes.subarray(0, STATES_BYTES - 1)],
])('answers that %s are no reader, and end nothing but the talk', async (_what, bend) => {
  const whole = (bytes: Uint8Array) => (bytes.length < STATES_BYTES ? bytes : bend(bytes))
  const { clock, bench } = await opened({}, {}, bent(whole))
  await clock.advance(20_000)
  expect(bench.health().at).toBe('down')
  expect(bench.arm().told).toEqual(['failed reader-down'])
})
