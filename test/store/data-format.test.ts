import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeFaultWords } from '#daemon/daemon/store-fault-words.ts'
import { readFormat } from '#daemon/store/data-format.ts'

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
