import { openDeviceTests } from '#daemon/desks/devices/device-tests.ts'
import { deviceView } from '#daemon/desks/devices/device-views.ts'
import { staffDeviceRoutes } from '#daemon/http/routes/devices.ts'
import { TEST_SPEECH, testPaper } from '#daemon/http/words/device-test.ts'
import type { Feature } from './feature.ts'
import { windowDisplays } from './windows.ts'

/** The panel 设备: every device for staff, and a press that tries it. */
export const deviceTests: Feature = (ground) => {
  const { devices, service, kiosks, clock, contents, station } = ground
  const displays = ground.use(windowDisplays)
  const desk = openDeviceTests({
    devices,
    clock,
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
        register: (app) => staffDeviceRoutes(app, () => devices.health().map(deviceView), desk),
      },
    ],
  }
}
