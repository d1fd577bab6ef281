import { Type, type Static } from 'typebox'

const LastSeen = Type.Union([Type.String(), Type.Null()])

/** `GET /api/staff/screens`: who may connect to this machine, which screens are connected, and whether its clock is set. */
export const ScreensReply = Type.Object({
  /** `kiosk`: this machine alone; what staff use is heard there, too, while there is no `staff`. */
  listeners: Type.Array(
    Type.Object({
      at: Type.Union([Type.Literal('kiosk'), Type.Literal('staff'), Type.Literal('phone')]),
      host: Type.String(),
      port: Type.Integer(),
      tls: Type.Union([Type.Literal('none'), Type.Literal('self-signed'), Type.Literal('own')]),
      /** Whose machines may connect, `192.168.1.0/24`; empty for everyone's. */
      networks: Type.Array(Type.String()),
    }),
  ),
  /** Kiosks of this machine. `lastSeen`: an instant, ISO 8601 UTC; null = not since the daemon's start. */
  kiosks: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Type.Union([Type.Literal('open'), Type.Literal('gone')]),
      lastSeen: LastSeen,
    }),
  ),
  /** Screens of the hall that are open now. */
  halls: Type.Object({ open: Type.Integer({ minimum: 0 }), lastSeen: LastSeen }),
  /** Whether a time server has set the machine's clock; null where the system does not say. */
  clockSet: Type.Union([Type.Boolean(), Type.Null()]),
})
export type ScreensReply = Static<typeof ScreensReply>
