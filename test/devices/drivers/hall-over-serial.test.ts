import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PadKey } from '#contract/pad.ts'
import { systemClock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { hidWire } from '#daemon/devices/wires/hid.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { type HallBench, openHallBench } from '#test/support/hall-bench.ts'
import { madeUpHid } from '#test/support/made-up-hid.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { openSimulatedPort } from '../../../scripts/simulated-port.ts'

const READY = { at: 'ready', conditions: [] }

/** A simulated device behind a real serial port, its driver on the other side; ready. */
async function overSerial<Port extends 'window-display' | 'caller-pad' | 'announcer'>(
  port: Port,
  driver: string,
  name: string,
): Promise<HallBench<Port>> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-hall-'))
  const simulator = openSimulator(name, systemClock)
  if (simulator === undefined) throw new Error(`${name} is gone`)
  const tty = await openSimulatedPort(simulator, join(folder, 'tty'))
  const bench = openHallBench({
    clock: systemClock,
    port,
    driver,
    simulator,
    wire: () => serialWire(join(folder, 'tty'), 9600, systemClock),
  })
  onTestFinished(async () => {
    await bench.supervisor.stop()
    await tty.close()
    await rm(folder, { recursive: true })
  })
  await expect.poll(() => bench.health()).toEqual(READY)
  return bench
}

async function replug(bench: Pick<HallBench<'announcer'>, 'act' | 'health'>): Promise<void> {
  bench.act({ action: 'unplug' })
  await expect.poll(() => bench.health().at).toBe('down')
  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.health()).toEqual(READY)
}

test('over a real serial port the display shows the newest, also of what came while it was away', async () => {
  const bench = await overSerial('window-display', 'cd5220', 'cd5220')
  const display = bench.supervisor.displayFor('W1')
  display?.show({ at: 'called', number: 'A001', label: '1 号窗口', calls: 1 })
  await expect.poll(() => bench.view().lower).toBe('   请 A001 号办理   ')
  expect(bench.view().upper).toBe('      1 号窗口      ')

  bench.act({ action: 'unplug' }, { action: 'power-cycle' })
  await expect.poll(() => bench.health().at).toBe('down')
  display?.show({ at: 'serving', number: 'A002', label: '1 号窗口' })
  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.view().lower).toContain('正在办理 A002 号')
  expect(bench.view().unknownBytes).toBe(0)
})

test('over a real serial port each press of the pad is heard once, through noise and after a replug', async () => {
  const bench = await overSerial('caller-pad', 'serial-frame', 'caller-pad')
  const heard: PadKey[] = []
  bench.supervisor.listenToPads((_window, { key }) => heard.push(key))
  bench.act({ action: 'set-noise', noise: 'some' })
  bench.act({ action: 'press-key', key: 'next' }, { action: 'press-key', key: 'serve' })
  await expect.poll(() => heard).toEqual(['next', 'serve'])
  await replug(bench)
  bench.act({ action: 'press-key', key: 'finish' })
  await expect.poll(() => heard).toEqual(['next', 'serve', 'finish'])
})

test('over a real serial port two calls are spoken whole, and one that the cable was pulled from is unconfirmed', async () => {
  const bench = await overSerial('announcer', 'syn6288', 'syn6288')
  const voice = bench.supervisor.announcer()
  const calls = await Promise.all([voice?.announce('请A1号'), voice?.announce('请A2号')])
  expect(calls).toEqual([{ at: 'spoken' }, { at: 'spoken' }])
  expect(bench.view()).toMatchObject({ spoken: [{ text: '请A2号' }, { text: '请A1号' }], brokenOff: 0 })

  const pulled = voice?.announce('请A003号到1号窗口')
  await expect.poll(() => bench.view().speaking).toBe('请A003号到1号窗口')
  await replug(bench)
  expect(await pulled).toMatchObject({ at: 'unconfirmed' })
})

test('a keypad is heard through its HID reports, and again when it is back in its socket', async () => {
  const clock = manualClock()
  const keypad = madeUpHid()
  const bench = openHallBench({
    clock,
    port: 'caller-pad',
    driver: 'hid-keypad',
    simulator: 'keypad',
    wire: () => hidWire({ vendorId: 0x1a2c, productId: 0x2124 }, clock, keypad.open),
  })
  const heard: PadKey[] = []
  bench.supervisor.listenToPads((_window, { key }) => heard.push(key))
  const press = async (usage: number) => {
    keypad.say(Uint8Array.of(0, 0, usage, 0, 0, 0, 0, 0))
    keypad.say(new Uint8Array(8))
    await clock.advance(1000)
  }
  await clock.advance(1000)
  await press(0x58)
  keypad.unplug()
  await clock.advance(5000)
  expect(bench.health().at).toBe('down')
  keypad.plugIn()
  await clock.advance(60_000)
  expect(bench.health()).toEqual(READY)
  await press(0x57)
  expect(heard).toEqual(['next', 'recall'])
  keypad.say(Uint8Array.of(1, 0, 0, 0x62, 0, 0, 0, 0, 0))
  expect(heard.at(-1), 'with a number before the report').toBe('finish')
  await bench.supervisor.stop()
})
