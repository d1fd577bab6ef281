import { deviceView } from '#daemon/desks/devices/device-views.ts'
import { readMachine } from '#daemon/desks/keeper/machine.ts'
import { keeperRoute } from '#daemon/http/routes/keeper.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import { keeperChecks, wallTime } from '#daemon/http/words/keeper.ts'
import { readUpdateState } from '#daemon/store/updates/update-state.ts'
import { backupsDesk } from './backups.ts'
import type { Feature } from './feature.ts'
import { listenersShown, screensDesk, screensShown } from './screens.ts'

/** The machine's health for a technician at it, who has no account: on loopback alone, and nothing of a resident. */
export const keeper: Feature = async (ground) => {
  const { settings, station, devices, contents, clock, uiDir, use } = ground
  const { timeZone } = settings.station
  const { desk: backups } = await use(backupsDesk)
  const { pages } = use(screensDesk)
  const startedAt = clock.now() - process.uptime() * 1000
  return {
    routes: [
      {
        group: 'keeper',
        register(app) {
          keeperRoute(app, async () => {
            const now = clock.now()
            return {
              station: contents.published('station').name,
              time: wallTime(now, timeZone),
              checks: keeperChecks({
                now,
                timeZone,
                version: settings.version,
                node: process.versions.node,
                startedAt,
                machine: await readMachine(settings.dataDir, now),
                entries: station.seq(),
                devices: devices.health().map(deviceView),
                screens: screensShown(pages()),
                clockSet: station.wallClock.read().facts.synchronised,
                listeners: listenersShown(settings),
                update: settings.updates === null ? null : await readUpdateState(settings.updates.folder),
                backup: backups.newest(),
                troubles: ground.troubles(),
              }),
            }
          })
          return filePages(app, uiDir, [{ path: '/keeper', file: 'keeper/index.html' }])
        },
      },
    ],
  }
}
