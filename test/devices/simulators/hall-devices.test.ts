import { describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { manualClock } from '#test/support/manual-clock.ts'

function standing(name: string) {
  const clock = manualClock()
  const simulator = openSimulator(name, clock)
  if (simulator === undefined) throw new Error(`no simulator ${name}`)
  const said: string[] = []
  const attach = () =>
    simulator.attach({ toHost: (bytes) => said.push(Buffer.from(bytes).toString('hex')), onVanish: () => {} })
  return { clock, simulator, said, attach }
}

describe('a simulated pad speaks as the notes have it', () => {
  test('serial: one frame a press, in pieces', async () => {
    const { clock, simulator, said, attach } = standing('caller-pad')
    attach()
    simulator.act({ action: 'press-key', key: 'next' })
    await clock.advance(100)
    expect(said.length).toBeGreaterThan(1)
    expect(said.join('')).toBe('ff680303680101000216')
    expect(simulator.view()).toMatchObject({ pressed: { key: 'next', times: 1 } })
  })

  test('serial: presses that follow each other stay whole, at whatever moment the machine is held up', async () => {
    const moments = Array.from({ length: 12 }, (_, reading) => reading)
    const saidWhenHeldUp = async (heldUpAt: number) => {
      const clock = manualClock()
      let readings = 0
      const lag = () => (readings > heldUpAt ? 5 : 0)
      const simulator = openSimulator('caller-pad', {
        ...clock,
        monotonic() {
          readings += 1
          return clock.monotonic() + lag()
        },
        after: (ms, then) => clock.after(ms + lag(), then),
      })
      const said: string[] = []
      simulator?.attach({
        toHost: (bytes) => said.push(Buffer.from(bytes).toString('hex')),
        onVanish: () => {},
      })
      simulator?.act({ action: 'press-key', key: 'next' })
      simulator?.act({ action: 'press-key', key: 'serve' })
      await clock.advance(100)
      return said.join('')
    }
    expect(await Promise.all(moments.map(saidWhenHeldUp))).toEqual(
      moments.map(() => 'ff680303680101000216ff680303680103000416'),
    )
  })

  test('keypad: the key down, and up', async () => {
    const { clock, simulator, said, attach } = standing('keypad')
    attach()
    simulator.act({ action: 'press-key', key: 'next' })
    await clock.advance(100)
    expect(said).toEqual(['0000580000000000', '0000000000000000'])
  })
})

describe('a simulated voice module does as the notes have it', () => {
  const CALL = Buffer.from('fd00140101c7eb41303332bac5b5bd31bac5b4b0bfdaed', 'hex')
  const QUERY = Buffer.from('fd000221de', 'hex')
  const STOP = Buffer.from('fd000202fd', 'hex')

  test('it accepts, says that it speaks when asked, and says by itself when it is idle', async () => {
    const { clock, simulator, said, attach } = standing('syn6288')
    const end = attach()
    await end?.fromHost(CALL)
    await clock.advance(100)
    expect(simulator.view()).toMatchObject({ speaking: '请A032号到1号窗口', spoken: [] })
    await end?.fromHost(QUERY)
    await clock.advance(10_000)
    expect(said).toEqual(['41', '4e', '4f'])
    expect(simulator.view()).toMatchObject({ speaking: null, spoken: [{ id: 1, text: '请A032号到1号窗口' }] })
  })

  test('a text that comes while it speaks breaks the other off, and so do stop and a loss of power', async () => {
    const { clock, simulator, attach } = standing('syn6288')
    const end = attach()
    for (const bytes of [CALL, CALL, STOP, CALL]) {
      await end?.fromHost(bytes)
      await clock.advance(1000)
    }
    expect(simulator.view()).toMatchObject({ brokenOff: 2, spoken: [] })
    simulator.act({ action: 'power-cycle' })
    expect(simulator.view()).toMatchObject({ brokenOff: 3, speaking: null })
  })

  test('asked right after it took a text it still says that it is idle', async () => {
    const { clock, said, attach } = standing('syn6288')
    const end = attach()
    for (const bytes of [CALL, QUERY, QUERY]) {
      await end?.fromHost(bytes)
      await clock.advance(50)
    }
    expect(said).toEqual(['41', '4f', '4e'])
  })

  test('a frame that follows another within 8 ms is not heard', async () => {
    const { clock, simulator, said, attach } = standing('syn6288')
    const end = attach()
    await end?.fromHost(QUERY)
    await clock.advance(7)
    await end?.fromHost(CALL)
    await clock.advance(1000)
    expect([said, simulator.view()]).toMatchObject([['4f'], { speaking: null }])
    await end?.fromHost(QUERY)
    await clock.advance(8)
    await end?.fromHost(CALL)
    expect(simulator.view()).toMatchObject({ speaking: '请A032号到1号窗口' })
  })

  test('it speaks slowly when set so, and goes on when its line is pulled', async () => {
    const { clock, simulator, attach } = standing('syn6288')
    simulator.act({ action: 'set-speed', speed: 'slow' })
    await attach()?.fromHost(CALL)
    simulator.act({ action: 'unplug' })
    await clock.advance(5000)
    expect(simulator.view()).toMatchObject({ plug: 'out', speaking: '请A032号到1号窗口' })
    await clock.advance(5000)
    expect(simulator.view()).toMatchObject({ speaking: null, spoken: [{ id: 1 }] })
  })

  test('marks that are meant for the module are not spoken', async () => {
    const { simulator, attach } = standing('syn6288')
    const text = [...Buffer.from('[v8][t3]A1')]
    const frame = [0xfd, 0, text.length + 3, 1, 1, ...text]
    await attach()?.fromHost(
      Uint8Array.of(
        ...frame,
        frame.reduce((xor, byte) => xor ^ byte, 0),
      ),
    )
    expect(simulator.view()).toMatchObject({ speaking: 'A1' })
  })
})

describe.each(['cd5220', 'syn6288', 'caller-pad', 'keypad'])('%s', (name) => {
  const others: BenchAction[] = [
    { action: 'load-paper' },
    { action: 'put-card', card: 0 },
    { action: 'scan-code', text: 'x' },
    { action: 'set-manners', manners: 'no-process-id' },
  ]

  test('refuses in its own words what is for other devices', () => {
    const { simulator } = standing(name)
    for (const action of others) {
      expect(simulator.act(action)).toMatchObject({
        at: 'refused',
        reason: expect.stringMatching(/^(显示屏|语音模块|叫号器)/),
      })
    }
  })

  test('serves one host at a time, none while it is unplugged, and tells of both', () => {
    const { simulator, attach } = standing(name)
    let changes = 0
    const unwatch = simulator.watch(() => (changes += 1))
    const end = attach()
    expect(attach()).toBeUndefined()
    end?.detach()
    expect(attach()).toBeDefined()
    simulator.act({ action: 'unplug' })
    expect([attach(), simulator.view().plug]).toEqual([undefined, 'out'])
    simulator.act({ action: 'plug-in' })
    expect(attach()).toBeDefined()
    expect(changes).toBe(2)
    unwatch()
    simulator.act({ action: 'unplug' })
    expect(changes).toBe(2)
  })
})

test.each(['thermal-80', 'card-reader', 'scanner-serial'])('%s has no keys to press', (name) => {
  const simulator: Simulator = standing(name).simulator
  expect(simulator.act({ action: 'press-key', key: 'next' }).at).toBe('refused')
  expect(simulator.act({ action: 'set-manners', manners: 'endless' }).at).toBe('refused')
})
