import type { StaffDeviceView } from '#contract/device.ts'
import { openDeviceTests } from '#daemon/desks/devices/device-tests.ts'
import { deviceView } from '#daemon/desks/devices/device-views.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import { accountChanges } from '#daemon/domain/people/account-changes.ts'
import type { DeviceTest } from '#daemon/domain/people/device-tests.ts'
import { staffDeviceRoutes } from '#daemon/http/routes/devices.ts'
import { TEST_SPEECH, testPaper } from '#daemon/http/words/device-test.ts'
import type { DeviceSettings } from '#daemon/settings/check-devices.ts'
import type { Feature, Ground } from './feature.ts'
import { padPresses } from './pads.ts'
import { staffDesk, staffGate } from './staff.ts'
import { windowDisplays } from './windows.ts'

/** The panel 设备: every device for staff, and a press that tries it. */
export const deviceTests: Feature = (ground) => {
  const { devices, service, kiosks, clock, contents, station, settings } = ground
  const displays = ground.use(windowDisplays)
  const desk = openDeviceTests({
    devices,
    clock,
    station,
    pads: ground.use(padPresses),
    windowsOfPad: ({ id }) => windowsOf(settings.deviceFile.running().find((device) => device.id === id)),
    firstKiosk: kiosks.first,
    windows: () => service().windows,
    tell: displays.tell,
    paper: (device) => testPaper(device, contents.published('station').name, station.today()),
    said: TEST_SPEECH,
  })
  return {
    routes: [
      {
        group: 'staff',
        register: (app) =>
          staffDeviceRoutes(app, {
            devices: testedDevices(ground),
            gate: ground.use(staffGate),
            tests: desk,
          }),
      },
    ],
  }
}

/** Every device with its newest test. */
function testedDevices(ground: Ground): () => Promise<StaffDeviceView[]> {
  const { devices, stores } = ground
  const { staff } = ground.use(staffDesk)
  const withTest = (report: DeviceReport, test: DeviceTest | undefined): StaffDeviceView => ({
    ...deviceView(report),
    tested: test ? { result: test.result, by: nameOf(test.by ?? ''), time: test.time } : null,
  })
  const nameOf = (by: string) => staff.byId(by)?.name ?? by
  return async () => {
    const tests = await stores.views.ask(accountChanges, ({ tested }) => tested())
    return devices.health().map((report) =>
      withTest(
        report,
        tests.find(({ device }) => device === report.id),
      ),
    )
  }
}

/** A pad stands at a window, or its line has the pads of several. */
function windowsOf(device: DeviceSettings | undefined): readonly string[] {
  const { at, options = {} } = device ?? {}
  const { windows } = options
  if (at && 'window' in at) return [at.window]
  return typeof windows === 'object' && windows !== null ? Object.values(windows).map(String) : []
}
