import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { describeDevices } from '../../scripts/list-devices.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'list-devices.ts')
const drivers = await scanDrivers()

test('a serial device is listed by the name that stays, ready to be copied into devices.yaml', () => {
  const told = describeDevices(
    {
      serial: [
        {
          path: '/dev/ttyUSB0',
          stable: '/dev/serial/by-id/usb-Prolific-if00',
          maker: 'Prolific',
          ids: '067b:2303',
        },
        { path: '/dev/ttyS0', stable: undefined, maker: undefined, ids: undefined },
      ],
      printers: [{ path: '/dev/usb/lp0', stable: undefined, maker: 'GEZHI 80', ids: '0416:5011' }],
      hid: [{ ids: '0c2e:0b61', product: 'Honeywell 1900', path: '/dev/hidraw0', stable: undefined }],
      trouble: [],
    },
    drivers,
  )
  expect(told).toContain('/dev/serial/by-id/usb-Prolific-if00（现在是 /dev/ttyUSB0）  Prolific，067b:2303')
  expect(told).toContain('wire: {serial: /dev/serial/by-id/usb-Prolific-if00, baudRate: 115200}')
  expect(told).toContain('wire: {serial: /dev/ttyS0, baudRate: 115200}')
  expect(told).toContain('0c2e:0b61  Honeywell 1900  /dev/hidraw0')
  expect(told).toContain('/dev/usb/lp0  GEZHI 80，0416:5011\n      wire: {usbPrinter: /dev/usb/lp0}')
})

test('a HID device is listed with what to write, and where two are the same with the path that tells them apart', () => {
  const keypad = { ids: '1a2c:2124', product: 'Keypad' }
  const told = describeDevices(
    {
      serial: [],
      printers: ['lp0', 'lp1'].map((name, socket) => ({
        path: `/dev/usb/${name}`,
        stable: `/dev/kiosk-by-path/lp-usb-0:${socket}`,
        maker: 'GEZHI 80',
        ids: '0416:5011',
      })),
      hid: [
        { ...keypad, path: '/dev/hidraw1', stable: '/dev/kiosk-pad-1' },
        { ...keypad, path: '/dev/hidraw2', stable: undefined },
        { ids: '0c2e:0b61', product: 'Scanner', path: '/dev/hidraw0', stable: undefined },
      ],
      trouble: [],
    },
    drivers,
  )
  expect(told).toContain('/dev/hidraw1（/dev/kiosk-pad-1）')
  expect(told).toContain('wire: {hid: {vendorId: 0x1a2c, productId: 0x2124, path: /dev/kiosk-pad-1}}')
  expect(told).toContain('wire: {hid: {vendorId: 0x1a2c, productId: 0x2124, path: /dev/hidraw2}}')
  expect(told).toContain('wire: {hid: {vendorId: 0x0c2e, productId: 0x0b61}}')
  expect(told).toContain('wire: {usbPrinter: /dev/kiosk-by-path/lp-usb-0:1}')
})

test('every driver says how it can be connected and what can be set, with the defaults', () => {
  const told = describeDevices({ serial: [], printers: [], hid: [], trouble: [] }, drivers)
  expect(told).toContain(
    'port: ticket-printer, driver: escpos    # 可以这样接：serial、tcp、usbPrinter、simulated',
  )
  for (const driver of drivers.values()) {
    for (const field of Object.keys(driver.settings.properties)) expect(told).toContain(`${field}: `)
  }
  expect(told).toContain('没有找到')
})

test('on a machine without udevadm the list still comes, and says what is missing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env: { PATH: '/nowhere' } })
  expect(stdout).toContain('udevadm')
  expect(stdout).toContain('驱动')
})
