import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SectionHeights, type Slice, fitPages } from '../../kiosk-ui/resident/parts/fit-pages.ts'

const PAGE = 800

const section = fc.record({
  chrome: fc.integer({ min: 14, max: 40 }),
  continued: fc.integer({ min: 14, max: 60 }),
  label: fc.integer({ min: 50, max: 130 }),
  rows: fc.array(fc.integer({ min: 40, max: 300 }), { minLength: 1, maxLength: 12 }),
})
const sections = fc.array(section, { maxLength: 14 })

const rowsOf = ({ section: of, from, to }: Slice) =>
  Array.from({ length: to - from }, (_, i) => `${of}.${from + i}`)

/** What a page takes, worked out again: a label that goes on says so on a line more, a head in its own height. */
function heightOf(page: readonly Slice[], all: readonly SectionHeights[]): number {
  return page.reduce((sum, { section: of, from, to }) => {
    const { chrome, continued = chrome, label, rows } = all[of]!
    const text = rows.slice(from, to).reduce((high, row) => high + row, 0)
    return sum + (from > 0 ? continued : chrome) + Math.max(from > 0 ? 2 * label : label, text)
  }, 0)
}

test('a guide keeps every row, each once and in order, and no page holds more than it can', () => {
  fc.assert(
    fc.property(sections, (all) => {
      const pages = fitPages(all, PAGE)
      const expected = all.flatMap(({ rows }, of) => rows.map((_, i) => `${of}.${i}`))
      expect(pages.flat().flatMap(rowsOf)).toEqual(expected)
      for (const page of pages) {
        const [only] = page
        const alone = page.length === 1 && only!.to - only!.from === 1
        expect(alone || heightOf(page, all) <= PAGE).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('a short section is not torn apart, and no cut leaves one row behind', () => {
  fc.assert(
    fc.property(sections, (all) => {
      for (const page of fitPages(all, PAGE)) {
        const last = page.at(-1)!
        const { rows } = all[last.section]!
        const cut = last.to < rows.length
        // Only what begins its page may be cut at will: there was no better place.
        if (cut && page.length > 1) {
          expect(rows.length).toBeGreaterThan(3)
          expect(last.to - last.from).toBeGreaterThanOrEqual(2)
          expect(rows.length - last.to).toBeGreaterThanOrEqual(2)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('what does not fit any page gets one of its own instead of holding up the rest', () => {
  const high = { chrome: 20, label: 60, rows: [2000] }
  const low = { chrome: 20, label: 60, rows: [50] }
  expect(fitPages([low, high, low], PAGE)).toEqual([
    [{ section: 0, from: 0, to: 1 }],
    [{ section: 1, from: 0, to: 1 }],
    [{ section: 2, from: 0, to: 1 }],
  ])
})
