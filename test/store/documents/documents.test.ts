import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { type Document, openDocument } from '#daemon/store/documents/document.ts'
import { frame, previousOf } from '#daemon/store/durable-file.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import { crashDisk, fault, type Image } from '#test/support/crash-disk.ts'
import { failing, failingAt } from '#test/support/failing-files.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const Notices = Type.Object({ notices: Type.Array(Type.Object({ title: Type.String() })) })
const initial = { notices: [] }

function open(folder: string, over: { files?: FileSystem; version?: number } = {}) {
  return openDocument({
    folder,
    name: 'notices',
    schema: Notices,
    version: 1,
    migrations: {},
    initial,
    ...over,
  })
}

async function opened(folder: string, files?: FileSystem) {
  const result = await open(folder, files ? { files } : {})
  if (result.at !== 'ok') throw new Error(result.reason)
  return result.document
}

type NoticeDocument = Document<{ notices: { title: string }[] }>
const add = (document: NoticeDocument, title: string) =>
  document.update((draft) => {
    draft.notices.push({ title })
  })
const titles = (document: NoticeDocument) => document.data().notices.map(({ title }) => title)

describe('a document', () => {
  test('begins as told and keeps what was written, over restarts', async () => {
    const folder = join(tempFolder(), 'documents')
    const first = await opened(folder)
    expect(first.data()).toEqual(initial)
    expect(await add(first, '停电通知')).toEqual({ at: 'written' })
    expect(await first.update(() => ({ notices: [{ title: '换了' }] }))).toEqual({ at: 'written' })
    expect(titles(await opened(folder))).toEqual(['换了'])
    expect(readdirSync(folder).sort()).toEqual(['notices.json', 'notices.json.prev'])
    expect(statSync(join(folder, 'notices.json')).mode & 0o777).toBe(0o600)
  })

  test('takes updates one after another, however they come', async () => {
    const folder = tempFolder()
    const document = await opened(folder)
    const all = Array.from({ length: 20 }, (_, i) => String(i))
    await Promise.all(all.map((title) => add(document, title)))
    expect(titles(document)).toEqual(all)
    expect(titles(await opened(folder))).toEqual(all)
  })

  test('cannot be changed past its update', async () => {
    const document = await opened(tempFolder())
    await add(document, 'a')
    expect(() => document.data().notices.push({ title: 'b' })).toThrow(TypeError)
    const kept: { notices: { title: string }[] }[] = []
    await document.update((draft) => {
      kept.push(draft)
    })
    kept[0]?.notices.push({ title: 'c' })
    expect(titles(document)).toEqual(['a'])
  })

  test('refuses a change that does not fit its schema, and goes on', async () => {
    const folder = tempFolder()
    const document = await opened(folder)
    const wrong = document.update((draft) => {
      Object.assign(draft, { notices: 'none' })
    })
    await expect(wrong).rejects.toThrow('schema')
    expect(document.data()).toEqual(initial)
    expect(await add(document, 'a')).toEqual({ at: 'written' })
    expect(titles(await opened(folder))).toEqual(['a'])
  })

  test.for(['create', 'write', 'sync', 'link', 'renamePrevious'] as const)(
    'keeps memory and disk as they were when %s fails, and takes the next change',
    async (operation) => {
      const folder = tempFolder()
      const faults: string[] = []
      const document = await opened(folder, failing(faults))
      await add(document, 'a')
      faults.push(operation)
      expect(await add(document, 'lost')).toEqual({ at: 'failed', reason: 'ENOSPC' })
      expect(titles(document)).toEqual(['a'])
      expect(titles(await opened(folder))).toEqual(['a'])
      expect(await add(document, 'b')).toEqual({ at: 'written' })
      expect(titles(await opened(folder))).toEqual(['a', 'b'])
      expect(readdirSync(folder).sort()).toEqual(['notices.json', 'notices.json.prev'])
    },
  )

  test('has not kept what it reported as not saved, and takes the next change without a restart', async () => {
    const folder = tempFolder()
    const faults: string[] = []
    const document = await opened(folder, failing(faults))
    await add(document, 'a')
    for (const step of ['renameCurrent', 'syncFolder']) {
      faults.push(step)
      expect(await add(document, 'not saved')).toEqual({ at: 'failed', reason: 'ENOSPC' })
      expect(titles(document)).toEqual(['a'])
      expect(titles(await opened(folder))).toEqual(['a'])
    }
    expect(await add(document, 'b')).toEqual({ at: 'written' })
    expect(titles(await opened(folder))).toEqual(['a', 'b'])
  })

  test('asks the disk which content it has where nothing could be taken back, and goes on from there', async () => {
    const folder = tempFolder()
    const faults: string[] = []
    const document = await opened(folder, failing(faults))
    await add(document, 'a')
    faults.push('syncFolder', 'linkBack')
    expect(await add(document, 'in doubt')).toEqual({ at: 'failed', reason: 'ENOSPC' })
    expect(await add(document, 'b')).toEqual({ at: 'written' })
    expect(titles(document)).toEqual(['a', 'in doubt', 'b'])
    expect(titles(await opened(folder))).toEqual(['a', 'in doubt', 'b'])
  })

  test('tells the truth about every change, whichever operations of the disk fail, once or from then on', async () => {
    const operations = await countOperations()
    expect(operations).toBeGreaterThan(8)
    for (let first = 0; first < operations * 2; first++) {
      for (const last of [first, first + 1, first + 2, Number.POSITIVE_INFINITY]) {
        let now = 0
        const folder = tempFolder()
        const disk = failingAt(() => now++, first, last)
        const document = await opened(folder)
        await add(document, 'kept')
        const sick = await opened(folder, disk).catch(() => null)
        if (sick === null) continue
        const saved = await add(sick, 'new')
        now = Number.NEGATIVE_INFINITY
        const found = titles(await opened(folder))
        if (saved.at === 'written') expect(found).toEqual(['kept', 'new'])
        expect(['kept', 'kept,new']).toContain(found.join())
        expect(await add(sick, 'after')).toEqual({ at: 'written' })
        expect(titles(await opened(folder))).toEqual([...found, 'after'])
        expect(titles(sick)).toEqual([...found, 'after'])
      }
    }
  })

  test('is brought up by its migrations, and one of a newer program is left alone', async () => {
    const folder = tempFolder()
    const path = join(folder, 'notices.json')
    writeFileSync(path, frame({ header: { version: 1, generation: 7 }, body: '["a","b"]' }))
    const migrations = {
      1: (data: unknown) => ({ titles: data }),
      2: (data: unknown) => ({ notices: Object(data).titles.map((title: string) => ({ title })) }),
    }
    const upgraded = await openDocument({
      folder,
      name: 'notices',
      schema: Notices,
      version: 3,
      migrations,
      initial,
    })
    if (upgraded.at !== 'ok') throw new Error(upgraded.reason)
    expect(titles(upgraded.document)).toEqual(['a', 'b'])
    await add(upgraded.document, 'c')
    const before = readFileSync(path)
    expect(await open(folder)).toMatchObject({ at: 'fault', reason: expect.stringContaining('version 3') })
    expect(readFileSync(path)).toEqual(before)
  })
})

