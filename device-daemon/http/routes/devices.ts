import { Type } from 'typebox'
import {
  ChangeDeviceBody,
  ChangedDeviceReply,
  DeviceSetupReply,
  DevicesReply,
  DeviceTestReply,
  type DeviceView,
  type StaffDeviceView,
  StaffDevicesReply,
  TestDeviceBody,
} from '#contract/device.ts'
import { Problem } from '#contract/problem.ts'
import type { DeviceTests } from '#daemon/desks/devices/device-tests.ts'
import type { DeviceChanges } from '#daemon/desks/devices/device-changes.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { changedWords, deviceChangeProblems, notWrittenWords } from '../words/device-change.ts'
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

type StaffParts = {
  devices(): Promise<StaffDeviceView[]>
  gate: StaffGate
  tests: DeviceTests
}

/** The same for staff, and a press that tries a device. */
export function staffDeviceRoutes(app: App, { devices, gate, tests }: StaffParts): void {
  app.get(
    '/api/staff/devices',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['devices'],
        summary: 'Every configured device, its health and its newest test, at the listener of staff',
        response: { 200: StaffDevicesReply, '4xx': Problem },
      },
    },
    async () => ({ devices: await devices() }),
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
      const { account } = gate.sessionOf(request)
      const testing = tests.test(request.body.commandId, request.params.id, account)
      if (testing === undefined) return sendProblem(reply, 'not-found', '没有这台设备，请刷新页面再看。')
      return testedWords(await testing)
    },
  )
}

type ChangeParts = {
  changes: DeviceChanges
  /** devices.yaml, as people know it. */
  file: string
  gate: StaffGate
  view(device: Extract<Awaited<ReturnType<DeviceChanges['change']>>, { at: 'changed' }>['device']): DeviceView
  /** Undefined: there is no such device. `at: 'unreadable'`: the file is not to be used now, in words. */
  setup(id: string): Promise<DeviceSetupReply | { at: 'unreadable'; words: string } | undefined>
}

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

/** A device as it stands in devices.yaml, and a change of it that begins that device anew. */
export function deviceChangeRoutes(app: App, { changes, file, gate, view, setup }: ChangeParts): void {
  app.get(
    '/api/devices/:id/setup',
    {
      config: { permission: 'devices.edit' },
      schema: {
        tags: ['devices'],
        summary: 'A device as devices.yaml has it, and what it may be changed to',
        params: Id,
        response: { 200: DeviceSetupReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await setup(request.params.id)
      if (found === undefined) return sendProblem(reply, 'not-found', deviceChangeProblems.unknown)
      if ('at' in found) return sendProblem(reply, 'wrong-state', found.words)
      return found
    },
  )

  app.put(
    '/api/devices/:id',
    {
      config: { permission: 'devices.edit' },
      schema: {
        tags: ['devices'],
        summary: 'Changes a device in devices.yaml and begins it anew; no other device is touched',
        description:
          '409 `changed-meanwhile` where the file is another one by now; 422 `not-publishable` with findings by path.',
        params: Id,
        body: ChangeDeviceBody,
        response: { 200: ChangedDeviceReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, base, device: fields } = request.body
      const { account } = gate.sessionOf(request)
      const changed = await changes.change({ commandId, by: account, id: request.params.id, base, fields })
      switch (changed.at) {
        case 'unknown-device':
          return sendProblem(reply, 'not-found', deviceChangeProblems.unknown)
        case 'unreadable':
          return sendProblem(reply, 'wrong-state', changed.words)
        case 'changed-meanwhile':
          return sendProblem(reply, 'changed-meanwhile', deviceChangeProblems.changedMeanwhile)
        case 'findings':
          return sendProblem(reply, 'not-publishable', deviceChangeProblems.findings, {
            findings: changed.findings.map(({ path, words }) => ({ path: [...path], words, blocks: true })),
          })
        case 'not-recorded':
          return sendProblem(reply, 'ledger-unavailable', deviceChangeProblems.notRecorded)
        case 'not-written':
          request.log.error({ reason: changed.reason }, 'devices.yaml cannot be written')
          return sendProblem(reply, 'wrong-state', notWrittenWords(changed.reason, file))
        case 'changed': {
          const device = view(changed.device)
          return { device, said: changedWords(device.health) }
        }
      }
    },
  )
}
