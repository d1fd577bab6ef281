import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type NewestBackup, openBackupDesk } from '#daemon/desks/backups/backup-desk.ts'
import { type BackupPlace, backupPlaces } from '#daemon/desks/backups/backup-places.ts'
import type { BackupRun } from '#daemon/desks/backups/backup-process.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const DAY_MS = 24 * 60 * 60_000
const LEAD = { at: 'staff', account: 'staff-1', window: null } as const
const STICK = { id: '/media/kiosk/STICK', at: 'stick', name: 'STICK', freeBytes: 1_000_000 } as const

async function openDesk(
  run: (to: string) => Promise<BackupRun>,
  noted: () => Omit<NewestBackup, 'by'> | null = () => null,
  places: readonly BackupPlace[] = [STICK],
) {
  const clock = manualClock(MORNING)
  const { station } = await stationInMemory(clock)
  const done = new Set<string>()
  const desk = openBackupDesk({
    station,
    clock,
    id: 'ST-1',
    timeZone: 'Asia/Shanghai',
    everyDays: 7,
    places: async () => [...places],
    run,
    noted,
    isDone: async (commandId) => done.has(commandId),
  })
  return { clock, desk, done }
}

describe('a backup by a press', () => {
  test('is named by station, day and time, and known with who, how large and where', async () => {
    const asked: string[] = []
    const { desk } = await openDesk(async (to) => {
      asked.push(to)
      return { at: 'made', entries: 12, bytes: 3_000 }
    })
    expect(await desk.make('back-up-1', LEAD, STICK.id)).toEqual({ at: 'made' })
    expect(asked).toEqual(['/media/kiosk/STICK/ST-1-2026-11-23-0900.tar.gz'])
    expect(desk.newest()).toMatchObject({ by: 'staff-1', place: 'STICK', bytes: 3_000, entries: 12 })
  })

  test('that did not work out is no backup, and the one before stays the newest', async () => {
    const runs: BackupRun[] = [
      { at: 'made', entries: 1, bytes: 1 },
      { at: 'failed', reason: 'ENOSPC' },
    ]
    const { desk } = await openDesk(async () => runs.shift() ?? { at: 'failed', reason: 'none left' })
    await desk.make('back-up-1', LEAD, STICK.id)
    const before = desk.newest()
    expect(await desk.make('back-up-2', LEAD, STICK.id)).toEqual({ at: 'failed', reason: 'ENOSPC' })
    expect(desk.newest()).toEqual(before)
    expect(await desk.make('back-up-3', LEAD, '/etc')).toEqual({ at: 'no-place' })
  })

  test('during which the stick was pulled out says just that, whatever the system calls it', async () => {
    const plugged: BackupPlace[] = [STICK]
    const pulled = async (): Promise<BackupRun> => {
      plugged.pop()
      return { at: 'failed', reason: 'EIO' }
    }
    const { desk } = await openDesk(pulled, undefined, plugged)
    expect(await desk.make('back-up-1', LEAD, STICK.id)).toEqual({ at: 'place-gone' })
    expect(desk.newest()).toBeNull()
  })

  test('waits for none that is being made: two at once would be in each other’s way', async () => {
    const first = Promise.withResolvers<BackupRun>()
    const { desk } = await openDesk(() => first.promise)
    const made = desk.make('back-up-1', LEAD, STICK.id)
    await expect.poll(desk.running).toBe(true)
    expect(await desk.make('back-up-2', LEAD, STICK.id)).toEqual({ at: 'running' })
    first.resolve({ at: 'made', entries: 1, bytes: 1 })
    expect(await made).toEqual({ at: 'made' })
    expect(desk.running()).toBe(false)
  })

  test('staff are told while there is none, and again once the last one is older than the station allows', async () => {
    const { desk, clock } = await openDesk(async () => ({ at: 'made', entries: 1, bytes: 1 }))
    expect(desk.troubles()).toMatchObject([{ code: 'backup-overdue', days: null, allowed: 7 }])
    await desk.make('back-up-1', LEAD, STICK.id)
    await clock.advance(7 * DAY_MS - 1)
    expect(desk.troubles()).toEqual([])
    await clock.advance(DAY_MS + 1)
    expect(desk.troubles()).toMatchObject([{ days: 8, since: '2026-11-30T01:00:00.000Z' }])
  })
})

test('one that was made by command counts like one by a press, the later of the two, and none of a day to come', async () => {
  const made = { place: '/mnt/backup', file: 'a.tar.gz', bytes: 1, entries: 1 }
  let time = '2026-11-15T01:00:00.000Z'
  const { desk } = await openDesk(
    async () => ({ at: 'made', entries: 2, bytes: 2 }),
    () => ({ ...made, time }),
  )
  expect([desk.newest(), desk.troubles()]).toMatchObject([{ ...made, time, by: null }, [{ days: 8 }]])
  time = '2027-11-20T01:00:00.000Z'
  expect(desk.troubles()).toMatchObject([{ days: null }])
  time = '2026-11-20T01:00:00.000Z'
  expect(desk.troubles()).toEqual([])
  await desk.make('back-up-1', LEAD, STICK.id)
  expect(desk.newest()).toMatchObject({ by: 'staff-1' })
})

test('the folder of the settings and what is plugged in can be chosen, and nothing that is not there', async () => {
  const folder = tempFolder()
  const mounts = join(folder, 'mounts')
  mkdirSync(join(folder, 'disk'))
  writeFileSync(mounts, 'proc /proc proc rw 0 0\n/dev/sdb1 /media/kiosk/GONE\\040STICK vfat rw 0 0\n')
  expect(await backupPlaces(join(folder, 'disk'), mounts)).toMatchObject([
    { at: 'folder', id: join(folder, 'disk') },
  ])
  expect(await backupPlaces(join(folder, 'none'), mounts)).toEqual([])
})
