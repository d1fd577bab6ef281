import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import { openDatabase } from '#daemon/store/sqlite.ts'
import { openViews, type Views } from '#daemon/store/views/views.ts'
import { countingProjection } from '#test/support/counting-projection.ts'
import { faultyDatabase } from '#test/support/faulty-database.ts'
import { damageIndex } from '#test/support/damage-index.ts'
import { draft, drafts, taken } from '#test/support/ledger-drafts.ts'
import { laggingLedger } from '#test/support/lagging-ledger.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { smallDisks } from '#test/support/small-disk.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const shipped = projectionsOf(areas)
const { counted, area: counts } = countingProjection()

type Options = Parameters<typeof openViews>[0]

/** The views that ship, and one that counts; `more` says what is different. */
const opened = (folder: string, ledger: Ledger, more: Partial<Options> = {}): Promise<Views> =>
  openViews({ folder, projections: [...shipped, counts], ledger, clock: manualClock(), ...more })

async function filled(count: number, prefix?: string): Promise<Ledger> {
  const ledger = openMemoryLedger()
  await ledger.append(drafts(count, prefix), 0)
  return ledger
}

/** A ledger that keeps the places from which it was watched, in order. */
function watched(ledger: Ledger): { ledger: Ledger; from: number[] } {
  const from: number[] = []
  const watch: Ledger['watch'] = (after, ...rest) => {
    from.push(after)
    return ledger.watch(after, ...rest)
  }
  return { ledger: { ...ledger, watch }, from }
}

/** Everything both projections know, up to the ledger's head. */
async function known(views: Views) {
  expect(await views.catchUp(counted)).toEqual({ at: 'ok' })
  expect(await views.catchUp(ticketProjection)).toEqual({ at: 'ok' })
  const byId = (command: string) => views.of(ticketProjection).byId(`ticket-${command}`)?.record.number
  return { counts: views.of(counted).all(), byId }
}

test('views go on from their own place after a restart, and live entries arrive by themselves', async () => {
  const folder = tempFolder()
  const past = await filled(900)
  const first = await opened(folder, past)
  await known(first)
  first.close()
  await past.append([draft('later')], 900)
  const { ledger, from } = watched(past)
  const clock = manualClock()
  const second = await opened(folder, ledger, { clock })
  expect(from).toEqual([...shipped, counts].map(() => 900))
  await clock.advance(200)
  expect(second.of(ticketProjection).byId('ticket-later')).toBeDefined()
  expect(second.of(ticketProjection).byId('ticket-command-1')).toBeDefined()
  expect(second.of(counted).all()).toEqual([['kiosk-1', 901]])
  second.close()
})

test('entries of many events are taken in a few at a time, so that none of it takes long', async () => {
  const sizes: number[] = []
  const projection: typeof counts.projection = {
    ...counts.projection,
    apply(tables, events) {
      sizes.push(events.length)
      counts.projection.apply(tables, events)
    },
  }
  const ledger = openMemoryLedger()
  const views = await opened(tempFolder(), ledger, { projections: [{ ...counts, projection }] })
  for (let entry = 0; entry < 10; entry++) {
    const events = Array.from({ length: 100 }, (_, i) => taken(`ticket-${entry}-${i}`))
    await ledger.append([draft(`entry-${entry}`, { events })], entry)
  }
  expect(await views.catchUp(counted)).toEqual({ at: 'ok' })
  expect(views.of(counted).all()).toEqual([['kiosk-1', 1000]])
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200)
  views.close()
})

test('tickets are written into the tables that they change, and no other file is touched for them', async () => {
  const folder = tempFolder()
  const ledger = await filled(1)
  const views = await opened(folder, ledger, { projections: shipped })
  const caughtUp = async () => {
    for (const { projection } of shipped) expect(await views.catchUp(projection)).toEqual({ at: 'ok' })
  }
  const sizes = () =>
    readdirSync(join(folder, 'views')).map((name) => `${name} ${statSync(join(folder, 'views', name)).size}`)
  await caughtUp()
  const before = sizes()
  await ledger.append(drafts(20, 'later'), 1)
  await caughtUp()
  const changed = sizes().filter((file) => !before.includes(file))
  expect(changed.map((file) => file.split('.')[0])).toEqual(['tickets'])
  views.close()
})

test('views of another ledger, or of a longer one, are made anew', async () => {
  const folder = tempFolder()
  const first = await opened(folder, await filled(10, 'a'))
  await known(first)
  first.close()
  const other = await opened(folder, await filled(10, 'b'))
  const { counts: ten, byId } = await known(other)
  expect([byId('a-1'), byId('b-10'), ten]).toEqual([undefined, 'A001', [['kiosk-1', 10]]])
  other.close()
  const shorter = await opened(folder, await filled(5, 'b'))
  const { counts: five, byId: shorterById } = await known(shorter)
  expect([shorterById('b-10'), shorterById('b-5'), five]).toEqual([undefined, 'A001', [['kiosk-1', 5]]])
  shorter.close()
})

