import { type Static, Type } from 'typebox'
import type { App } from './app.ts'

const Health = Type.Union([
  Type.Object({ at: Type.Literal('opening') }),
  Type.Object({ at: Type.Literal('ready'), conditions: Type.Array(Type.String()) }),
  Type.Object({ at: Type.Literal('attention'), conditions: Type.Array(Type.String()) }),
  Type.Object({ at: Type.Literal('down'), reason: Type.String() }),
])

/** One configured device, for staff: what it is, where it stands, how it does. */
export const DeviceView = Type.Object({
  id: Type.String(),
  port: Type.String(),
  driver: Type.String(),
  wire: Type.String(),
  place: Type.String(),
  health: Health,
})
export type DeviceView = Static<typeof DeviceView>

export function deviceRoutes(app: App, devices: () => DeviceView[]): void {
  app.get(
    '/api/devices',
    {
      schema: {
        tags: ['devices'],
        summary: 'Every configured device and its health',
        response: { 200: Type.Object({ devices: Type.Array(DeviceView) }) },
      },
    },
    async () => ({ devices: devices() }),
  )
}
