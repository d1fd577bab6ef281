export type Point = readonly [x: number, y: number]
export type Segment = readonly [from: Point, to: Point]

/** Pieces that a curve is drawn in: at 8 dots a millimetre nobody sees the corners. */
const CURVE_PIECES = 12

const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7 }

/** SVG path data of M, L, H, V, C, A (circular) and Z as straight lines, which follow one another in its order. */
export function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = []
  let at: Point = [0, 0]
  let start: Point = [0, 0]
  const lineTo = (to: Point) => {
    segments.push([at, to])
    at = to
  }
  for (const [, letter = '', written = ''] of path.matchAll(/([MLHVCAZmlhvcaz])([^MLHVCAZmlhvcaz]*)/g)) {
    const command = letter.toUpperCase()
    const numbers = (written.match(/-?\d*\.?\d+/g) ?? []).map(Number)
    const size = ARGUMENTS[command] ?? 1
    if (command === 'Z') lineTo(start)
    for (let i = 0; i + size <= numbers.length; i += size) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers.slice(i, i + size)
      const [ox, oy] = letter === command ? [0, 0] : at
      switch (command) {
        case 'M':
          // Further points of a move are lines.
          if (i > 0) lineTo([ox + a, oy + b])
          else start = at = [ox + a, oy + b]
          break
        case 'L':
          lineTo([ox + a, oy + b])
          break
        case 'H':
          lineTo([ox + a, at[1]])
          break
        case 'V':
          lineTo([at[0], oy + a])
          break
        case 'C':
          for (const point of curve(at, [ox + a, oy + b], [ox + c, oy + d], [ox + e, oy + f])) lineTo(point)
          break
        case 'A':
          for (const point of arc(at, a, { large: d === 1, clockwise: e === 1 }, [ox + f, oy + g]))
            lineTo(point)
      }
    }
  }
  return segments
}

function curve(from: Point, first: Point, second: Point, to: Point): Point[] {
  return steps().map((t): Point => {
    const u = 1 - t
    const on = (i: 0 | 1) =>
      u ** 3 * from[i] + 3 * u * u * t * first[i] + 3 * u * t * t * second[i] + t ** 3 * to[i]
    return [on(0), on(1)]
  })
}

/** A part of a circle from one point to another (SVG 2, Path Data, B.2.4). */
function arc(
  from: Point,
  radius: number,
  { large, clockwise }: { large: boolean; clockwise: boolean },
  to: Point,
): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const chord = Math.hypot(dx, dy)
  if (chord === 0) return []
  const r = Math.max(radius, chord / 2)
  const off = Math.sqrt(Math.max(0, r * r - (chord * chord) / 4)) * (large === clockwise ? -1 : 1)
  const centre: Point = [
    (from[0] + to[0]) / 2 - (dy / chord) * off,
    (from[1] + to[1]) / 2 + (dx / chord) * off,
  ]
  const angle = ([x, y]: Point) => Math.atan2(y - centre[1], x - centre[0])
  const begin = angle(from)
  let sweep = angle(to) - begin
  if (clockwise && sweep < 0) sweep += 2 * Math.PI
  if (!clockwise && sweep > 0) sweep -= 2 * Math.PI
  return steps().map((t): Point => [
    centre[0] + r * Math.cos(begin + sweep * t),
    centre[1] + r * Math.sin(begin + sweep * t),
  ])
}

function steps(): number[] {
  return Array.from({ length: CURVE_PIECES }, (_, i) => (i + 1) / CURVE_PIECES)
}
