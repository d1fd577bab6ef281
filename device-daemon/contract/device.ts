import { Type, type Static } from 'typebox'

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
