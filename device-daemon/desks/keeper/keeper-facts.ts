import type { DeviceView } from '#contract/device.ts'
import type { ScreensReply } from '#contract/screens.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { NewestBackup } from '../backups/backup-desk.ts'
import type { UpdateState } from '../updates/update-desk.ts'
import type { Machine } from './machine.ts'

/** What the keeper's page tells of, before it is put in words. Times are epoch milliseconds unless they say. */
export type KeeperFacts = {
  now: number
  timeZone: string
  version: string
  node: string
  startedAt: number
  machine: Machine
  /** Of the ledger. */
  entries: number
  devices: readonly DeviceView[]
  screens: Pick<ScreensReply, 'kiosks' | 'halls'>
  /** Whether a time server has set the clock; null where the system does not say. */
  clockSet: boolean | null
  /** Where the station may be reached, and whether anything needs the network. */
  listeners: ScreensReply['listeners']
  /** Null where the program is no package. */
  update: UpdateState | null
  backup: NewestBackup | null
  /** Of all parts of the station; those of residents' affairs are left out. */
  troubles: readonly Trouble[]
}
