import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openContentFiles } from '#daemon/store/documents/content-files.ts'
import { systemFiles } from '#daemon/store/file-system.ts'
import { crashDisk, type CrashDisk, fault, type Image } from '#test/support/crash-disk.ts'
import { failing } from '#test/support/failing-files.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const log = silentLog()
const NOTICE = { title: '明天停电', body: '明天上午停电。' }

async function saved(contents: ReturnType<typeof openContentFiles>, document: unknown): Promise<string> {
  const done = await contents.save(document)
  if (done.at !== 'saved') throw new Error(done.reason)
  return done.sha256
}

describe('what was written in a browser', () => {
  test('is a file of its own, named by its bytes, and is read back after a restart', async () => {
    const folder = tempFolder()
    const sha256 = await saved(openContentFiles(folder, { log }), NOTICE)
    expect(readdirSync(join(folder, 'contents'))).toEqual([`${sha256}.json`])
    expect(await openContentFiles(folder, { log }).read(sha256)).toEqual({ at: 'ok', document: NOTICE })
  })

  test('has one file, however often and in whichever order of its fields it is written', async () => {
    const folder = tempFolder()
    const contents = openContentFiles(folder, { log })
    const all = await Promise.all([
      saved(contents, NOTICE),
      saved(contents, { body: NOTICE.body, title: NOTICE.title }),
      saved(contents, NOTICE),
    ])
    expect(new Set(all).size).toBe(1)
    expect(readdirSync(join(folder, 'contents'))).toHaveLength(1)
  })

  test('that another machine wrote is missing, and so is a name that is none', async () => {
    const contents = openContentFiles(tempFolder(), { log })
    expect(await contents.read('a'.repeat(64))).toEqual({ at: 'missing' })
    expect(await contents.read('../ledger')).toEqual({ at: 'missing' })
  })

  test('that was damaged is set aside under a name of its own, never shown, and can be written anew', async () => {
    const folder = tempFolder()
    const contents = openContentFiles(folder, { log })
    const sha256 = await saved(contents, NOTICE)
    const file = join(folder, 'contents', `${sha256}.json`)
    const bytes = readFileSync(file)
    for (const damaged of [bytes.subarray(0, 10), Buffer.alloc(0), Buffer.from(bytes).fill('x', 3, 4)]) {
      writeFileSync(file, damaged)
      const read = await contents.read(sha256)
      expect(read).toMatchObject({ at: 'damaged' })
      if (read.at !== 'damaged' || read.aside === null) throw new Error('it was not set aside')
      expect(readFileSync(join(folder, 'contents', read.aside))).toEqual(damaged)
      expect(await contents.read(sha256)).toEqual({ at: 'missing' })
      expect(await saved(contents, NOTICE)).toBe(sha256)
      expect(await contents.read(sha256)).toEqual({ at: 'ok', document: NOTICE })
    }
    // What it named may still be needed.
    const texts: string[] = []
    for await (const text of contents.texts()) texts.push(text)
    expect(texts).toHaveLength(4)
    expect(texts).toContain(bytes.toString())
  })

  test.for(['create', 'write', 'sync', 'renameCurrent', 'syncFolder'])(
    'is refused by a full disk that fails at %s, and what was there before stays',
    async (operation) => {
      const folder = tempFolder()
      const before = await saved(openContentFiles(folder, { log }), NOTICE)
      const contents = openContentFiles(folder, { log, files: failing([operation]) })
      expect(await contents.save({ title: 'new' })).toEqual({ at: 'failed', reason: 'ENOSPC' })
      expect(readdirSync(join(folder, 'contents')).filter((name) => name.includes('.tmp-'))).toEqual([])
      expect(await contents.read(before)).toEqual({ at: 'ok', document: NOTICE })
      // Once there is room.
      const sha256 = await saved(contents, { title: 'new' })
      expect(await contents.read(sha256)).toMatchObject({ at: 'ok' })
    },
  )

  test.for(['EDQUOT', 'EROFS', 'EIO'])('is refused on a disk that says %s', async (code) => {
    const files = { ...systemFiles, create: () => Promise.reject(fault(code, 'create')) }
    const contents = openContentFiles(tempFolder(), { log, files })
    expect(await contents.save(NOTICE)).toEqual({ at: 'failed', reason: code })
  })

  test('is refused where the folder itself cannot be made', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'contents'), 'no folder')
    expect(await openContentFiles(folder, { log }).save(NOTICE)).toMatchObject({ at: 'failed' })
    chmodSync(join(folder, 'contents'), 0o600)
  })

  test('is whole or not there after a power cut at any instant, and there for sure once it is saved', async () => {
    const TITLES = ['one', 'two', 'one', 'three']
    const states: { image: Image; sure: readonly string[]; may: readonly string[] }[] = []
    let done = 0
    const record = (disk: CrashDisk) =>
      states.push(
        ...disk
          .crashStates()
          .map((image) => ({ image, sure: TITLES.slice(0, done), may: TITLES.slice(0, done + 1) })),
      )
    const contents = openContentFiles('/data', { log, files: crashDisk(new Map(), { onStep: record }) })
    for (const title of TITLES) {
      await saved(contents, { title })
      done += 1
    }
    expect(states.length).toBeGreaterThan(30)
    for (const { image, sure, may } of states) {
      const disk = crashDisk(image)
      const after = openContentFiles('/data', { log, files: disk })
      const found: unknown[] = []
      for (const path of image.keys()) {
        const sha256 = /([0-9a-f]{64})\.json$/.exec(path)?.[1]
        if (sha256 === undefined) continue
        const read = await after.read(sha256)
        expect(read.at).toBe('ok')
        if (read.at === 'ok') found.push((read.document as { title: string }).title)
      }
      expect(found).toEqual(expect.arrayContaining([...new Set(sure)]))
      expect([...new Set(may)]).toEqual(expect.arrayContaining(found))
      // And it goes on, with nothing left of what was cut off.
      await saved(after, { title: 'later' })
      expect([...disk.image().keys()].filter((path) => path.includes('.tmp-'))).toEqual([])
    }
  })
})
