import { expect, test } from 'vitest'
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
