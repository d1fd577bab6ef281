import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { documentsOf } from '#daemon/content/packs/pack-parts.ts'
import { readPack } from '#daemon/store/packs/pack.ts'
import { checkPack, makeKey, makePack } from '../../scripts/pack.ts'
import { SHIPPED, smallConfig } from '../settings/small-config.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

test('a city makes its key, signs its catalogue, and looks at what it has made', async () => {
  const folder = tempFolder()
  const key = join(folder, 'city.key')
  expect(await makeKey(key)).toMatchObject({ at: 'said' })
  expect((await stat(key)).mode & 0o777).toBe(0o600)
  // A key that is lost cannot be made again.
  expect(await makeKey(key)).toMatchObject({ at: 'refused', words: expect.stringContaining('没有覆盖') })

  const to = join(folder, 'city.pack.json')
  const about = { key, issuer: '示例市', version: 7, from: '2026-12-01', to }
  const made = await makePack({ ...about, config: SHIPPED })
  expect(made).toMatchObject({ at: 'said', words: expect.stringContaining('示例市 第 7 号') })
  const publicKey = (await readFile(`${key}.pub`, 'utf8')).trim()
  const bytes = await readFile(to)
  const read = readPack(bytes, [{ name: '市', key: publicKey }])
  if (read.at === 'refused') throw new Error(read.code)
  const names = Object.keys(read.pack.parts)
  expect(names).toContain('guide/62')
  expect(names).toContain('catalogue/expressions')
  // The examples of the shipped board are nobody's notices.
  expect(names.filter((name) => name.startsWith('notice/sample-'))).toEqual([])
  const documents = documentsOf(read.pack.parts, '全市目录')
  expect(documents.guide.items.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 62 }, (_, i) => i + 1),
  )

  expect(await checkPack(to)).toMatchObject({ at: 'said' })
  await writeFile(to, bytes.subarray(0, -100))
  expect(await checkPack(to)).toMatchObject({ at: 'refused', words: expect.stringContaining('被改过') })
})

test('a catalogue with a fault is not signed, and its faults are told', async () => {
  const folder = tempFolder()
  const key = join(folder, 'city.key')
  await makeKey(key)
  const config = await smallConfig([
    { file: 'catalogue/catalogue.yaml', from: 'version: ', to: 'version: 昨天 # ' },
  ])
  const to = join(folder, 'city.pack.json')
  const made = await makePack({ config, key, issuer: '示例市', version: 1, from: '2026-12-01', to })
  expect(made).toMatchObject({ at: 'refused', words: expect.stringContaining('目录版本') })
  await expect(stat(to)).rejects.toThrow('ENOENT')
})
