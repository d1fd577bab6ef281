import { Type } from 'typebox'
import { DevicesReply, DeviceTestReply, type DeviceView, TestDeviceBody } from '#contract/device.ts'
import { Problem } from '#contract/problem.ts'
import type { DeviceTests } from '#daemon/desks/devices/device-tests.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import { testedWords } from '../words/device-test.ts'

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

/** The same for staff, and a press that tries a device. */
export function staffDeviceRoutes(app: App, devices: () => DeviceView[], { test }: DeviceTests): void {
  app.get(
    '/api/staff/devices',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['devices'],
        summary: 'Every configured device and its health, at the listener of staff',
        response: { 200: DevicesReply, '4xx': Problem },
      },
    },
    async () => ({ devices: devices() }),
  )

  app.post(
    '/api/devices/:id/test',
    {
      config: { permission: 'devices.test' },
      schema: {
        tags: ['devices'],
        summary: 'Tries a device by the way the station uses it, and answers with what came back',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        body: TestDeviceBody,
        response: { 200: DeviceTestReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const testing = test(request.body.commandId, request.params.id)
      if (testing === undefined) return sendProblem(reply, 'not-found', '没有这台设备，请刷新页面再看。')
      return testedWords(await testing)
    },
  )
}
