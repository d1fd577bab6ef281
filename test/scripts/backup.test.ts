import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { BackupsReply } from '#contract/backup.ts'
import type { NoticesReply } from '#contract/notice.ts'
import { systemClock } from '#daemon/clock.ts'
import { pack, unpack } from '#daemon/store/backup/archive.ts'
import { checkBackup } from '#daemon/store/backup/check-backup.ts'
import { makeBackup } from '#daemon/store/backup/make-backup.ts'
import { restoreBackup } from '#daemon/store/backup/restore-backup.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { main as backUpByCommand } from '../../scripts/backup.ts'
import { paceSince, readSeen, seenToday } from '../../scripts/restore.ts'
import { openEditor } from '#test/support/editor-client.ts'
import { drafts } from '#test/support/ledger-drafts.ts'
import { portrait } from '#test/support/portrait.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { takeTicket, ticketFor, until } from '#test/support/station-client.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const NOTICE = {
  class: '通知公告',
  title: '明天停电',
  publisher: '本站',
  publishedAt: '2026-11-12',
  body: '明天上午停电。',
}
const about = {
  version: '1.0.0',
  station: { id: 'ST-1', name: '示例站', timeZone: 'Asia/Shanghai' },
}

const backUp = (of: { dataDir: string; configDir: string }, to: string, madeAt = new Date().toISOString()) =>
  makeBackup({ ...of, to, about: { ...about, madeAt } })
/** The pace begins a minute ago, so that numbers may be given by now. */
const restore = (from: string, dataDir: string, seen = {}, clock = systemClock) =>
  restoreBackup({
    from,
    dataDir,
    clock,
    seen: (manifest) => seenToday(manifest, clock.now(), seen),
    paceFrom: (manifest, reserved) => paceSince(manifest, clock.now() - 60_000, { seen, reserved }),
  })

async function namesIn(archive: string): Promise<string[]> {
  const names: string[] = []
  await unpack(archive, async ({ name }) => void names.push(name))
  return names
}

async function troublesOf(url: string): Promise<readonly string[]> {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as { troubles: { code: string }[] }
  return ready.troubles.map(({ code }) => code)
}

/** Of a folder, every file by its path; looking in touches the lock. */
const filesOf = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'lock.db')
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path, readFileSync(path)] as const
      }),
  )

