import { expect, onTestFinished, test } from 'vitest'
import { openDeviceTroubles } from '#daemon/desks/devices/device-troubles.ts'
import type { DeviceHealth } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import { manualClock } from '#test/support/manual-clock.ts'

/** A printer at the only kiosk and a display at a window, as well as a test says they are. */
function opened() {
  const clock = manualClock()
  const windows = [{ id: 'W1', label: '1 号窗口' }]
  let hear: (changed: DeviceReport) => void = () => {}
  const reports: DeviceReport[] = [
    {
      id: 'printer-1',
      port: 'ticket-printer',
      driver: 'escpos',
      wire: 'serial',
      at: { kiosk: 'kiosk-1' },
      health: { at: 'opening' },
      reads: null,
    },
    {
      id: 'display-1',
      port: 'window-display',
      driver: 'cd5220',
      wire: 'serial',
      at: { window: 'W1' },
      health: { at: 'ready', conditions: [] },
      reads: null,
    },
  ]
  const { troubles, close } = openDeviceTroubles({
    devices: {
      health: () => reports,
      onChange: (listener) => {
        hear = listener
        return () => {}
      },
    },
    clock,
    kiosks: ['kiosk-1'],
    windows: () => windows,
  })
  onTestFinished(close)
  return {
    clock,
    troubles,
    windows,
    becomes(which: 0 | 1, health: DeviceHealth) {
      const report = { ...reports[which]!, health }
      reports[which] = report
      hear(report)
    },
  }
}

test('a device is a trouble from when it fails until it works, and not while it is first looked for', async () => {
  const { clock, troubles, becomes } = opened()
  expect(troubles()).toEqual([])
  becomes(0, { at: 'down', reason: 'ENOENT' })
  const since = new Date(clock.now()).toISOString()
  await clock.advance(60_000)
  expect(troubles()).toEqual([
    {
      id: 'device:printer-1',
      at: 'device',
      code: 'device-down',
      device: 'printer-1',
      port: 'ticket-printer',
      place: { at: 'kiosk', kiosk: null },
      reads: null,
      reason: 'ENOENT',
      since,
    },
  ])
  becomes(0, { at: 'ready', conditions: [] })
  expect(troubles()).toEqual([])
})

test('paper that ran out is missing since then, also while the cover is open to put some in', async () => {
  const { clock, troubles, becomes } = opened()
  becomes(0, { at: 'ready', conditions: ['near-end'] })
  expect(troubles()).toMatchObject([{ code: 'paper-near-end' }])
  await clock.advance(60_000)
  becomes(0, { at: 'attention', conditions: ['paper-out'] })
  const [before] = troubles()
  await clock.advance(60_000)
  becomes(0, { at: 'attention', conditions: ['paper-out', 'cover-open'] })
  expect(troubles()).toEqual([{ ...before, conditions: ['paper-out', 'cover-open'] }])
  expect(Date.parse(before?.since ?? '')).toBe(clock.now() - 60_000)
})

test('a window’s display is named by the window as people call it', () => {
  const { troubles, becomes } = opened()
  becomes(1, { at: 'down', reason: 'gone' })
  expect(troubles()).toMatchObject([{ place: { at: 'window', label: '1 号窗口' } }])
})

test('a device at a window that is taken away is told until the window is there again', () => {
  const { troubles, windows } = opened()
  windows.pop()
  expect(troubles()).toMatchObject([
    { id: 'device:display-1', code: 'device-astray', place: { at: 'window', label: 'W1' } },
  ])
  windows.push({ id: 'W1', label: '1 号窗口' })
  expect(troubles()).toEqual([])
})
