import { Create } from 'typebox/value'
import { afterEach, expect, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { superviseDevices, type Supervisor } from '#daemon/devices/supervisor.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import type { Settings } from '#daemon/settings.ts'
import { padFile } from '#test/support/hall-bench.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'

type Device = Settings['devices'][number]

const registry = await scanDrivers()
const clock = manualClock()
let supervisor: Supervisor
afterEach(() => supervisor.stop())

/** Several simulated devices, each by the wire it is on. */
function supervise(...devices: Device[]): Map<string, Simulator> {
  const simulators = new Map<string, Simulator>()
  supervisor = superviseDevices({
    devices,
    registry,
    openWire(wire) {
      const id = 'simulated' in wire ? wire.simulated : ''
      const device = devices.find((one) => one.id === id)
      const name = device?.port === 'caller-pad' ? 'caller-pad' : (device?.driver ?? '')
      const simulator = openSimulator(name, clock)
      if (simulator === undefined) throw new Error(`no simulator ${name}`)
      simulators.set(id, simulator)
      return simulatedWire(simulator, clock)
    },
    clock,
    log: silentLog(),
    random: () => 0.5,
    profile: async (_kind, name) => padFile(name),
  })
  return simulators
}

function device(port: Device['port'], driver: string, id: string, at?: Device['at']): Device {
  const schema = registry.get(`${port}/${driver}`)?.settings
  if (schema === undefined) throw new Error(`no driver ${driver}`)
  const options = Create(schema) as Record<string, unknown>
  return { id, port, driver, wire: { simulated: id }, ...(at && { at }), options }
}
const display = (id: string, at?: Device['at']) => device('window-display', 'cd5220', id, at)
const pad = (id: string, at?: Device['at']) => device('caller-pad', 'serial-frame', id, at)
const voice = (id: string) => device('announcer', 'syn6288', id)

test('a window has its own display, else one that stands at no window in particular', async () => {
  const simulators = supervise(display('display-1', { window: 'W1' }), display('display-2'))
  await clock.advance(100)
  supervisor.displayFor('W1')?.show({ at: 'free', label: '1 号窗口', waiting: 0 })
  supervisor.displayFor('W2')?.show({ at: 'free', label: '2 号窗口', waiting: 0 })
  await clock.advance(100)
  const upper = (id: string) => simulators.get(id)?.view()
  expect(upper('display-1')).toMatchObject({ upper: '      1 号窗口      ' })
  expect(upper('display-2')).toMatchObject({ upper: '      2 号窗口      ' })
})

test('each press tells at which window it was; a pad that stands at none is heard by nobody', async () => {
  const simulators = supervise(pad('pad-1', { window: 'W1' }), pad('pad-2', { window: 'W2' }), pad('pad-3'))
  const heard: string[] = []
  const end = supervisor.listenToPads((window, { key }) => heard.push(`${window} ${key}`))
  await clock.advance(100)
  for (const id of ['pad-2', 'pad-3', 'pad-1']) {
    simulators.get(id)?.act({ action: 'press-key', key: 'next' })
    await clock.advance(100)
  }
  end()
  simulators.get('pad-1')?.act({ action: 'press-key', key: 'serve' })
  await clock.advance(100)
  expect(heard).toEqual(['W2 next', 'W1 next'])
})

test('the first announcer speaks for the whole station; without one there is none to ask', async () => {
  supervise(display('display-1'))
  expect(supervisor.announcer()).toBeUndefined()
  await supervisor.stop()
  const simulators = supervise(voice('voice-1'), voice('voice-2'))
  await clock.advance(100)
  void supervisor.announcer()?.announce('请A001号')
  await clock.advance(100)
  expect(simulators.get('voice-1')?.view()).toMatchObject({ speaking: '请A001号' })
  expect(simulators.get('voice-2')?.view()).toMatchObject({ speaking: null })
})
