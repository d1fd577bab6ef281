import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openKeptJson } from '#daemon/http/server/kept-json.ts'

const COUNT = 500
/** So many may be written before anybody else has a turn. */
const AT_ONCE = 200

test('a list of hundreds is the JSON of its parts, each written once, and lets others have their turn meanwhile', async () => {
  const kept = openKeptJson<{ toJSON(): object }>()
  let written = 0
  const partOf = (n: number, words: string) => ({
    toJSON() {
      written += 1
      return { n, words }
    },
  })
  const words = Array.from({ length: COUNT }, (_, n) => `第${n}行 "，`)
  const parts = words.map((each, n) => partOf(n, each))
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
  expect(JSON.parse(await kept.array(parts))).toEqual(words.map((each, n) => ({ n, words: each })))
  list.isWritten = true
  await others
  expect(written).toBe(COUNT)
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(AT_ONCE)

  const changed = parts.with(7, partOf(7, '改过')).slice(6, 9)
  expect(JSON.parse(await kept.array(changed))).toEqual([
    { n: 6, words: words[6] },
    { n: 7, words: '改过' },
    { n: 8, words: words[8] },
  ])
  expect(written).toBe(COUNT + 1)
  expect(await kept.array([])).toBe('[]')
})
