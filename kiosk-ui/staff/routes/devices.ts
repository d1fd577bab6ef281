import type {
  ChangeDeviceBody,
  ChangedDeviceReply,
  DeviceSetupReply,
  DeviceTestReply,
  StaffDevicesReply,
  TestDeviceBody,
} from '#contract/device.ts'
import type { DisplaysReply, PairDisplayBody, RemoveDisplayBody } from '#contract/displays.ts'
import type { ScreensReply } from '#contract/screens.ts'
import type { Asks, ById, Sends } from './route.ts'

/** Devices and screens. */
export type DevicesRoutes = {
  'GET /api/staff/devices': Asks<StaffDevicesReply>
  'GET /api/displays': Asks<DisplaysReply>
  'POST /api/displays/pair': Sends<PairDisplayBody, DisplaysReply>
  'POST /api/displays/:id/remove': Sends<RemoveDisplayBody, DisplaysReply, ById>
  'GET /api/staff/screens': Asks<ScreensReply>
  'GET /api/devices/:id/setup': Asks<DeviceSetupReply, ById>
  'PUT /api/devices/:id': Sends<ChangeDeviceBody, ChangedDeviceReply, ById>
  'POST /api/devices/:id/test': Sends<TestDeviceBody, DeviceTestReply, ById>
}
