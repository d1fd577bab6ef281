import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeName } from '#daemon/store/node-name.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

test('a daemon keeps its name over restarts', async () => {
  const folder = tempFolder()
  const first = await nodeName(folder)
  expect(first).toMatchObject({ at: 'ok', aside: null })
  expect(await nodeName(folder)).toEqual(first)
})

test('a name with any bit turned never keeps the station from starting, and the broken file is kept whole', async () => {
  const folder = tempFolder()
  await nodeName(folder)
  const path = join(folder, 'node.json')
  const whole = readFileSync(path)
  for (let bit = 0; bit < whole.length * 8; bit += 7) {
    const turned = Buffer.from(whole)
    turned[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(path, turned)
    const named = await nodeName(folder)
    if (named.at !== 'ok' || named.aside === null) throw new Error(`bit ${bit}: ${named.at}`)
    expect(readFileSync(named.aside)).toEqual(turned)
    writeFileSync(path, whole)
  }
  expect(readdirSync(folder).filter((name) => name.includes('.broken-')).length).toBeGreaterThan(50)
})
