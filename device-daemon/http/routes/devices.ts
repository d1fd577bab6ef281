import { DevicesReply, type DeviceView } from '#contract/device.ts'
import type { App } from '../server/app.ts'

export function deviceRoutes(app: App, devices: () => DeviceView[]): void {
  app.get(
    '/api/devices',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['devices'],
        summary: 'Every configured device and its health',
        response: { 200: DevicesReply },
      },
    },
    async () => ({ devices: devices() }),
  )
}
