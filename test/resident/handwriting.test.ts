import { beforeAll, expect, test } from 'vitest'
import type { Recogniser } from '../../kiosk-ui/resident/input/handwriting/recogniser.ts'
import type { Stroke } from '../../kiosk-ui/resident/input/handwriting/stroke.ts'
import { commonest, shippedRecogniser, tryHand } from '../../scripts/handwriting/trial.ts'

// The long trial is `npm run bench -- --only handwriting`.

let recogniser: Recogniser
let characters: Awaited<ReturnType<typeof commonest>>
beforeAll(async () => {
  ;[recogniser, characters] = await Promise.all([shippedRecogniser(), commonest()])
})
const strokesOf = (character: string) => characters.find(([one]) => one === character)?.[1] ?? []
const first = (strokes: readonly Stroke[]) => recogniser.recognise(strokes, 10)[0]

test.for(['careful', 'fast', 'shaky'] as const)(
  'what a %s hand writes is among ten, 95 times of 100',
  (hand) => {
    // Every second of the 500 commonest.
    const some = characters.filter((_, i) => i % 2 === 0)
    const { tried, amongTen } = tryHand(recogniser, hand, some, 1)
    expect(tried).toBe(250)
    expect(amongTen / tried).toBeGreaterThanOrEqual(0.95)
  },
)

test('a hand that nothing was learnt from is read too, four times of five', () => {
  const some = characters.filter((_, i) => i % 5 === 0)
  expect(tryHand(recogniser, 'child', some, 1).amongTen).toBeGreaterThanOrEqual(80)
})

test('a character is the same in any order of its strokes, anywhere and in any size', () => {
  for (const character of ['保', '教', '政', '家']) {
    const strokes = strokesOf(character)
    const smaller = strokes.map((stroke) => stroke.map(([x, y]) => [900 + x / 3, 40 + y / 3] as const))
    expect(first(strokes)).toBe(character)
    expect(first(strokes.toReversed())).toBe(character)
    expect(first(smaller)).toBe(character)
  }
})

test('a character is read though the finger never leaves the glass', () => {
  for (const character of ['保', '口', '民', '证'])
    expect(recogniser.recognise([strokesOf(character).flat()], 10)).toContain(character)
})

test('nothing is read where nothing is written, and a dot breaks nothing', () => {
  expect(recogniser.recognise([], 10)).toEqual([])
  expect(recogniser.recognise([[[5, 5]]], 10)).toHaveLength(10)
  expect(recogniser.recognise([[[5, 5]], [[5, 5]]], 3)).toHaveLength(3)
})