describe('a broken document', () => {
  const folder = '/data'
  const path = `${folder}/notices.json`

  test('cut off at any byte, or with any bit turned, is set aside, named, and the one before used', async () => {
    const image = await twoGenerations()
    const bytes = Buffer.from(image.get(path) ?? [])
    const broken = Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length))
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      broken.push(flipped)
    }
    expect(broken.length).toBeGreaterThan(1000)
    for (const content of broken) await expectRecovery(image, content)
  })

  test.for([
    ['null', 'null'],
    ['an empty list', '[]'],
    ['a plain object', '{"notices":[]}'],
    ['zeros', '\0'.repeat(300)],
    ['something longer than itself', 'x'.repeat(10_000)],
    ['a whole file of the wrong shape', framed('{"notices":{}}')],
    ['a whole file that holds null', framed('null')],
    ['a whole file that holds a list', framed('[]')],
    ['a whole file without JSON', framed('{"notices":')],
    ['a whole file without version', frame({ header: { generation: 3 }, body: '{"notices":[]}' })],
  ] as const)('that holds %s is set aside, named, and the one before used', async ([, content]) => {
    await expectRecovery(await twoGenerations(), Buffer.from(content))
  })

  test('that is gone altogether gives way to the one before', async () => {
    const image = new Map(await twoGenerations())
    image.delete(path)
    const result = await open(folder, { files: crashDisk(image) })
    if (result.at !== 'ok') throw new Error(result.reason)
    expect(titles(result.document)).toEqual(['a'])
    expect(result.notice).toEqual({ at: 'recovered', why: 'missing', aside: null })
  })

  test('whose previous generation is broken too is a clear fault, and both files stay as they are', async () => {
    const whole = await twoGenerations()
    for (const previous of ['', 'null', '{"half', null]) {
      const image = new Map(whole).set(path, Buffer.from('[]'))
      if (previous === null) image.delete(previousOf(path))
      else image.set(previousOf(path), Buffer.from(previous))
      const disk = crashDisk(image)
      for (let start = 0; start < 2; start++) {
        expect(await open(folder, { files: disk })).toMatchObject({ at: 'fault', path })
        expect(disk.image()).toEqual(image)
      }
    }
  })

  test('is recovered on a real disk, and the broken bytes are still there to be looked at', async () => {
    const folder = tempFolder()
    const document = await opened(folder)
    await add(document, 'a')
    await add(document, 'b')
    writeFileSync(join(folder, 'notices.json'), 'oops')
    const result = await open(folder)
    if (result.at !== 'ok' || !result.notice?.aside) throw new Error('not recovered')
    expect(titles(result.document)).toEqual(['a'])
    expect(readFileSync(result.notice.aside, 'utf8')).toBe('oops')
    await add(result.document, 'c')
    const again = await open(folder)
    expect(again).not.toHaveProperty('notice')
    expect(titles(await opened(folder))).toEqual(['a', 'c'])
  })

  test('on a disk that can no longer be written is still read from the generation before', async () => {
    const image = new Map(await twoGenerations()).set(path, Buffer.from('[]'))
    const disk = crashDisk(image)
    const readOnly: FileSystem = {
      ...disk,
      rename: () => Promise.reject(fault('EROFS', path)),
      create: () => Promise.reject(fault('EROFS', path)),
    }
    const result = await open(folder, { files: readOnly })
    if (result.at !== 'ok') throw new Error(result.reason)
    expect(titles(result.document)).toEqual(['a'])
    expect(result.notice).toMatchObject({ aside: null })
    expect(await add(result.document, 'b')).toEqual({ at: 'failed', reason: 'EROFS' })
    expect(titles(result.document)).toEqual(['a'])
  })

  async function twoGenerations(): Promise<Image> {
    const disk = crashDisk()
    const document = await opened(folder, disk)
    await add(document, 'a')
    await add(document, 'b')
    return disk.image()
  }

  async function expectRecovery(image: Image, content: Uint8Array): Promise<void> {
    const disk = crashDisk(new Map(image).set(path, content))
    const result = await open(folder, { files: disk })
    if (result.at !== 'ok') throw new Error(result.reason)
    expect(titles(result.document)).toEqual(['a'])
    const aside = result.notice?.aside ?? ''
    expect(aside).toMatch(/\/notices\.json\.broken-\w+$/)
    expect(disk.image().get(aside)).toEqual(content)
    const next = await open(folder, { files: disk })
    expect(next).not.toHaveProperty('notice')
  }
})

test('a document whose folder may not be read is a fault with its reason', async () => {
  const folder = join(tempFolder(), 'file')
  writeFileSync(folder, '')
  chmodSync(folder, 0o600)
  expect(await open(folder)).toMatchObject({ at: 'fault', reason: 'EEXIST' })
})

function framed(body: string): Uint8Array {
  return frame({ header: { version: 1, generation: 3 }, body })
}

/** How many times opening a document and changing it once asks something of the disk. */
async function countOperations(): Promise<number> {
  let operations = 0
  const folder = tempFolder()
  await add(await opened(folder), 'kept')
  const document = await opened(
    folder,
    failingAt(() => operations++, Number.POSITIVE_INFINITY, 0),
  )
  await add(document, 'new')
  return operations
}
