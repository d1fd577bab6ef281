import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { checkDevices, type DriverSchemas } from '#daemon/settings/check-devices.ts'
import { parseYaml } from '#daemon/settings/yaml-file.ts'

const DRIVERS: DriverSchemas = new Map([
  ['window-display/cd5220', { settings: Type.Object({}), wires: ['simulated'] }],
  ['caller-pad/hid-keypad', { settings: Type.Object({}), wires: ['hid'] }],
])

/** What is told of these devices in a station with these windows. */
function told(devices: readonly string[], windows: readonly string[]) {
  const read = parseYaml(`devices:\n${devices.map((device) => `  - {${device}}\n`).join('')}`, 'devices.yaml')
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  const station = { windows: windows.map((id) => ({ id })) }
  return checkDevices(read.file, station, DRIVERS).faults.map(({ path, message }) => ({ path, message }))
}

test('where there is one window its display need not say so', () => {
  const display = 'id: display-1, port: window-display, driver: cd5220, wire: {simulated: cd5220}'
  expect(told([display], ['W1'])).toEqual([])
  expect(told([display], ['W1', 'W2'])).toMatchObject([{ path: 'devices[0].at' }])
})
