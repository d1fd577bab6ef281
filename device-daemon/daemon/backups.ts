import { openBackupDesk } from '#daemon/desks/backups/backup-desk.ts'
import { backupPlaces } from '#daemon/desks/backups/backup-places.ts'
import { runBackup } from '#daemon/desks/backups/backup-process.ts'
import { backupRoutes } from '#daemon/http/routes/backups.ts'
import { backupTroubleWords } from '#daemon/http/words/backups.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { notedIn, readNotedBackup } from '#daemon/store/backup/noted-backup.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** A backup by command counts within so long. */
const LOOK_EVERY_MS = 30_000

/** A backup of the whole station by a press, and a word to staff when the last one is too old. */
export const backups: Feature = async (ground) => {
  const { desk, look, everyDays } = await ground.use(backupsDesk)
  const { staff } = ground.use(staffDesk)
  return {
    troubles: () => inWords(desk.troubles(), backupTroubleWords),
    routes: [
      {
        group: 'staff',
        register: (app) =>
          backupRoutes(app, {
            desk,
            look,
            everyDays,
            gate: ground.use(staffGate),
            nameOf: (account) => staff.byId(account)?.name ?? account,
          }),
      },
    ],
  }
}

/** Where backups are made and remembered. `look`: sees one that was made by command meanwhile. */
export async function backupsDesk({ settings, stores, station, clock, atClose }: Ground) {
  const { dataDir, configDir } = settings
  const { id, timeZone, backup } = settings.station
  const everyDays = backup?.everyDays ?? null
  let noted = await readNotedBackup(notedIn(dataDir))
  const look = async () => {
    noted = await readNotedBackup(notedIn(dataDir))
  }
  const lookAgain = () =>
    clock.after(LOOK_EVERY_MS, () => {
      cancel = lookAgain()
      void look()
    })
  let cancel = lookAgain()
  atClose(() => cancel())
  const desk = openBackupDesk({
    station,
    clock,
    id,
    timeZone,
    everyDays,
    places: () => backupPlaces(backup?.folder ?? null),
    noted: () => noted,
    run: (to) => runBackup({ to, dataDir, configDir }),
    isDone: async (commandId) => (await stores.ledger.find(commandId)) !== undefined,
  })
  return { desk, look, everyDays }
}
