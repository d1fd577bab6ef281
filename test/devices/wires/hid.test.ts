import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { hidWire, type OpenHid } from '#daemon/devices/wires/hid.ts'
import { findPluggedIn } from '#daemon/devices/wires/plugged-in.ts'
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

test('of two keypads that are the same each is heard on its own wire, by its path', async () => {
  const keypads = { '/dev/kiosk-pad-1': madeUpHid(IDS), '/dev/kiosk-pad-2': madeUpHid(IDS) }
  const open: OpenHid = (address) =>
    address.path === undefined ? Promise.reject(new Error('no path')) : found(address.path).open(address)
  const found = (path: string) => {
    const keypad = Object.entries(keypads).find(([name]) => name === path)?.[1]
    if (keypad === undefined) throw new Error(`no ${path}`)
    return keypad
  }
  const heard: string[] = []
  for (const path of Object.keys(keypads)) {
    const wire = hidWire({ ...IDS, path }, systemClock, open)
    expect(wire.name).toBe(`hid 10c4:0007 ${path}`)
    await wire.open({ ...deaf, onBytes: (bytes) => heard.push(`${path} ${bytes[0]}`) })
  }
  keypads['/dev/kiosk-pad-2'].say(Uint8Array.of(2))
  keypads['/dev/kiosk-pad-1'].say(Uint8Array.of(1))
  expect(heard).toEqual(['/dev/kiosk-pad-2 2', '/dev/kiosk-pad-1 1'])
})

test('a path behind which something else is by now is not opened', async () => {
  const mouse = madeUpHid({ vendorId: 0x046d, productId: 0xc077 })
  const wire = hidWire({ ...IDS, path: '/dev/hidraw1' }, systemClock, mouse.open)
  expect(await wire.open(deaf)).toEqual({ at: 'failed', reason: '/dev/hidraw1 is 046d:c077' })
  expect(mouse.closes).toEqual([1])
})

test('the real node-hid says that a device is not there, and the wire says so in turn', async () => {
  const opened = await hidWire({ vendorId: 0xffff, productId: 0xfffe }, systemClock).open(deaf)
  expect(opened).toMatchObject({ at: 'failed', reason: expect.stringMatching(/\w/) })
})

test('on a machine without libusb the fault names the package to install, and so does the list of devices', async () => {
  const withoutLibusb: OpenHid = () =>
    // What dlopen says on a bare Debian.
    Promise.reject(new Error('libusb-1.0.so.0: cannot open shared object file: No such file or directory'))
  const reason = expect.stringContaining('apt-get install libusb-1.0-0')
  expect(await hidWire(IDS, systemClock, withoutLibusb).open(deaf)).toEqual({ at: 'failed', reason })
  // Not rare: the machine that runs this may have none, and then node-hid itself says it.
  const { trouble } = await findPluggedIn()
  const opened = await hidWire(IDS, systemClock).open(deaf)
  const lacksIt = opened.at === 'failed' && opened.reason.includes('libusb-1.0-0')
  expect(trouble.some((line) => line.includes('apt-get install libusb-1.0-0'))).toBe(lacksIt)
})
