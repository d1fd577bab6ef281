import type { BackupsReply, MakeBackupBody } from '#contract/backup.ts'
import type { SwitchUpdateBody, TakeUpdateBody, UpdatesReply } from '#contract/updates.ts'
import type { Asks, Sends } from './route.ts'

/** Backups and updates. */
export type MachineRoutes = {
  'GET /api/updates': Asks<UpdatesReply>
  'POST /api/updates/take': Sends<TakeUpdateBody, UpdatesReply>
  'POST /api/updates/switch': Sends<SwitchUpdateBody, UpdatesReply>
  'GET /api/backups': Asks<BackupsReply>
  'POST /api/backups': Sends<MakeBackupBody, BackupsReply>
}
