import { Type, type Static } from 'typebox'

export const WireConfig = Type.Union([
  Type.Object(
    { serial: Type.String(), baudRate: Type.Integer({ minimum: 1200, maximum: 921_600 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      hid: Type.Object(
        { vendorId: Type.Integer(), productId: Type.Integer() },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
  Type.Object({ tcp: Type.String({ pattern: '^[^:]+:\\d{1,5}$' }) }, { additionalProperties: false }),
  Type.Object({ simulated: Type.String() }, { additionalProperties: false }),
])
export type WireConfig = Static<typeof WireConfig>

/** Fields beyond these belong to the driver and are checked by its own schema. */
export const DeviceConfig = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
  port: Type.Union([
    Type.Literal('ticket-printer'),
    Type.Literal('card-reader'),
    Type.Literal('code-scanner'),
    Type.Literal('window-display'),
    Type.Literal('caller-pad'),
    Type.Literal('announcer'),
  ]),
  driver: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
  wire: WireConfig,
  at: Type.Optional(
    Type.Union([
      Type.Object({ kiosk: Type.String() }, { additionalProperties: false }),
      Type.Object({ window: Type.String() }, { additionalProperties: false }),
    ]),
  ),
})
export type DeviceConfig = Static<typeof DeviceConfig>

export const DevicesConfig = Type.Object(
  { $schema: Type.Optional(Type.String()), devices: Type.Array(DeviceConfig) },
  { additionalProperties: false },
)
export type DevicesConfig = Static<typeof DevicesConfig>
