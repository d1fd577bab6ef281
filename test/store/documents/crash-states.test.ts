import { type Adapter, Low } from 'lowdb'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { openDocument } from '#daemon/store/documents/document.ts'
import { previousOf } from '#daemon/store/durable-file.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import { type CrashDisk, crashDisk, type Image } from '#test/support/crash-disk.ts'

const FOLDER = '/data'
const PATH = `${FOLDER}/counter.json`
const UPDATES = 3

type Counter = { count: number; text: string }
const initial: Counter = { count: 0, text: '' }

/** One way of keeping a counter in a file, to be judged by what crashes leave. */
type Keeper = {
  open(files: FileSystem): Promise<{ set(next: Counter): Promise<unknown> }>
  /** What a restart makes of these files; null where it gives up. */
  read(files: FileSystem): Promise<number | null>
}

const ours: Keeper = {
  open: async (files) => {
    const document = await openCounter(files)
    if (document === null) throw new Error('no document')
    return { set: (next) => document.update(() => next) }
  },
  read: async (files) => (await openCounter(files))?.data().count ?? null,
}

/** lowdb's own JSONFile adapter: steno writes one fixed temporary file and renames it; reading is JSON.parse. */
const plainLowdb: Keeper = {
  open: async (files) => {
    const low = new Low<Counter>(lowdbAdapter(files), initial)
    return {
      set: async (next) => {
        low.data = next
        await low.write()
      },
    }
  },
  read: async (files) => {
    const low = new Low<Counter>(lowdbAdapter(files), initial)
    try {
      await low.read()
    } catch {
      return null
    }
    return low.data.count ?? null
  },
}

describe('a power cut at any instant of any update', () => {
  test('leaves the count before or the count after, and the answered one for sure', async () => {
    const { judged, bad } = await judge(ours)
    expect(judged).toBeGreaterThan(50)
    expect(bad).toEqual([])
  })

  test('leaves a file that goes on: the next update and the one after it hold', async () => {
    for (const { image } of await everyState(ours)) {
      const disk = crashDisk(image)
      const { set } = await ours.open(disk)
      expect(await set({ count: 90, text: 'on' })).toEqual({ at: 'written' })
      expect(await set({ count: 91, text: 'on' })).toEqual({ at: 'written' })
      expect(await ours.read(crashDisk(disk.image()))).toBe(91)
      expect([...disk.image().keys()].sort()).toEqual([PATH, previousOf(PATH)])
    }
  })

  // Controls: the same check must fail for a writer that leaves out a sync.
  test('ruins plain lowdb', async () => {
    expect((await judge(plainLowdb)).bad.length).toBeGreaterThan(20)
  })
  test.for(['file', 'folder'] as const)(
    'would lose answered counts if the %s were not synced',
    async (kind) => {
      expect((await judge(ours, [kind])).bad.length).toBeGreaterThan(0)
    },
  )
})

test('a power cut while a broken file is set aside still leaves the generation before it', async () => {
  const disk = crashDisk()
  const { set } = await ours.open(disk)
  await set({ count: 1, text: 'one' })
  await set({ count: 2, text: 'two' })
  const broken = new Map(disk.image())
  broken.set(PATH, Buffer.from('{"half'))
  const states: Image[] = []
  const record = (disk: CrashDisk) => states.push(...disk.crashStates())
  expect(await ours.read(crashDisk(broken, { onStep: record }))).toBe(1)
  expect(states.length).toBeGreaterThan(10)
  for (const image of states) expect(await ours.read(crashDisk(image))).toBe(1)
})

/** Every state a crash may leave over a few updates, with the counts that may be read from it. */
async function everyState(keeper: Keeper, stubbed: readonly ('file' | 'folder')[] = []) {
  const states: { image: Image; allowed: readonly number[] }[] = []
  let allowed = [0]
  const record = (disk: CrashDisk) => states.push(...disk.crashStates().map((image) => ({ image, allowed })))
  const disk = crashDisk(new Map(), { onStep: record, stubbed })
  const { set } = await keeper.open(disk)
  for (let count = 1; count <= UPDATES; count++) {
    allowed = [count - 1, count]
    await set({ count, text: 'x'.repeat(count * 10) })
    allowed = [count]
    record(disk)
  }
  return states
}

async function judge(keeper: Keeper, stubbed: readonly ('file' | 'folder')[] = []) {
  const states = await everyState(keeper, stubbed)
  const bad: { count: number | null; allowed: readonly number[] }[] = []
  for (const { image, allowed } of states) {
    const count = await keeper.read(crashDisk(image))
    if (count === null || !allowed.includes(count)) bad.push({ count, allowed })
  }
  return { judged: states.length, bad }
}

async function openCounter(files: FileSystem) {
  const opened = await openDocument({
    folder: FOLDER,
    name: 'counter',
    schema: Type.Object({ count: Type.Integer(), text: Type.String() }),
    version: 1,
    migrations: {},
    initial,
    files,
  })
  return opened.at === 'ok' ? opened.document : null
}

function lowdbAdapter(files: FileSystem): Adapter<Counter> {
  const temporary = `${FOLDER}/.counter.json.tmp`
  return {
    read: async () => {
      const bytes = await files.read(PATH)
      return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'))
    },
    write: async (data) => {
      const file = await files.create(temporary)
      await file.write(Buffer.from(JSON.stringify(data, null, 2)))
      await file.close()
      await files.rename(temporary, PATH)
    },
  }
}
