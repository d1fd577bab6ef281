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

/** `POST /api/devices/:id/test`; the same `commandId` again tries nothing anew. */
export const TestDeviceBody = Type.Object({ commandId: CommandId }, { additionalProperties: false })
export type TestDeviceBody = Static<typeof TestDeviceBody>
/** `look`: only a person can see or hear whether it did it. `said`: what came back, whole sentences. */
export const DeviceTestReply = Type.Object({
  at: Type.Union([Type.Literal('worked'), Type.Literal('look'), Type.Literal('failed')]),
  said: Type.String(),
})
export type DeviceTestReply = Static<typeof DeviceTestReply>
