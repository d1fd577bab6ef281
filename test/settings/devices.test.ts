import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { checkDevices, type DriverSchemas } from '#daemon/settings/check-devices.ts'
import { parseYaml } from '#daemon/content/files/yaml-file.ts'

const DRIVERS: DriverSchemas = new Map([
  ['window-display/cd5220', { settings: Type.Object({}), wires: ['simulated'], simulated: ['cd5220'] }],
  [
    'caller-pad/hid-keypad',
    { settings: Type.Object({}), wires: ['hid'], simulated: ['caller-pad', 'keypad'] },
  ],
])

const PROFILES = new Map([['pads', ['frame-68', 'keypad']]])

/** What is told of these devices in a station with these windows. */
function told(devices: readonly string[], windows: readonly string[], drivers = DRIVERS) {
  const read = parseYaml(`devices:\n${devices.map((device) => `  - {${device}}\n`).join('')}`, 'devices.yaml')
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  const station = { windows: windows.map((id) => ({ id })) }
  const { faults, astray } = checkDevices(read.file, station, drivers, PROFILES)
  return [...faults, ...astray].map(({ path, message }) => ({
    path,
    message,
  }))
}

test('two keypads that are the same need a path each, and not the same one', () => {
  const pad = (n: number, hid: string) =>
    `id: pad-${n}, port: caller-pad, driver: hid-keypad, wire: {hid: {${hid}}}, at: {window: W1}`
  const ids = 'vendorId: 0x1a2c, productId: 0x2124'
  const paths = ['path: /dev/kiosk-pad-1', 'path: /dev/kiosk-pad-2']
  const fault = {
    path: 'devices[1].wire.hid.path',
    message: expect.stringContaining('devices[0]') as unknown,
  }
  expect(told([pad(1, ids), pad(2, ids)], ['W1'])).toEqual([fault])
  expect(told([pad(1, ids), pad(2, `${ids}, ${paths[0]}`)], ['W1'])).toEqual([fault])
  expect(told([pad(1, `${ids}, ${paths[0]}`), pad(2, `${ids}, ${paths[0]}`)], ['W1'])).toEqual([fault])
  expect(told([pad(1, `${ids}, ${paths[0]}`), pad(2, `${ids}, ${paths[1]}`)], ['W1'])).toEqual([])
  expect(told([pad(1, ids), pad(2, 'vendorId: 0x1a2c, productId: 0x2125')], ['W1'])).toEqual([])
})

test('a line with pads of several windows names each by its address, and stands at none itself', async () => {
  const real = await scanDrivers()
  const pads = (more: string) =>
    told(
      [`id: pads, port: caller-pad, driver: serial-frame, wire: {simulated: caller-pad}, ${more}`],
      ['W1', 'W2'],
      real,
    )
  expect(pads('windows: {1: W1, 2: W2}')).toEqual([])
  expect(pads('windows: {}')).toMatchObject([{ path: 'devices[0].at' }])
  expect(pads('windows: {1: W1, 2: W3}')).toMatchObject([
    { path: 'devices[0].windows.2', message: expect.stringContaining('W1、W2') },
  ])
  expect(pads('windows: {1: W1}, at: {window: W1}')).toMatchObject([
    { path: 'devices[0].at', message: expect.stringContaining('应删去 at') },
  ])
  expect(pads('windows: {first: W1}')).toMatchObject([
    { path: 'devices[0].windows.first', message: expect.stringContaining('{地址: 窗口编号}') },
  ])
  expect(pads('windows: {1: 1}')).toMatchObject([{ path: 'devices[0].windows.1' }])
})

test('where there is one window its display need not say so', () => {
  const display = 'id: display-1, port: window-display, driver: cd5220, wire: {simulated: cd5220}'
  expect(told([display], ['W1'])).toEqual([])
  expect(told([display], ['W1', 'W2'])).toMatchObject([{ path: 'devices[0].at' }])
})
