import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { serialWire } from '#daemon/devices/wires/serial.ts'
import { temporaryPty } from '#test/support/pty.ts'
import { wireContract } from './wire-contract.ts'

wireContract('serial', async () => {
  const received: Buffer[] = []
  let device: Socket | undefined
  const pty = await temporaryPty((end) => {
    device = end
    end.on('data', (bytes: Buffer) => received.push(bytes))
  })
  return {
    wire: serialWire(pty.path, 115_200, systemClock),
    received: () => Buffer.concat(received),
    say: (bytes) => device?.write(bytes),
    stall: () => device?.pause(),
    vanish: () => pty.unplug(),
    comeBack: () => pty.plugIn(),
    close: () => pty.close(),
  }
})

test('a serial wire notices that its port has come back', async () => {
  const pty = await temporaryPty(() => {})
  await pty.unplug()
  let hints = 0
  const unwatch = serialWire(pty.path, 9600, systemClock).watch?.(() => (hints += 1))
  await pty.plugIn()
  await expect.poll(() => hints).toBeGreaterThan(0)
  unwatch?.()
  await pty.close()
})
