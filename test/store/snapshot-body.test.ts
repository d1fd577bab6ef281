import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '#daemon/store/durable-file.ts'
import { framedInChunks, jsonPieces } from '#daemon/store/snapshot-body.ts'

test('a state written in pieces is the very file that it is in one piece', async () => {
  const lists = fc.array(fc.jsonValue(), { maxLength: 4 })
  const states = fc.dictionary(
    fc.string(),
    fc.oneof(fc.jsonValue(), fc.record({ lists }), fc.constant(undefined)),
  )
  await fc.assert(
    fc.asyncProperty(states, fc.constantFrom(0, 1, 499, 500, 501, 1_700, 60_000), async (some, count) => {
      const state = { some, queue: { tickets: Array.from({ length: count }, (_, i) => ({ i, name: '䶮' })) } }
      const header = { seq: 3, foldVersion: 'queue 3' }
      const inOne = frame({ header, body: JSON.stringify(state) })
      const { chunks } = await framedInChunks(header, state, async () => {})
      expect(Buffer.concat(chunks).equals(inOne)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('however many wait, no piece of a snapshot holds more than five hundred of them', () => {
  const tickets = Array.from({ length: 20_000 }, (_, i) => ({ number: `A${i}` }))
  const pieces = [...jsonPieces({ queue: { tickets, people: [] }, cases: { open: [] } })]
  expect(pieces.length).toBeGreaterThanOrEqual(40)
  for (const piece of pieces) expect(piece.match(/number/g)?.length ?? 0).toBeLessThanOrEqual(500)
})

test('others have their turn between the pieces, and the sum is taken in pieces as well', async () => {
  let turns = 0
  const tickets = Array.from({ length: 5_000 }, () => 'A'.repeat(1_000))
  const { chunks } = await framedInChunks({ seq: 1 }, { queue: { tickets } }, async () => void turns++)
  for (const { length } of chunks) expect(length).toBeLessThanOrEqual(1 << 20)
  expect(turns).toBeGreaterThanOrEqual(15)
})

test('once it is written, the memory of a snapshot is given back', async () => {
  const tickets = Array.from({ length: 5_000 }, () => 'A'.repeat(1_000))
  const { chunks, release } = await framedInChunks({ seq: 1 }, { queue: { tickets } }, async () => {})
  release()
  for (const { byteLength } of chunks.slice(1)) expect(byteLength).toBe(0)
})
