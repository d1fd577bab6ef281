import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MeasuredPiece, type PagePart, layPages } from '../../kiosk-ui/parts/notice/lay-pages.ts'

const LINE = 48
const CHARS = 20

const text = (lines: number, keepsNext = false): MeasuredPiece => ({
  height: lines * LINE,
  before: 18,
  beforeOnTop: 0,
  lineEnds: Array.from({ length: lines }, (_, i) => (i + 1) * CHARS),
  lineHeight: LINE,
  keepsNext,
  group: null,
})
const heading: MeasuredPiece = { ...text(1), lineEnds: null, before: 30, keepsNext: true }
const row: MeasuredPiece = { ...text(2), lineEnds: null, before: 0, beforeOnTop: 60 }

const pieces = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 40 }).map((lines) => text(lines)),
    fc.constant(heading),
    fc.constant(row),
    fc.integer({ min: 1, max: 6 }).map((lines) => text(lines, true)),
  ),
  { maxLength: 25 },
)
const heights = fc.integer({ min: 3 * LINE + 60, max: 900 })

/** What a page takes, worked out again from its parts. */
function heightOf(page: readonly PagePart[], all: readonly MeasuredPiece[]): number {
  return page.reduce((sum, { piece: i, from, to }, at) => {
    const piece = all[i]!
    const ends = piece.lineEnds ?? []
    const lines = to === 'whole' ? ends.length : ends.filter((end) => end > from && end <= to).length
    const height = to === 'whole' ? piece.height : lines * LINE
    return sum + height + (at === 0 ? piece.beforeOnTop : piece.before)
  }, 0)
}

test('no page holds more than fits it', () => {
  fc.assert(
    fc.property(pieces, heights, (all, height) => {
      for (const page of layPages(all, height)) expect(heightOf(page, all)).toBeLessThanOrEqual(height)
    }),
    { numRuns: 300 },
  )
})

test('every character of a notice stands on exactly one page, in order', () => {
  fc.assert(
    fc.property(pieces, heights, (all, height) => {
      const parts = layPages(all, height).flat()
      const read = all.map((_, i) => parts.filter(({ piece }) => piece === i))
      expect(parts.map(({ piece }) => piece)).toEqual(
        parts.map(({ piece }) => piece).toSorted((a, b) => a - b),
      )
      read.forEach((of, i) => {
        const end = all[i]!.lineEnds?.at(-1) ?? 0
        if (of.length === 1 && of[0]!.to === 'whole') return
        expect(of.map(({ from }) => from)).toEqual([0, ...of.slice(0, -1).map(({ to }) => to)])
        expect(of.at(-1)!.to).toBe(end)
      })
    }),
    { numRuns: 300 },
  )
})

test('a heading never stands alone at the foot of a page', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 }), (lengths) => {
      const all = lengths.flatMap((lines) => [heading, text(lines)])
      const pages = layPages(all, 10 * LINE)
      for (const page of pages) expect(all[page.at(-1)!.piece]).not.toBe(heading)
    }),
    { numRuns: 200 },
  )
})

test('a card that a page holds is never torn', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 12 }), (fields) => {
      const all = fields.flatMap((count, card) =>
        Array.from({ length: count }, (_, i): MeasuredPiece => {
          const line = text(1, i === 0 && count > 1)
          return Object.assign(line, { before: i === 0 ? 32 : 0, group: card })
        }),
      )
      for (const page of layPages(all, 10 * LINE)) {
        const first = all[page[0]!.piece]!
        expect(all.findIndex(({ group }) => group === first.group)).toBe(page[0]!.piece)
      }
    }),
    { numRuns: 200 },
  )
})

test('later pages hold more where less stands above them', () => {
  const pages = layPages(
    Array.from({ length: 10 }, () => row),
    4 * LINE + 60,
    8 * LINE + 60,
  )
  expect(pages.map((page) => page.length)).toEqual([2, 4, 4])
})

test('a paragraph longer than a page goes on over as many as it needs, no line alone', () => {
  const pages = layPages([text(25)], 10 * LINE)
  expect(pages).toEqual([
    [{ piece: 0, from: 0, to: 10 * CHARS }],
    [{ piece: 0, from: 10 * CHARS, to: 20 * CHARS }],
    [{ piece: 0, from: 20 * CHARS, to: 25 * CHARS }],
  ])
  const [first] = layPages([text(11)], 10 * LINE)
  expect(first).toEqual([{ piece: 0, from: 0, to: 9 * CHARS }])
})