test('a new version of one projection makes that one anew and leaves the others', async () => {
  const folder = tempFolder()
  const past = await filled(7)
  const first = await opened(folder, past)
  await known(first)
  first.close()
  // As if the version before had other columns.
  const old = new DatabaseSync(join(folder, 'views', 'counts.db'))
  old.exec('DROP TABLE counts; CREATE TABLE counts (of_old TEXT) STRICT;')
  old.close()
  const { ledger, from } = watched(past)
  const newer = countingProjection({ version: 2 })
  const second = await opened(folder, ledger, { projections: [...shipped, newer.area] })
  expect(from).toEqual([...shipped.map(() => 7), 0])
  await second.catchUp(newer.counted)
  expect(second.of(newer.counted).of('kiosk-1')).toBe(7)
  second.close()
})

test('remaking one projection leaves the others where they are', async () => {
  const past = await filled(7)
  const { ledger, from } = watched(past)
  const views = await opened(tempFolder(), ledger)
  await known(views)
  from.length = 0
  expect(await views.rebuild(counted)).toEqual({ at: 'ok' })
  expect(from).toEqual([0])
  await past.append([draft('later')], 7)
  const { counts: eight, byId } = await known(views)
  expect([eight, byId('later'), byId('command-1')]).toEqual([[['kiosk-1', 8]], 'A001', 'A001'])
  views.close()
})

test('a file that is broken is thrown away, because the ledger has it all, and no other', async () => {
  const folder = tempFolder()
  const past = await filled(10)
  const first = await opened(folder, past)
  await known(first)
  first.close()
  const path = join(folder, 'views', 'tickets.db')
  writeFileSync(path, readFileSync(path).fill(0xff, 0, 2000))
  const { ledger, from } = watched(past)
  const second = await opened(folder, ledger)
  expect(from).toEqual(
    [...shipped, counts].map(({ projection }) => (projection === ticketProjection ? 0 : 10)),
  )
  expect((await known(second)).byId('command-10')).toBe('A001')
  expect(await second.rebuild(ticketProjection)).toEqual({ at: 'ok' })
  expect((await known(second)).byId('command-10')).toBe('A001')
  second.close()
})

test('views leave out an entry that cannot be read, and that one alone', async () => {
  const disk = memoryDisk()
  const ledger = openMemoryLedger(disk)
  await ledger.append(drafts(30), 0)
  const link = disk.links[19]
  if (link) disk.links[19] = { ...link, bytes: '{}' }
  const folder = tempFolder()
  for (const lost of [20, 30]) {
    const views = await opened(folder, openMemoryLedger(disk))
    const { byId } = await known(views)
    expect(byId('command-19')).toBe('A001')
    expect(byId('command-20')).toBeUndefined()
    expect(byId('command-21')).toBe('A001')
    expect(byId('command-30')).toBe(lost === 20 ? 'A001' : undefined)
    views.close()
    // The next time it is the newest one, and the tables are made anew.
    const newest = disk.links[29]
    if (newest) disk.links[29] = { ...newest, bytes: '{}' }
  }
})

test('a projection with a bug stops alone, and goes on at the same entry once it is mended', async () => {
  const folder = tempFolder()
  const ledger = await filled(10)
  let isBroken = true
  const fragile = countingProjection({
    before: (seq) => {
      if (isBroken && seq === 6) throw new TypeError('no such thing')
    },
  })
  const views = await opened(folder, ledger, { projections: [...shipped, fragile.area] })
  expect(await views.catchUp(fragile.counted)).toEqual({
    at: 'failed',
    reason: 'bug: TypeError: no such thing',
  })
  expect(await views.catchUp(ticketProjection)).toEqual({ at: 'ok' })
  expect(views.of(ticketProjection).byId('ticket-command-10')).toBeDefined()
  isBroken = false
  expect(await views.catchUp(fragile.counted)).toEqual({ at: 'ok' })
  expect(views.of(fragile.counted).of('kiosk-1')).toBe(10)
  views.close()
})

test.for(['full', 'lost-answer'] as const)(
  'a commit that the disk fails (%s) stops one projection, which then takes in nothing twice',
  async (fault) => {
    const ledger = await filled(3)
    const disk = faultyDatabase()
    const open = (path: string) => (path.endsWith('counts.db') ? disk.open(path) : openDatabase(path))
    const views = await opened(tempFolder(), ledger, { open })
    await known(views)
    await ledger.append(drafts(4, 'later'), 3)
    disk.failNext(fault)
    const reason = fault === 'full' ? 'disk-full' : 'disk-io'
    expect(await views.catchUp(counted)).toEqual({ at: 'failed', reason })
    expect(await views.catchUp(ticketProjection)).toEqual({ at: 'ok' })
    const { counts: seven, byId } = await known(views)
    expect([seven, byId('later-4')]).toEqual([[['kiosk-1', 7]], 'A001'])
    views.close()
  },
)

