import { expect, test } from 'vitest'
import { openDeviceTests } from '#daemon/desks/devices/device-tests.ts'
import { openPadPresses } from '#daemon/desks/pads/pad-presses.ts'
import type { CardEvent, PadPress, ScannedCode, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import { testedWords } from '#daemon/http/words/device-test.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const device = (id: string, port: DeviceReport['port'], at?: DeviceReport['at']): DeviceReport => {
  const health = { at: 'ready', conditions: [] } as const
  const reads = port === 'card-reader' ? 'person' : null
  return { id, port, driver: 'made-up', wire: 'simulated', at, health, reads }
}

function opened() {
  const clock = manualClock()
  const shown: { window: string; view: WindowDisplayView }[] = []
  let prints = 0
  let hear: (event: CardEvent) => void = () => {}
  let armed = 0
  let released = 0
  const entered: string[] = []
  const called: string[] = []
  let scan: ((code: ScannedCode) => void) | undefined
  let pressPad: (window: string, press: PadPress) => void = () => {}
  const pads = openPadPresses((listener) => {
    pressPad = listener
    return () => {}
  }, clock)
  pads.listen((window, { key }) => void called.push(`${window} ${key}`))
  const tests = openDeviceTests({
    devices: {
      health: () => [
        device('printer-1', 'ticket-printer', { kiosk: 'kiosk-1' }),
        device('reader-1', 'card-reader', { kiosk: 'kiosk-1' }),
        device('display-1', 'window-display', { window: 'W1' }),
        device('voice-1', 'announcer'),
        device('scanner-1', 'code-scanner'),
        device('pad-1', 'caller-pad', { window: 'W1' }),
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
      scannerFor: () => ({
        listen(listener) {
          scan = listener
          return () => (scan = undefined)
        },
      }),
    },
    clock,
    pads,
    windowsOfPad: () => ['W1'],
    station: {
      async execute(_id, command) {
        if (command.type === 'record-device-test')
          entered.push(`${command.event.device} ${command.event.result}`)
        return { at: 'unavailable' } as never
      },
    },
    firstKiosk: 'kiosk-1',
    windows: () => [{ id: 'W1', label: '1 号窗口' }],
    tell: (window, view) => void shown.push({ window, view }),
    paper: () => ({ blocks: [] }),
    said: '试一试',
  })
  const card = () => hear({ at: 'read', card: { release: () => (released += 1) } as never })
  const present = () => hear({ at: 'present', atr: Uint8Array.of(0x3b) })
  const scanned = (text: string) => scan?.({ text, symbology: null })
  const pressed = (key: PadPress['key']) => pressPad('W1', { key, address: null })
  return {
    tests,
    clock,
    shown,
    card,
    present,
    scanned,
    pressed,
    entered,
    called,
    counts: () => ({ prints, armed, released }),
  }
}

test('a press says what the device itself has answered, and the same press again prints nothing more', async () => {
  const { tests, counts } = opened()
  const outcome = await tests.test('press-1', 'printer-1', 'staff-1')
  expect(outcome?.tested).toEqual({ at: 'printed', outcome: { at: 'failed', reason: 'paper-out' } })
  expect(outcome && testedWords(outcome)).toEqual({ at: 'failed', said: '没有打出来：缺纸。' })
  await tests.test('press-1', 'printer-1', 'staff-1')
  expect(counts().prints).toBe(1)
  expect((await tests.test('press-2', 'voice-1', 'staff-1'))?.tested).toEqual({
    at: 'spoken',
    outcome: { at: 'spoken' },
  })
  expect(tests.test('press-3', 'printer-9', 'staff-1')).toBeUndefined()
})

test('a display shows a number for a moment, which a person has to see', async () => {
  const { tests, shown, entered } = opened()
  expect((await tests.test('press-1', 'display-1', 'staff-1'))?.tested).toEqual({ at: 'look' })
  expect(shown).toMatchObject([{ window: 'W1', view: { at: 'called', number: 'A000' } }])
  expect(entered).toEqual(['display-1 look'])
})

test('a scanner that is tried reads the code of the page, and hears nothing more afterwards', async () => {
  const { tests, scanned, entered, clock } = opened()
  const trying = tests.test('press-1', 'scanner-1', 'staff-1')
  scanned('press-1')
  expect((await trying)?.tested).toEqual({ at: 'code-read', same: true })
  scanned('KT1:of-a-resident')
  const waiting = tests.test('press-2', 'scanner-1', 'staff-1')
  await clock.advance(30_000)
  expect((await waiting)?.tested).toEqual({ at: 'no-code' })
  expect(entered).toEqual(['scanner-1 worked', 'scanner-1 failed'])
})

test('a key that is tried calls nobody, nor does the same finger once more; later ones do', async () => {
  const { tests, pressed, called, clock } = opened()
  const trying = tests.test('press-1', 'pad-1', 'staff-1')
  pressed('next')
  expect((await trying)?.tested).toEqual({ at: 'key-pressed', key: 'next' })
  pressed('next')
  expect(called).toEqual([])
  await clock.advance(2_000)
  pressed('next')
  expect(called).toEqual(['W1 next'])
})

test('a card that is tried is wiped at once, and without one the reader rests again after a while', async () => {
  const { tests, card, clock, counts } = opened()
  const seen = tests.test('press-1', 'reader-1', 'staff-1')
  card()
  expect((await seen)?.tested).toEqual({ at: 'card-seen' })
  expect(counts()).toMatchObject({ armed: 0, released: 1 })
  const waiting = tests.test('press-2', 'reader-1', 'staff-1')
  await clock.advance(20_000)
  expect((await waiting)?.tested).toEqual({ at: 'no-card' })
  expect(counts().armed).toBe(0)
})

test('of a reader that knows nobody a test says that it saw a card, and that it reads neither name nor number', async () => {
  const { tests, present, counts } = opened()
  const seen = tests.test('press-1', 'reader-1', 'staff-1')
  present()
  const outcome = await seen
  expect(outcome?.tested).toEqual({ at: 'card-present' })
  expect(outcome && testedWords(outcome).said).toContain('读不出姓名和号码')
  expect(counts().armed).toBe(0)
})
