import { Type, type Static } from 'typebox'
import { CommandId } from './command-id.ts'

/** What the daemon believes of a device. `conditions` are the device's own words; `near-end` and the like still work. */
export const DeviceHealth = Type.Union([
  Type.Object({ at: Type.Literal('opening') }),
  Type.Object({ at: Type.Literal('ready'), conditions: Type.Array(Type.String()) }),
  Type.Object({ at: Type.Literal('attention'), conditions: Type.Array(Type.String()) }),
  Type.Object({ at: Type.Literal('down'), reason: Type.String() }),
])
export type DeviceHealth = Static<typeof DeviceHealth>

/** One configured device, for staff: what it is, where it stands, how it does. */
export const DeviceView = Type.Object({
  id: Type.String(),
  port: Type.String(),
  driver: Type.String(),
  wire: Type.String(),
  place: Type.String(),
  health: DeviceHealth,
})
export type DeviceView = Static<typeof DeviceView>

export const DevicesReply = Type.Object({ devices: Type.Array(DeviceView) })
export type DevicesReply = Static<typeof DevicesReply>

const DeviceTestResult = Type.Union([Type.Literal('worked'), Type.Literal('look'), Type.Literal('failed')])

/** `tested`: its newest test by a press; null where there was none. `by`: a name; `time`: an instant, ISO 8601 UTC. */
export const StaffDeviceView = Type.Object({
  ...DeviceView.properties,
  tested: Type.Union([
    Type.Null(),
    Type.Object({ result: DeviceTestResult, by: Type.String(), time: Type.String() }),
  ]),
})
export type StaffDeviceView = Static<typeof StaffDeviceView>

/** `GET /api/staff/devices` */
export const StaffDevicesReply = Type.Object({ devices: Type.Array(StaffDeviceView) })
export type StaffDevicesReply = Static<typeof StaffDevicesReply>

/** `POST /api/devices/:id/test`; the same `commandId` again tries nothing anew. */
export const TestDeviceBody = Type.Object({ commandId: CommandId }, { additionalProperties: false })
export type TestDeviceBody = Static<typeof TestDeviceBody>
/** `look`: only a person can see or hear whether it did it. `said`: what came back, whole sentences. */
export const DeviceTestReply = Type.Object({
  at: DeviceTestResult,
  said: Type.String(),
})
export type DeviceTestReply = Static<typeof DeviceTestReply>

/** What a device may be: a field of devices.yaml beside id, port, driver, wire and at, by its driver's own schema. */
export const DeviceField = Type.Object({
  name: Type.String(),
  words: Type.String(),
  /** As it counts where the field is not written. */
  byDefault: Type.Unknown(),
  kind: Type.Union([
    Type.Object({ at: Type.Literal('choice'), of: Type.Array(Type.String()) }),
    Type.Object({ at: Type.Literal('number'), least: Type.Number(), most: Type.Number() }),
    Type.Object({ at: Type.Literal('text') }),
    /** Kept as it is; changed in the file. */
    Type.Object({ at: Type.Literal('other') }),
  ]),
})
export type DeviceField = Static<typeof DeviceField>

const WireKind = Type.Union([
  Type.Literal('serial'),
  Type.Literal('tcp'),
  Type.Literal('socket'),
  Type.Literal('usbPrinter'),
  Type.Literal('hid'),
  Type.Literal('simulated'),
])

/** What is connected to the machine now, by the name that stays, and as people know it. */
export const PluggedIn = Type.Object({
  serial: Type.Array(Type.Object({ path: Type.String(), words: Type.String() })),
  /** Printers of the USB printer class. */
  printers: Type.Array(Type.Object({ path: Type.String(), words: Type.String() })),
  hid: Type.Array(
    Type.Object({
      vendorId: Type.Integer(),
      productId: Type.Integer(),
      /** Where several have the same ids. */
      path: Type.Optional(Type.String()),
      words: Type.String(),
    }),
  ),
  trouble: Type.Array(Type.String()),
})
export type PluggedIn = Static<typeof PluggedIn>

/** The fields of an entry of devices.yaml; what they may be, the daemon checks as at a start. */
const WrittenDevice = Type.Record(Type.String({ minLength: 1, maxLength: 64 }), Type.Unknown(), {
  maxProperties: 32,
})

/** `GET /api/devices/:id/setup`: an entry of devices.yaml and what it may be changed to. */
export const DeviceSetupReply = Type.Object({
  /** Of the whole file; a change goes by it. */
  base: Type.String(),
  file: Type.String(),
  port: Type.String(),
  /** As written, without id and port. */
  device: WrittenDevice,
  drivers: Type.Array(
    Type.Object({ name: Type.String(), wires: Type.Array(WireKind), fields: Type.Array(DeviceField) }),
  ),
  simulated: Type.Array(Type.String()),
  kiosks: Type.Array(Type.String()),
  windows: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
  pluggedIn: PluggedIn,
  /** Who changed it last; null = nobody since the station began, by this way. */
  changed: Type.Union([Type.Null(), Type.Object({ by: Type.String(), time: Type.String() })]),
})
export type DeviceSetupReply = Static<typeof DeviceSetupReply>

/**
 * `PUT /api/devices/:id`: this entry of devices.yaml, id and port apart, and that device begins anew. 409 `changed-meanwhile` where the
 * file is not the one of `base`; 422 `not-publishable` with findings by path.
 */
export const ChangeDeviceBody = Type.Object(
  {
    commandId: CommandId,
    base: Type.String({ minLength: 1, maxLength: 128 }),
    device: WrittenDevice,
  },
  { additionalProperties: false },
)
export type ChangeDeviceBody = Static<typeof ChangeDeviceBody>
/** The device as it is after the first attempt. `said`: whole sentences. */
export const ChangedDeviceReply = Type.Object({ device: DeviceView, said: Type.String() })
export type ChangedDeviceReply = Static<typeof ChangedDeviceReply>
