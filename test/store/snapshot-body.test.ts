import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '#daemon/store/durable-file.ts'
import { framedInPieces, jsonPieces } from '#daemon/store/snapshot-body.ts'

test('a state written in pieces is the very file that it is in one piece', async () => {
  const lists = fc.array(fc.jsonValue(), { maxLength: 4 })
  const states = fc.dictionary(
    fc.string(),
    fc.oneof(fc.jsonValue(), fc.record({ lists }), fc.constant(undefined)),
  )
  await fc.assert(
    fc.asyncProperty(states, fc.constantFrom(0, 1, 499, 500, 501, 1_700), async (some, count) => {
      const state = { some, queue: { tickets: Array.from({ length: count }, (_, i) => ({ i, name: '䶮' })) } }
      const header = { seq: 3, foldVersion: 'queue 3' }
      const inOne = frame({ header, body: JSON.stringify(state) })
      const pieces = await framedInPieces(header, state, async () => {})
      expect(Buffer.concat(pieces).equals(inOne)).toBe(true)
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
  const state = { queue: { tickets: Array.from({ length: 5_000 }, (_, i) => i) } }
  await framedInPieces({ seq: 1 }, state, async () => void turns++)
  expect(turns).toBeGreaterThanOrEqual(20)
})
