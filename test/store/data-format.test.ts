import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeFaultWords } from '#daemon/daemon/store-fault-words.ts'
import { canonical } from '#daemon/store/canonical.ts'
import { readFormat } from '#daemon/store/data-format.ts'
import { crashDisk } from '#test/support/crash-disk.ts'

const OLD = { version: '0.1.0', events: ['ticket-taken'] }
const NEW = { version: '0.2.0', events: ['ticket-taken', 'visit-booked'] }

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'data-format-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

test('a newer program takes the data of an older one over, and the older one never opens them again', async () => {
  await using data = await folder()
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'known' })
  expect(await readFormat(data.path, NEW)).toEqual({ at: 'known' })
  const written = await readFile(join(data.path, 'format.json'), 'utf8')
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'newer', version: '0.2.0' })
  expect(await readFile(join(data.path, 'format.json'), 'utf8')).toBe(written)
  expect(storeFaultWords({ at: 'data-newer', folder: '/var/lib/x', version: '0.2.0' })).toContain('0.2.0 版')
})

test('data of before there was such a file, and a file that cannot be read, keep no station from starting', async () => {
  await using data = await folder()
  await writeFile(join(data.path, 'format.json'), '{"v":1')
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'known' })
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'known' })
})

test('one bit that turned in it never makes a program refuse its own data', async () => {
  const disk = crashDisk()
  await readFormat('/data', NEW, disk)
  const [[path, written] = ['', Buffer.alloc(0)]] = disk.image()
  expect(written.length).toBeGreaterThan(0)
  for (let bit = 0; bit < written.length * 8; bit++) {
    const damaged = Buffer.from(written)
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    const files = crashDisk(new Map([[path, damaged]]))
    expect(await readFormat('/data', NEW, files), `bit ${bit}`).toEqual({ at: 'known' })
  }
})

test('what a newer program has written keeps an older one away, also with fields that the older one does not know', async () => {
  await using data = await folder()
  const path = join(data.path, 'format.json')
  const format = { v: 1, shape: 1, version: '0.3.0', events: NEW.events, more: true }
  const sum = createHash('sha256').update(canonical(format)).digest('hex')
  await writeFile(path, JSON.stringify({ ...format, sum }))
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'newer', version: '0.3.0' })
  const { more: _, ...withoutSum } = format
  await writeFile(path, JSON.stringify(withoutSum))
  expect(await readFormat(data.path, OLD)).toEqual({ at: 'newer', version: '0.3.0' })
  expect(await readFormat(data.path, NEW)).toEqual({ at: 'known' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty('sum')
})
