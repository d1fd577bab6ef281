import type { BackupsReply } from '#contract/backup.ts'
import { wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const GB = 1024 ** 3
const places: BackupsReply['places'] = [
  { id: '/mnt/backup', at: 'folder', name: '/mnt/backup', freeBytes: 212 * GB },
  { id: '/media/kiosk/KINGSTON', at: 'stick', name: 'KINGSTON', freeBytes: 14 * GB },
]
const made: BackupsReply = {
  places,
  newest: {
    time: '2026-11-20T09:12:00.000Z',
    by: wang.name,
    place: 'KINGSTON',
    file: 'ST-0001-2026-11-20-1712.tar.gz',
    bytes: 48_212_334,
    entries: 118_204,
  },
  everyDays: 7,
  running: false,
}

const state = (name: string, reply: BackupsReply) =>
  admin(name, 'backup', { place: 'backup', answers: { 'GET /api/backups': reply } })

export const backupStates: readonly GalleryState<AdminFixture>[] = [
  state('backup', made),
  state('backup-none', { places: [], newest: null, everyDays: null, running: false }),
]
