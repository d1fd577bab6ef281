import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { hidWire } from '#daemon/devices/wires/hid.ts'
import { madeUpHid } from '#test/support/made-up-hid.ts'
import { wireContract } from './wire-contract.ts'

const IDS = { vendorId: 0x10c4, productId: 0x0007 }

// node-hid itself needs a device; here its place is taken, and only the wire around it is the real one.
wireContract('hid (over a made-up node-hid)', async () => {
  const device = madeUpHid()
  return {
    wire: hidWire(IDS, systemClock, device.open),
    received: device.received,
    say: device.say,
    stall: device.stall,
    vanish: async () => device.unplug(),
    comeBack: async () => device.plugIn(),
    close: async () => {},
  }
})

const deaf = { onBytes: () => {}, onClose: () => {} }

test('bytes go out in reports of 64, each behind its report id, the last one padded', async () => {
  const device = madeUpHid()
  const opened = await hidWire(IDS, systemClock, device.open).open(deaf)
  if (opened.at === 'failed') throw new Error(opened.reason)
  await opened.value.write(new Uint8Array(70).fill(7), 1000)
  expect(device.reports.map((report) => report.toString('hex'))).toEqual([
    `00${'07'.repeat(64)}`,
    `00${'07'.repeat(6)}${'00'.repeat(58)}`,
  ])
})

test('an unplug without a word is told with words, and the handle is let go once', async () => {
  const device = madeUpHid()
  const closes: string[] = []
  const opened = await hidWire(IDS, systemClock, device.open).open({
    ...deaf,
    onClose: (reason) => closes.push(reason),
  })
  device.unplug()
  device.unplug()
  if (opened.at === 'open') await opened.value.close()
  expect(closes).toEqual(['unplugged'])
  expect(device.closes).toEqual([1])
})

test('the real node-hid says that a device is not there, and the wire says so in turn', async () => {
  const opened = await hidWire({ vendorId: 0xffff, productId: 0xfffe }, systemClock).open(deaf)
  expect(opened).toMatchObject({ at: 'failed', reason: expect.stringMatching(/\w/) })
})
