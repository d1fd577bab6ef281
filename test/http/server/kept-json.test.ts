import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openKeptJson } from '#daemon/http/server/kept-json.ts'

type Part = { n: number; words: string }

const COUNT = 500
/** So many may be written before anybody else has a turn. */
const AT_ONCE = 200

test('a list of hundreds is the JSON of its parts, each written once, and lets others have their turn meanwhile', async () => {
  const kept = openKeptJson<Part>()
  const parts = Array.from({ length: COUNT }, (_, n): Part => ({ n, words: `第${n}行 "，` }))
  let written = 0
  const write = (part: Part) => {
    written += 1
    return JSON.stringify(part)
  }
  const atOnce: number[] = []
  const list = { isWritten: false }
  const others = (async () => {
    let before = 0
    while (!list.isWritten) {
      atOnce.push(written - before)
      before = written
      await turn()
    }
  })()
  expect(JSON.parse(await kept.array(parts, write))).toEqual(parts)
  list.isWritten = true
  await others
  expect(written).toBe(COUNT)
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(AT_ONCE)

  const changed = parts.with(7, { n: 7, words: '改过' }).slice(5)
  expect(JSON.parse(await kept.array(changed, write))).toEqual(changed)
  expect(written).toBe(COUNT + 1)
  expect(await kept.array([], write)).toBe('[]')
})
