import { execFileSync } from 'node:child_process'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NoArchive, pack, unpack } from '#daemon/store/backup/archive.ts'
import { seeded } from '#test/support/seeded.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const LONG = `config/catalogue/items/${'城乡居民基本养老保险'.repeat(12)}.yaml`
const random = seeded(7)
const FILES: readonly (readonly [string, Buffer])[] = [
  ['data/empty', Buffer.alloc(0)],
  ['data/block', Buffer.alloc(512, 'a')],
  ['data/ledger.db', Buffer.from(Array.from({ length: 700_000 }, () => Math.floor(random() * 256)))],
  [LONG, Buffer.from('长名字')],
]

async function packed(): Promise<string> {
  const path = join(tempFolder(), 'backup.tar.gz')
  async function* all() {
    for (const [name, bytes] of FILES) yield { name, size: bytes.length, content: [bytes] }
  }
  await pack(path, all())
  return path
}

async function readAll(path: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  await unpack(path, async ({ name, content }) => {
    const parts: Uint8Array[] = []
    for await (const part of content) parts.push(part)
    found.set(name, Buffer.concat(parts))
  })
  return found
}

describe('an archive', () => {
  test('gives back every file with its name, however long', async () => {
    expect(await readAll(await packed())).toEqual(new Map(FILES))
  })

  test('is one that every system can open', async () => {
    const path = await packed()
    const names = execFileSync('tar', ['-tzf', path, '--quoting-style=literal'], { encoding: 'utf8' })
    expect(names.trim().split('\n')).toEqual(FILES.map(([name]) => name))
  })

  test('goes on where a file is not read', async () => {
    const names: string[] = []
    await unpack(await packed(), async ({ name }) => void names.push(name))
    expect(names).toEqual(FILES.map(([name]) => name))
  })

  test('that is cut off anywhere, or altered, is none', async () => {
    const whole = readFileSync(await packed())
    for (const part of [0, 1, 10, 1_000, whole.length / 2, whole.length - 9, whole.length - 1]) {
      const path = await packed()
      truncateSync(path, Math.floor(part))
      await expect(readAll(path), `${part} bytes`).rejects.toThrow(NoArchive)
    }
    for (const at of [12, 2_000, 300_000, whole.length - 6]) {
      const path = join(tempFolder(), 'altered.tar.gz')
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ 0x10
      writeFileSync(path, altered)
      await expect(readAll(path), `byte ${at}`).rejects.toThrow(NoArchive)
    }
    const path = join(tempFolder(), 'text')
    writeFileSync(path, 'no archive at all')
    await expect(readAll(path)).rejects.toThrow(NoArchive)
  })
})
