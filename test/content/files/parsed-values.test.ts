import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { parsedValuesIn } from '#daemon/content/files/parsed-values.ts'
import { parseYaml, type YamlRead } from '#daemon/content/files/yaml-file.ts'

const TEXT = `name: 示例村便民服务站
phone: "0536-1234567"
areas: [等候区，咨询区]
hours:
  monday: 08:30-12:00
  limit: .inf
`
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parsed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const kept = () => readdirSync(folder).map((name) => join(folder, name))
const read = (text = TEXT) => whole(parseYaml(text, 'station.yaml', parsedValuesIn(folder)))

/** All that a check may ask of a text. */
function whole(of: YamlRead) {
  if (of.at === 'faults') return of
  const { value, doubts, fault, asWritten } = of.file
  return {
    value,
    doubts,
    asWritten: asWritten(['hours', 'limit']),
    lines: [['name'], ['hours', 'monday'], ['hours', 'tuesday']].map((path) => fault(path, '').line),
  }
}

test('a text that was parsed before says the same without being parsed, down to the lines of its faults', () => {
  const parsed = read()
  expect(parsed).toEqual(whole(parseYaml(TEXT, 'station.yaml')))
  const [file = ''] = kept()
  const bytes = readFileSync(file)
  expect(read()).toEqual(parsed)
  expect(kept()).toHaveLength(1)

  // What says something else with a right sum is believed: it was not parsed.
  rmSync(file)
  read('name: 另一个站\n')
  const [other = ''] = kept()
  writeFileSync(file, readFileSync(other))
  expect(read()).toMatchObject({ value: { name: '另一个站' } })
  writeFileSync(file, bytes)
  expect(read()).toEqual(parsed)
})

test('what a power cut left of a kept value is parsed again', () => {
  const parsed = read()
  const [file = ''] = kept()
  const bytes = readFileSync(file)
  for (const left of [bytes.subarray(0, 40), Buffer.alloc(bytes.length), Buffer.alloc(0)]) {
    writeFileSync(file, left)
    expect(read()).toEqual(parsed)
    expect(readFileSync(file)).toEqual(bytes)
  }
})

test('a text with a fault is told each time', () => {
  const wrong = 'name: a\nname: b\n'
  expect(read(wrong)).toEqual(read(wrong))
  expect(read(wrong)).toMatchObject({ at: 'faults', faults: [{ line: 2 }] })
  expect(kept()).toHaveLength(0)
})

test('what was kept ninety days ago goes, and without a folder to write to every text is still read', () => {
  read()
  const [old = ''] = kept()
  const then = Date.now() / 1000 - 91 * 24 * 60 * 60
  utimesSync(old, then, then)
  read('name: 另一个站\n')
  expect(kept()).not.toContain(old)

  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file')
  chmodSync(folder, 0o400)
  expect(read()).toMatchObject({ value: { name: '示例村便民服务站' } })
})
