import pino from 'pino'
import { expect, test } from 'vitest'
import type { FrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { padFile, openHallBench } from '#test/support/hall-bench.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { announcerConformance } from './announcer-conformance.ts'
import { callerPadConformance } from './caller-pad-conformance.ts'
import { windowDisplayConformance } from './window-display-conformance.ts'

windowDisplayConformance('cd5220', { driver: 'cd5220', simulator: 'cd5220' })
callerPadConformance('serial-frame', { driver: 'serial-frame', simulator: 'caller-pad' })
callerPadConformance('hid-keypad', { driver: 'hid-keypad', simulator: 'keypad' })
announcerConformance('syn6288', { driver: 'syn6288', simulator: 'syn6288' })

test.each([
  ['serial-frame', 'caller-pad', { header: [] }, 'config/pads/frame-68.yaml: /header'],
  ['hid-keypad', 'keypad', { keys: {} }, 'config/pads/keypad.yaml: /keys'],
])(
  'a wrong profile of %s keeps the pad down, with the file and the fault',
  async (driver, simulator, wrong, reason) => {
    const clock = manualClock()
    const bench = openHallBench({
      clock,
      port: 'caller-pad',
      driver,
      simulator,
      profile: (name) => ({ ...(padFile(name) as object), ...wrong }),
    })
    await clock.advance(5000)
    expect(bench.health()).toMatchObject({ at: 'down', reason: expect.stringContaining(reason) })
    await bench.supervisor.stop()
  },
)

const framed = padFile('frame-68') as FrameProfile

test.each([
  ['does not name', { ...framed, keys: { '2': 'recall' } }],
  ['has no frame of', { ...framed, header: [0xaa] }],
])(
  'a key that the profile %s is in the log as it came, though no other is pressed',
  async (_what, profile) => {
    const clock = manualClock()
    const { log, lines } = openNotes()
    const bench = openFramePad({ clock, log, profile: () => profile })
    await clock.advance(1000)
    bench.act({ action: 'press-key', key: 'next' })
    await clock.advance(2000)
    expect(lines()).toEqual([['ff 68 03 03 68 01 01 00 02 16']])
    bench.act({ action: 'press-key', key: 'serve' })
    await clock.advance(2000)
    bench.act({ action: 'press-key', key: 'hold' })
    await clock.advance(50_000)
    expect(lines(), 'no more than one line a minute').toHaveLength(1)
    await clock.advance(10_000)
    expect(lines().at(-1)).toEqual(['ff 68 03 03 68 01 03 00 04 16', 'ff 68 03 03 68 01 06 00 07 16'])
    await bench.supervisor.stop()
    await clock.advance(1000)
    expect(clock.pending()).toBe(0)
  },
)

test('what disturbs a keypad is in the log at most once a minute, and what it understands never', async () => {
  const clock = manualClock()
  const { log, lines } = openNotes()
  const bench = openHallBench({ clock, log, port: 'caller-pad', driver: 'hid-keypad', simulator: 'keypad' })
  await clock.advance(1000)
  bench.act({ action: 'press-key', key: 'next' })
  await clock.advance(1000)
  expect(lines()).toEqual([])
  bench.act({ action: 'set-noise', noise: 'some' }, { action: 'press-key', key: 'next' })
  await clock.advance(1000)
  expect(lines()).toEqual([['00 00 58']])
  await clock.advance(60_000)
  expect(lines()).toEqual([['00 00 58'], ['00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00']])
  await bench.supervisor.stop()
})

test('on one line each pad calls at the window of its address, and one without a window at none', async () => {
  const clock = manualClock()
  const bench = openFramePad({ clock, options: { windows: { '1': 'W2', '2': 'W3' } } })
  const heard: string[] = []
  bench.supervisor.listenToPads((window, { key }) => heard.push(`${window} ${key}`))
  await clock.advance(1000)
  for (const address of [1, 2, 3]) bench.act({ action: 'press-key', key: 'next', address })
  await clock.advance(1000)
  expect(heard).toEqual(['W2 next', 'W3 next'])
  await bench.supervisor.stop()
})

test('a pad whose frames bear no address cannot be told by it, and says so', async () => {
  const clock = manualClock()
  const bench = openFramePad({
    clock,
    options: { windows: { '1': 'W1' } },
    profile: () => ({ ...framed, addressAt: null }),
  })
  await clock.advance(1000)
  const reason = 'config/pads/frame-68.yaml: /addressAt is null, so no pad can be told by it'
  expect(bench.health()).toEqual({ at: 'down', reason })
  await bench.supervisor.stop()
})

/** A serial pad with its driver. */
function openFramePad(more: Omit<Parameters<typeof openHallBench>[0], 'port' | 'driver' | 'simulator'>) {
  return openHallBench({ port: 'caller-pad', driver: 'serial-frame', simulator: 'caller-pad', ...more })
}

/** A log, and what was noted in it as bytes so far. */
function openNotes() {
  const written: { bytes?: string[] }[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void written.push(JSON.parse(line)) })
  return { log, lines: () => written.flatMap(({ bytes }) => (bytes ? [bytes] : [])) }
}

test('a pad that is to be heard by its address alone is deaf to the others on the line', async () => {
  const clock = manualClock()
  const open = (address: number) =>
    openHallBench({
      clock,
      port: 'caller-pad',
      driver: 'serial-frame',
      simulator: 'caller-pad',
      options: { address },
    })
  const heard: unknown[] = []
  for (const bench of [open(1), open(2)]) {
    bench.supervisor.listenToPads((_window, press) => heard.push(press))
    await clock.advance(1000)
    bench.act({ action: 'press-key', key: 'next' })
    await clock.advance(1000)
    await bench.supervisor.stop()
  }
  expect(heard).toEqual([{ key: 'next', address: 1 }])
})