test.for(smallDisks)('views go on once a full disk (by $name) has room again', async ({ make }) => {
  const disk = make()
  const ledger = openMemoryLedger()
  // The limit on pages counts as full while the ledger keeps its reserve.
  writeFileSync(join(disk.folder, 'reserve.bin'), '')
  const views = await opened(disk.folder, ledger, { open: disk.open })
  await ledger.append(drafts(5, 'before'), 0)
  await known(views)
  disk.fill()
  let caughtUp = await views.catchUp(ticketProjection)
  for (let seq = 5; caughtUp.at === 'ok'; seq += 300) {
    await ledger.append(drafts(300, `much-${seq}`), seq)
    caughtUp = await views.catchUp(ticketProjection)
  }
  expect(caughtUp).toEqual({ at: 'failed', reason: 'disk-full' })
  expect(views.of(ticketProjection).byId('ticket-before-1')).toBeDefined()
  disk.makeRoom()
  const { counts: all, byId } = await known(views)
  expect(all).toEqual([['kiosk-1', await ledger.head()]])
  expect(byId('much-5-300')).toBe('A001')
  views.close()
})

test('an answer that the disk has altered is never given: the tables are made anew, and asked once more', async () => {
  const folder = tempFolder()
  const ledger = await filled(4)
  const first = await opened(folder, ledger)
  await known(first)
  first.close()
  const path = join(folder, 'views', 'tickets.db')
  const bytes = readFileSync(path)
  const place = bytes.lastIndexOf('"number":"A001"')
  bytes.write('"number":"A007"', place)
  writeFileSync(path, bytes)
  const second = await opened(folder, ledger)
  for (const id of [1, 2, 3, 4]) {
    const history = await second.ask(ticketProjection, ({ byId }) => byId(`ticket-command-${id}`))
    expect(history?.record.number).toBe('A001')
  }
  second.close()
})

test('tables whose index was damaged are made anew before the first question, and when they are looked through', async () => {
  const folder = tempFolder()
  const ledger = await filled(4)
  const path = join(folder, 'views', 'tickets.db')
  const first = await opened(folder, ledger)
  await known(first)
  first.close()
  damageIndex(path, 'ticket-command-3')
  const second = await opened(folder, ledger)
  const history = await second.ask(ticketProjection, ({ byId }) => byId('ticket-command-3'))
  expect(history?.record.number).toBe('A001')
  expect(await second.lookThrough()).toEqual([])
  second.close()
  damageIndex(path, 'ticket-command-2')
  const third = await opened(folder, ledger)
  expect(await third.lookThrough()).toEqual(['tickets'])
  expect((await known(third)).byId('command-2')).toBe('A001')
  third.close()
})

test('where one file cannot be opened, its questions find nothing until it can, and the others answer', async () => {
  const folder = tempFolder()
  const ledger = await filled(4)
  const inTheWay = join(folder, 'views', 'counts.db')
  mkdirSync(inTheWay, { recursive: true })
  const views = await opened(folder, ledger)
  expect(await views.catchUp(counted)).toMatchObject({ at: 'failed' })
  expect([views.of(counted).of('kiosk-1'), views.of(counted).all()]).toEqual([0, []])
  expect(await views.catchUp(ticketProjection)).toEqual({ at: 'ok' })
  expect(views.of(ticketProjection).byId('ticket-command-4')).toBeDefined()
  rmdirSync(inTheWay)
  expect((await known(views)).counts).toEqual([['kiosk-1', 4]])
  views.close()
})

test('what a former program or a former area kept is thrown away', async () => {
  const folder = tempFolder()
  const ledger = await filled(2)
  const files = ['views.db', 'views.db-wal', 'views/lost-property.db', 'views/lost-property.db-wal']
  mkdirSync(join(folder, 'views'))
  for (const file of files) writeFileSync(join(folder, file), 'old')
  const views = await opened(folder, ledger)
  expect(files.filter((file) => existsSync(join(folder, file)))).toEqual([])
  expect(readdirSync(join(folder, 'views'))).toEqual(expect.arrayContaining(['counts.db', 'tickets.db']))
  views.close()
})

test('closing keeps what has come, and tells those who wait that no more will', async () => {
  const folder = tempFolder()
  const past = openMemoryLedger()
  const first = await opened(folder, past)
  await past.append(drafts(3), 0)
  // Once through the event loop: the entries have come and wait for company.
  await new Promise(setImmediate)
  first.close()
  // What comes next comes late.
  const { ledger, from } = watched(laggingLedger(past, () => 100))
  const second = await opened(folder, ledger)
  expect(from).toEqual([...shipped, counts].map(() => 3))
  await past.append([draft('later')], 3)
  const asked = second.catchUp(counted)
  await past.head()
  second.close()
  expect(await asked).toEqual({ at: 'failed', reason: 'closed' })
  expect(await second.catchUp(counted)).toEqual({ at: 'failed', reason: 'closed' })
  expect(await second.rebuild(counted)).toEqual({ at: 'failed', reason: 'closed' })
  expect(second.of(counted).all()).toEqual([])
})