test(
  'a station at work is backed up into one file, set up again from it, and never gives a number twice',
  { timeout: 180_000 },
  async () => {
    const folder = tempFolder()
    const station = await startStation({
      devices: withoutPrinter,
      station: (config) => {
        config.backup = { folder, everyDays: 7 }
      },
    })
    onTestFinished(() => station.remove())
    const editor = await openEditor(station)
    const lead = await ownAccount(station)
    const { name: picture } = await editor.upload(portrait('jpg', 300, 400))
    const body = `${NOTICE.body}\n![停电的地方](media:${picture})`
    await editor.show('notice/ting-dian', null, { ...NOTICE, body })
    const before = [
      await ticketFor(station.url, { commandId: 'ticket-before-1' }),
      await ticketFor(station.url, { commandId: 'ticket-before-2' }),
    ]
    expect(await troublesOf(station.url)).toContain('backup-overdue')
    const staff = await signIn(station)
    // By command, beside the station at work: it counts, and the station says where it lies.
    const elsewhere = join(tempFolder(), 'by-command.tar.gz')
    await backUpByCommand(['--to', elsewhere, '--data', station.dataDir, '--config', station.configDir])
    const { body: known } = await staff.get('/api/backups')
    expect(known).toMatchObject({ newest: { by: null, file: 'by-command.tar.gz' } })
    expect(await troublesOf(station.url)).not.toContain('backup-overdue')
    const press = async (): Promise<BackupsReply> => {
      const reply = await fetch(`${station.url}/api/backups`, {
        method: 'POST',
        headers: { cookie: staff.cookie, 'x-kiosk': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ commandId: 'back-up-today', place: folder }),
      })
      expect(reply.status).toBe(200)
      return (await reply.json()) as BackupsReply
    }
    const { newest } = await press()
    expect(newest).toMatchObject({ by: lead.name, place: folder })
    // A press that is repeated makes no second one.
    expect((await press()).newest).toEqual(newest)
    expect(readdirSync(folder)).toEqual([newest?.file])
    expect(await troublesOf(station.url)).not.toContain('backup-overdue')
    const file = join(folder, newest?.file ?? '')
    expect(await checkBackup(file)).toMatchObject({ at: 'whole', bytes: newest?.bytes })
    const names = await namesIn(file)
    expect(names).toEqual(
      expect.arrayContaining(['data/ledger.db', 'data/staff.json', 'config/station.yaml', 'backup.json']),
    )
    expect(
      names.filter((name) => /keys|tls|lock|given|node\.json|views|reserve|backup-made/.test(name)),
    ).toEqual([])
    const after = await ticketFor(station.url, { commandId: 'ticket-after-1' })
    await station.stop()

    const asItWas = tempFolder()
    cpSync(station.dataDir, asItWas, { recursive: true })

    // An empty folder, that knows nothing of what came after.
    rmSync(station.dataDir, { recursive: true })
    expect(await restore(file, station.dataDir)).toMatchObject({
      at: 'restored',
      aside: null,
      numbers: 'raised',
    })
    expect(readdirSync(join(station.dataDir, 'config')).toSorted()).toEqual(
      readdirSync(station.configDir).toSorted(),
    )
    await station.restart()
    const { notices } = (await (await fetch(`${station.url}/api/notices`)).json()) as NoticesReply
    expect(notices.map(({ title }) => title)).toContain('明天停电')
    expect((await fetch(`${station.url}/api/media/${picture}`)).status).toBe(200)
    expect((await ticketFor(station.url, { commandId: 'ticket-before-1' })).number).toBe(before[0]?.number)
    const fresh = await ticketFor(station.url, { commandId: 'ticket-fresh-1' })
    expect(Number(fresh.number.slice(1))).toBeGreaterThan(500)
    let asked = 0
    const tooSoon = await until(
      async () => (await takeTicket(station.url, { commandId: `ticket-fast-${(asked += 1)}` })).problem,
      'a number that would come too soon',
    )
    expect(tooSoon).toMatchObject({
      status: 503,
      code: 'just-restored',
      detail: expect.stringMatching(/^系统刚恢复，请等 \d+ 秒再取号。$/) as unknown,
    })
    expect(tooSoon.retryAfterSeconds).toBeGreaterThan(0)
    expect(tooSoon.retryAfterSeconds).toBeLessThanOrEqual(10)
    const signed = await fetch(`${station.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-kiosk': '1' },
      body: JSON.stringify(lead),
    })
    expect(signed.status).toBe(204)
    await station.stop()

    // The kiosk of today: its ledger goes back to the backup, its marks stay.
    rmSync(station.dataDir, { recursive: true })
    cpSync(asItWas, station.dataDir, { recursive: true })
    // Somebody has seen A060 in the hall, which another machine gave.
    const restored = await restore(file, station.dataDir, readSeen(['A=60']) ?? {})
    expect(restored).toMatchObject({
      at: 'restored',
      numbers: 'kept',
      aside: expect.stringContaining('before-restore-') as unknown,
    })
    await station.restart()
    const next = await ticketFor(station.url, { commandId: 'ticket-next-1' })
    const given = [...before, after].map(({ number }) => number)
    expect(given).not.toContain(next.number)
    expect(Number(next.number.slice(1))).toBeGreaterThan(60)
    expect(await troublesOf(station.url)).toContain('entries-lost')
    // While it runs, nothing is put in its place.
    expect(await restore(file, station.dataDir)).toEqual({ at: 'in-use' })
  },
)

/** A data folder and a configuration as a station leaves them, with as little in them as there can be. */
async function stationFolders(): Promise<{ dataDir: string; configDir: string }> {
  const [dataDir, configDir] = [tempFolder(), tempFolder()]
  writeFileSync(join(dataDir, 'staff.json'), 'accounts')
  writeFileSync(join(configDir, 'station.yaml'), 'name: 示例站')
  const opened = await openSqliteLedger({ path: join(dataDir, 'ledger.db') })
  if (opened.at !== 'ok') throw new Error(opened.at)
  await opened.ledger.append(drafts(3), 0)
  await opened.ledger.close()
  return { dataDir, configDir }
}

test('a backup that is cut off, altered, or leads elsewhere is refused and changes nothing', async () => {
  const { dataDir, configDir } = await stationFolders()
  const folder = tempFolder()
  const file = join(folder, 'station.tar.gz')
  expect(await backUp({ dataDir, configDir }, file)).toEqual({ at: 'made', entries: 3, files: 3 })
  const stood = filesOf(dataDir)

  async function made(change: (name: string, bytes: Buffer) => [string, Buffer] | null): Promise<string> {
    const path = join(tempFolder(), 'other.tar.gz')
    const files: [string, Buffer][] = []
    await unpack(file, async ({ name, content }) => {
      const parts: Uint8Array[] = []
      for await (const part of content) parts.push(part)
      const to = change(name, Buffer.concat(parts))
      if (to !== null) files.push(to)
    })
    async function* all() {
      for (const [name, bytes] of files) yield { name, size: bytes.length, content: [bytes] }
    }
    await pack(path, all())
    return path
  }
  const cutOff = join(folder, 'cut-off.tar.gz')
  writeFileSync(cutOff, readFileSync(file).subarray(0, 500))
  const wrong = {
    'cut off': cutOff,
    'with other words in a file': await made((name, bytes) => [
      name,
      name === 'config/station.yaml' ? Buffer.from('name: 别的站') : bytes,
    ]),
    'with a file more': await made((name, bytes) => [
      name === 'backup.json' ? 'data/backup.json' : name,
      bytes,
    ]),
    'with a file less': await made((name, bytes) => (name === 'data/staff.json' ? null : [name, bytes])),
    'with a way out': await made((name, bytes) => [
      name === 'data/staff.json' ? 'data/../../staff.json' : name,
      bytes,
    ]),
    'of something else': join(configDir, 'station.yaml'),
  }
  for (const [what, path] of Object.entries(wrong))
    expect(await restore(path, dataDir), what).toMatchObject({ at: 'no-backup' })
  // Nor where the machine's clock is wrong, by which the numbers go on.
  const behind = { ...systemClock, now: () => Date.now() - 24 * 60 * 60_000 }
  expect(await restore(file, dataDir, {}, behind)).toMatchObject({ at: 'clock-behind' })
  expect(filesOf(dataDir)).toEqual(stood)
})

test('a backup that cannot be written leaves the one before it, and nothing half done', async () => {
  const folder = tempFolder()
  const [dataDir, configDir] = [join(folder, 'data'), join(folder, 'config')]
  mkdirSync(dataDir)
  mkdirSync(configDir)
  const to = join(folder, 'backup.tar.gz')
  writeFileSync(to, 'yesterday')
  // No station has ever run on this folder.
  expect(await backUp({ dataDir, configDir }, to)).toMatchObject({ at: 'failed', reason: 'ENOENT' })
  expect(await backUp({ dataDir, configDir }, join(folder, 'none', 'backup.tar.gz'))).toMatchObject({
    at: 'failed',
  })
  expect(readFileSync(to, 'utf8')).toBe('yesterday')
  expect(readdirSync(folder).toSorted()).toEqual(['backup.tar.gz', 'config', 'data'])
  // On a stick that was pulled out, what was begun cannot be removed either; it is told why there is no backup.
  const remove = async () => void readFileSync(folder)
  expect(await makeBackup({ dataDir, configDir, to, about: MADE, remove })).toMatchObject({
    reason: 'ENOENT',
  })
})

const MADE = { ...about, madeAt: '2026-11-27T20:00:00Z' }

test('numbers go on above what a station can have given by the hour at which it is restored, higher the later that is', () => {
  const next = (time: string) =>
    Object.fromEntries(
      Object.entries(paceSince(MADE, Date.parse(time)).series).map(([name, { from }]) => [name, from]),
    )
  // Made at 04:00 and restored at 08:30 of the 28th, at the station.
  expect(next('2026-11-28T00:30:00Z')).toMatchObject({
    'queue/2026-11-28/A': 3560,
    'queue/2026-11-28/B': 3560,
  })
  const [first, again] = [next('2026-11-28T02:00:00Z'), next('2026-11-28T02:10:00Z')]
  expect(first['queue/2026-11-28/A']).toBe(4100)
  expect(again['queue/2026-11-28/A']).toBe(4160)
  // The day of the backup is over: all of it may have been given.
  expect(next('2026-11-28T16:00:00Z')).toMatchObject({
    'queue/2026-11-28/A': 9140,
    'queue/2026-11-28/B': 9140,
    'queue/2026-11-29/A': 500,
    'queue/2026-11-29/B': 500,
  })
})

test('cases and papers go on above those that may have been written since the backup', () => {
  const reserved = { 'case/2026': 70, 'case/2026/told': 52 }
  expect(paceSince(MADE, Date.parse('2026-11-27T20:20:00Z'), { reserved }).series).toMatchObject({
    'case/2026': { from: 80 },
    'case/2026/told': { from: 62 },
    'case/2026/accepted': { from: 10 },
  })
})

test('a number that somebody has seen today is not given again, however soon a backup is restored once more', () => {
  const now = Date.parse('2026-11-28T02:04:00Z')
  const seen = readSeen(['A=4171', 'B=12']) ?? {}
  expect(seen).toEqual({ A: 4171, B: 12 })
  expect(seenToday(MADE, now, seen)).toEqual({ 'queue/2026-11-28/A': 4171, 'queue/2026-11-28/B': 12 })
  expect(paceSince(MADE, now, { seen }).series).toMatchObject({
    'queue/2026-11-28/A': { from: 4171 },
    'queue/2026-11-28/B': { from: 4124 },
  })
  for (const wrong of ['A', 'a=5', 'A=0', 'A=', 'AB=5', '=5', 'A=-3', 'A=1e3'])
    expect(readSeen([wrong]), wrong).toBeNull()
})
