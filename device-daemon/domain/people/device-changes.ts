/**
 * What staff did to a device of devices.yaml, as it stands in the ledger for ever; by whom, its entry says. `fields`: those that
 * differ now, e.g. `wire`; never what is in them.
 */
export type DeviceChangeEvent =
  | { type: 'device-changed'; device: string; fields: readonly string[] }
  /** The entry before it says what was about to be done; the file could not be written, and nothing changed. */
  | { type: 'device-change-failed'; device: string }

export type DeviceChangeCommand = { type: 'record-device-change'; event: DeviceChangeEvent }

export const deviceChangeEvents: Readonly<Record<DeviceChangeEvent['type'], true>> = {
  'device-changed': true,
  'device-change-failed': true,
}

/** The newest change of a device. `by`: an account; `time`: an instant, ISO 8601 UTC. */
export type DeviceChange = { device: string; by: string | null; time: string; fields: readonly string[] }

export const isDeviceChange = (event: { type: string }): event is DeviceChangeEvent =>
  Object.hasOwn(deviceChangeEvents, event.type)
