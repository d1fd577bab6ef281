import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import type { HostEnd, Simulator } from '#daemon/devices/simulators/simulator.ts'
import { openWire } from '#daemon/devices/wires/open-wire.ts'
import { simulatedWire } from '#daemon/devices/wires/simulated.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { wireContract } from './wire-contract.ts'

/** A device that only keeps what it is told; everything a person sees of it comes from a real simulator. */
function listeningDevice() {
  const printer = openSimulator('thermal-80', systemClock)
  if (printer === undefined) throw new Error('thermal-80 is gone')
  const received: Buffer[] = []
  let plug: 'in' | 'out' = 'in'
  let manners: 'taking' | 'stuck' = 'taking'
  let host: HostEnd | undefined
  const simulator: Simulator = {
    ...printer,
    attach(end) {
      if (plug === 'out' || host !== undefined) return undefined
      host = end
      return {
        async fromHost(bytes) {
          if (manners === 'stuck') await new Promise<never>(() => {})
          received.push(Buffer.from(bytes))
        },
        detach: () => (host = undefined),
      }
    },
  }
  return {
    simulator,
    received: () => Buffer.concat(received),
    say: (bytes: Uint8Array) => host?.toHost(bytes),
    stall: () => (manners = 'stuck'),
    vanish() {
      plug = 'out'
      const end = host
      host = undefined
      end?.onVanish('unplugged')
    },
    comeBack: () => (plug = 'in'),
  }
}

wireContract('simulated', async () => {
  const device = listeningDevice()
  return {
    wire: simulatedWire(device.simulator, systemClock),
    received: device.received,
    say: device.say,
    stall: device.stall,
    vanish: async () => device.vanish(),
    comeBack: async () => void device.comeBack(),
    close: async () => {},
  }
})

test('a paced wire takes as long as its baud rate, and stops where the device vanishes', async () => {
  const clock = manualClock()
  const device = listeningDevice()
  const opened = await simulatedWire(device.simulator, clock, 960).open({
    onBytes: () => {},
    onClose: () => {},
  })
  if (opened.at === 'failed') throw new Error(opened.reason)
  const writing = opened.value.write(Buffer.alloc(960), 5000)
  await clock.advance(500)
  expect(device.received()).toHaveLength(477)
  device.vanish()
  await clock.advance(1000)
  expect(await writing).toEqual({ at: 'closed' })
  expect(device.received()).toHaveLength(477)
})

test('a simulated device serves one owner at a time, like a printer on port 9100', async () => {
  const device = listeningDevice()
  const wire = openWire({ simulated: 'thermal-80' }, () => device.simulator, systemClock)
  const first = await wire.open({ onBytes: () => {}, onClose: () => {} })
  const second = await wire.open({ onBytes: () => {}, onClose: () => {} })
  expect([first.at, second.at]).toEqual(['open', 'failed'])
})
