import { expect, test } from 'vitest'
import { openDeviceTests } from '#daemon/desks/devices/device-tests.ts'
import type { CardEvent, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import { testedWords } from '#daemon/http/words/device-test.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const device = (id: string, port: DeviceReport['port'], at?: DeviceReport['at']): DeviceReport => {
  return { id, port, driver: 'made-up', wire: 'simulated', at, health: { at: 'ready', conditions: [] } }
}

function opened() {
  const clock = manualClock()
  const shown: { window: string; view: WindowDisplayView }[] = []
  let prints = 0
  let hear: (event: CardEvent) => void = () => {}
  let armed = 0
  let released = 0
  const tests = openDeviceTests({
    devices: {
      health: () => [
        device('printer-1', 'ticket-printer', { kiosk: 'kiosk-1' }),
        device('reader-1', 'card-reader', { kiosk: 'kiosk-1' }),
        device('display-1', 'window-display', { window: 'W1' }),
        device('voice-1', 'announcer'),
        device('scanner-1', 'code-scanner'),
      ],
      printerFor: () => ({
        async print() {
          prints += 1
          return { at: 'failed', reason: 'paper-out' }
        },
      }),
      readerFor: () => ({
        arm(listener) {
          armed += 1
          hear = listener
          return () => (armed -= 1)
        },
      }),
      announcer: () => ({ announce: async () => ({ at: 'spoken' }) }),
    },
    clock,
    firstKiosk: 'kiosk-1',
    windows: () => [{ id: 'W1', label: '1 号窗口' }],
    tell: (window, view) => void shown.push({ window, view }),
    paper: () => ({ blocks: [] }),
    said: '试一试',
  })
  const card = () => hear({ at: 'read', card: { release: () => (released += 1) } as never })
  return { tests, clock, shown, card, counts: () => ({ prints, armed, released }) }
}

test('a press says what the device itself has answered, and the same press again prints nothing more', async () => {
  const { tests, counts } = opened()
  const outcome = await tests.test('press-1', 'printer-1')
  expect(outcome).toEqual({ at: 'printed', outcome: { at: 'failed', reason: 'paper-out' } })
  expect(outcome && testedWords(outcome)).toEqual({ at: 'failed', said: '没有打出来：缺纸。' })
  await tests.test('press-1', 'printer-1')
  expect(counts().prints).toBe(1)
  expect(await tests.test('press-2', 'voice-1')).toEqual({ at: 'spoken', outcome: { at: 'spoken' } })
  expect(tests.test('press-3', 'printer-9')).toBeUndefined()
})

test('a display shows a number for a moment, and what only a hand can try says so', async () => {
  const { tests, shown } = opened()
  expect(await tests.test('press-1', 'display-1')).toEqual({ at: 'look' })
  expect(shown).toMatchObject([{ window: 'W1', view: { at: 'called', number: 'A000' } }])
  expect(await tests.test('press-2', 'scanner-1')).toEqual({ at: 'by-hand' })
})

test('a card that is tried is wiped at once, and without one the reader rests again after a while', async () => {
  const { tests, card, clock, counts } = opened()
  const seen = tests.test('press-1', 'reader-1')
  card()
  expect(await seen).toEqual({ at: 'card-seen' })
  expect(counts()).toMatchObject({ armed: 0, released: 1 })
  const waiting = tests.test('press-2', 'reader-1')
  await clock.advance(20_000)
  expect(await waiting).toEqual({ at: 'no-card' })
  expect(counts().armed).toBe(0)
})
