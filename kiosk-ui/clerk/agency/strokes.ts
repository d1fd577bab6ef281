/** A point on a field of 300 × 100. */
export type Point = readonly [number, number]

export const FIELD = { width: 300, height: 100 } as const
/** As many characters as the station takes (see `Strokes` of the contract). */
const LONGEST = 2_000
/** Points nearer to one another than this look the same. */
const STEP = 3

/** A signature as an SVG path: as fine as fits into what is sealed; null where nothing was written. */
export function strokesOf(written: readonly (readonly Point[])[]): string | null {
  for (let step = STEP; step <= FIELD.width; step *= 2) {
    const path = written.map((stroke) => pathOf(thinned(stroke, step))).join('')
    if (path === '') return null
    if (path.length <= LONGEST) return path
  }
  // So long that it is no signature: that somebody wrote is kept.
  return written
    .slice(0, MOST_DOTS)
    .map(([first]) => pathOf(thinned(first === undefined ? [] : [first], STEP)))
    .join('')
}

/** Dots that fit. */
const MOST_DOTS = 100

const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)))

function thinned(stroke: readonly Point[], step: number): readonly Point[] {
  const kept: Point[] = []
  for (const [x, y] of stroke) {
    const point: Point = [within(x, FIELD.width), within(y, FIELD.height)]
    const last = kept.at(-1)
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) kept.push(point)
  }
  return kept
}

function pathOf([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return ''
  let [x, y] = first
  const lines = rest.map((point) => {
    const line = `${point[0] - x} ${point[1] - y}`
    ;[x, y] = point
    return line
  })
  // A dot is a line that goes nowhere: a round end makes it seen.
  return `M${first[0]} ${first[1]}l${lines.length === 0 ? '0 0' : lines.join(' ')}`
}
