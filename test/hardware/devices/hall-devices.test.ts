import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { PadKey } from '#contract/pad.ts'
import { systemClock } from '#daemon/clock.ts'
import { type HallBench, openHallBench } from '#test/support/hall-bench.ts'
import { announcerConformance } from '../../devices/drivers/announcer-conformance.ts'
import { callerPadConformance } from '../../devices/drivers/caller-pad-conformance.ts'
import { windowDisplayConformance } from '../../devices/drivers/window-display-conformance.ts'
import { acmLine, hidLine, KEYBOARD_HID, note, type RealLine } from '../lines.ts'

const READY = { at: 'ready', conditions: [] }
const display = acmLine({ name: 'display', socket: 7, productId: 0x6004, silent: true })
const voice = acmLine({ name: 'voice', socket: 8, productId: 0x6005 })
const pad = acmLine({ name: 'pad-acm', socket: 9, productId: 0x6003 })
const keypad = hidLine({ name: 'keypad', socket: 10, productId: 0x6014 }, KEYBOARD_HID, 'as said')

afterAll(async () => {
  for (const line of [display, voice, pad, keypad]) await line.close()
})

windowDisplayConformance('cd5220 over serial, CDC-ACM', { driver: 'cd5220', simulator: 'cd5220', ...display })
announcerConformance('syn6288 over serial, CDC-ACM', { driver: 'syn6288', simulator: 'syn6288', ...voice })
callerPadConformance('serial-frame over serial, CDC-ACM', {
  driver: 'serial-frame',
  simulator: 'caller-pad',
  ...pad,
})
callerPadConformance('hid-keypad over hid', { driver: 'hid-keypad', simulator: 'keypad', ...keypad })

async function openBench<Port extends 'window-display' | 'caller-pad' | 'announcer'>(
  port: Port,
  driver: string,
  simulator: string,
  line: RealLine,
): Promise<HallBench<Port>> {
  const bench = openHallBench({ clock: systemClock, port, driver, simulator, wire: line.wire })
  onTestFinished(async () => {
    await bench.supervisor.stop()
    await line.close()
  })
  await expect.poll(() => bench.health()).toEqual(READY)
  return bench
}

async function replug(bench: Pick<HallBench<'announcer'>, 'act' | 'health'>, of: string): Promise<void> {
  let from = performance.now()
  bench.act({ action: 'unplug' })
  await expect.poll(() => bench.health().at, { interval: 5 }).toBe('down')
  note({ of, what: 'told that it was pulled', ms: performance.now() - from })
  from = performance.now()
  bench.act({ action: 'plug-in' })
  await expect.poll(() => bench.health(), { interval: 5 }).toEqual(READY)
  note({ of, what: 'ready again', ms: performance.now() - from })
}

test('cd5220 over serial, CDC-ACM: pulled and back, it shows the newest', async () => {
  const bench = await openBench('window-display', 'cd5220', 'cd5220', display)
  const window = bench.supervisor.displayFor('W1')
  window?.show({ at: 'called', number: 'A001', label: '1 号窗口', calls: 1 })
  await expect.poll(() => bench.view().lower).toBe('   请 A001 号办理   ')
  await replug(bench, 'cd5220 over serial, CDC-ACM')
  window?.show({ at: 'serving', number: 'A002', label: '1 号窗口' })
  await expect.poll(() => bench.view().lower).toContain('正在办理 A002 号')
})

test('syn6288 over serial, CDC-ACM: pulled in mid-word, the call is unconfirmed, and the next is spoken', async () => {
  const bench = await openBench('announcer', 'syn6288', 'syn6288', voice)
  const announcer = bench.supervisor.announcer()
  const pulled = announcer?.announce('请A003号到1号窗口')
  await expect.poll(() => bench.view().speaking).toBe('请A003号到1号窗口')
  await replug(bench, 'syn6288 over serial, CDC-ACM')
  expect(await pulled).toMatchObject({ at: 'unconfirmed' })
  expect(await announcer?.announce('请A1号')).toEqual({ at: 'spoken' })
})

test.for([
  ['serial-frame over serial, CDC-ACM', 'serial-frame', 'caller-pad', pad],
  ['hid-keypad over hid', 'hid-keypad', 'keypad', keypad],
] as const)(
  '%s: each press is heard once, before it was pulled and after',
  async ([of, driver, simulator, line]) => {
    const bench = await openBench('caller-pad', driver, simulator, line)
    const heard: PadKey[] = []
    bench.supervisor.listenToPads((_window, { key }) => heard.push(key))
    bench.act({ action: 'press-key', key: 'next' })
    await expect.poll(() => heard).toEqual(['next'])
    await replug(bench, of)
    bench.act({ action: 'press-key', key: 'finish' })
    await expect.poll(() => heard).toEqual(['next', 'finish'])
  },
)
