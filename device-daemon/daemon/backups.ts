import { openBackupDesk } from '#daemon/desks/backups/backup-desk.ts'
import { backupPlaces } from '#daemon/desks/backups/backup-places.ts'
import { runBackup } from '#daemon/desks/backups/backup-process.ts'
import { backupRoutes } from '#daemon/http/routes/backups.ts'
import { backupTroubleWords } from '#daemon/http/words/backups.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import type { Feature } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** A backup of the whole station by a press, and a word to staff when the last one is too old. */
export const backups: Feature = (ground) => {
  const { settings, stores, station, clock } = ground
  const { dataDir, configDir } = settings
  const { id, timeZone, backup } = settings.station
  const everyDays = backup?.everyDays ?? null
  const desk = openBackupDesk({
    station,
    clock,
    id,
    timeZone,
    everyDays,
    places: () => backupPlaces(backup?.folder ?? null),
    run: (to) => runBackup({ to, dataDir, configDir }),
    isDone: async (commandId) => (await stores.ledger.find(commandId)) !== undefined,
  })
  const { staff } = ground.use(staffDesk)
  return {
    troubles: () => inWords(desk.troubles(), backupTroubleWords),
    routes: [
      {
        group: 'staff',
        register: (app) =>
          backupRoutes(app, {
            desk,
            everyDays,
            gate: ground.use(staffGate),
            nameOf: (account) => staff.byId(account)?.name ?? account,
          }),
      },
    ],
  }
}
