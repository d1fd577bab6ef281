/**
 * What came of a test of a device, as it stands in the ledger for ever; who asked for it, its entry says. `look`: the device
 * cannot say by itself whether it did it.
 */
export type DeviceTestEvent = { type: 'device-tested'; device: string; result: DeviceTestResult }
export type DeviceTestResult = 'worked' | 'look' | 'failed'

export type DeviceTestCommand = { type: 'record-device-test'; event: DeviceTestEvent }

/** The newest test of a device. `by`: an account; `time`: an instant, ISO 8601 UTC. */
export type DeviceTest = { device: string; result: DeviceTestResult; by: string | null; time: string }

export const isDeviceTest = (event: { type: string }): event is DeviceTestEvent =>
  event.type === 'device-tested'
