import type { Point, Stroke } from './stroke.ts'

/** Short ways that every character is taken apart into: as many with the finger down, and some above the glass. */
export const DOWN = 64
const AIR = 24
const BITS = DOWN + AIR

/**
 * Writing as short ways: where the middle of each lies in a square from 0 to 1, and where it goes, as a unit vector. The
 * first `DOWN` are written, in order; then those above the glass from one stroke to the next.
 */
export type Trace = { x: Float32Array; y: Float32Array; dx: Float32Array; dy: Float32Array; air: number }

export function emptyTrace(): Trace {
  return {
    x: new Float32Array(BITS),
    y: new Float32Array(BITS),
    dx: new Float32Array(BITS),
    dy: new Float32Array(BITS),
    air: 0,
  }
}

/** Half the square is this many standard deviations of the writing wide. */
const SPREAD = 2.1
/** How far narrow writing is widened: 0 keeps its form, 1 makes it square. A line (一) is no square. */
const SQUARED = 0.6
const NARROW = 0.15
/** How far slanted writing is set upright. */
const UPRIGHT = 0.8
/** As far along a stroke a hand trembles, as a part of the character's size. */
const TREMBLES = 0.03

/** Takes writing apart, of any size, place and slant. */
export function trace(strokes: readonly Stroke[], into: Trace): Trace {
  const lines = steady(strokes.filter(({ length }) => length > 0))
  const total = lines.reduce((sum, line) => sum + lengthOf(line), 0)
  if (total === 0) dots(lines, into)
  else {
    down(lines, total, into)
    air(lines, total, into)
  }
  intoSquare(into)
  return into
}

/** A tap leaves a dot, which goes to the lower right like any other. */
function dots(lines: readonly Stroke[], into: Trace): void {
  const [x, y] = lines[0]?.[0] ?? [0, 0]
  for (let i = 0; i < DOWN; i++) put(into, i, x + i, y + i, 1, 1)
  into.air = 0
}

function down(lines: readonly Stroke[], total: number, into: Trace): void {
  const step = total / DOWN
  let [next, walked, i] = [step / 2, 0, 0]
  for (const line of lines) {
    for (let p = 1; p < line.length; p++) {
      const [a, b] = [line[p - 1]!, line[p]!]
      const length = distance(a, b)
      if (length === 0) continue
      while (i < DOWN && next <= walked + length + 1e-9) {
        const share = (next - walked) / length
        put(into, i++, a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), b[0] - a[0], b[1] - a[1])
        next += step
      }
      walked += length
    }
  }
  for (const [lastX, lastY] = lines.at(-1)?.at(-1) ?? [0, 0]; i < DOWN; i++) put(into, i, lastX, lastY, 1, 0)
}

function air(lines: readonly Stroke[], total: number, into: Trace): void {
  const step = (1.6 * total) / DOWN
  let count = 0
  for (let s = 1; s < lines.length; s++) {
    const [a, b] = [lines[s - 1]!.at(-1)!, lines[s]![0]!]
    const [vx, vy] = [b[0] - a[0], b[1] - a[1]]
    const bits = Math.max(1, Math.round(Math.hypot(vx, vy) / step))
    for (let k = 0; k < bits && count < AIR; k++) {
      const share = (k + 0.5) / bits
      put(into, DOWN + count++, a[0] + share * vx, a[1] + share * vy, vx, vy)
    }
  }
  into.air = count
}

function put({ x, y, dx, dy }: Trace, i: number, px: number, py: number, vx: number, vy: number): void {
  x[i] = px
  y[i] = py
  dx[i] = vx
  dy[i] = vy
}

function lengthOf(line: Stroke): number {
  let length = 0
  for (let i = 1; i < line.length; i++) {
    length += distance(line[i - 1]!, line[i]!)
  }
  return length
}

/** Its middle in the middle, upright, as wide as its spread; every way of length 1. */
function intoSquare(into: Trace): void {
  const { x, y, dx, dy } = into
  let [mx, my] = [0, 0]
  for (let i = 0; i < DOWN; i++) {
    mx += x[i]! / DOWN
    my += y[i]! / DOWN
  }
  let [xx, yy, xy] = [1e-9, 1e-9, 0]
  for (let i = 0; i < DOWN; i++) {
    const [px, py] = [x[i]! - mx, y[i]! - my]
    xx += (px * px) / DOWN
    yy += (py * py) / DOWN
    xy += (px * py) / DOWN
  }
  const shear = (UPRIGHT * xy) / (yy + 0.25 * xx)
  const spreadX = Math.sqrt(Math.max(1e-9, xx - 2 * shear * xy + shear * shear * yy))
  const spreadY = Math.sqrt(yy)
  const longer = Math.max(spreadX, spreadY)
  const scaleX = 0.5 / (SPREAD * longer * Math.max(spreadX / longer, NARROW) ** SQUARED)
  const scaleY = 0.5 / (SPREAD * longer * Math.max(spreadY / longer, NARROW) ** SQUARED)
  for (let i = 0; i < DOWN + into.air; i++) {
    x[i] = 0.5 + (x[i]! - mx - shear * (y[i]! - my)) * scaleX
    y[i] = 0.5 + (y[i]! - my) * scaleY
    const vx = (dx[i]! - shear * dy[i]!) * scaleX
    const vy = dy[i]! * scaleY
    const length = Math.hypot(vx, vy) || 1
    dx[i] = vx / length
    dy[i] = vy / length
  }
}

/** Every point as the middle of the writing around it: a trembling hand goes nowhere else than a steady one. */
function steady(lines: readonly Stroke[]): readonly Stroke[] {
  const points = lines.flat()
  const extent = (axis: 0 | 1) => {
    const along = points.map((point) => point[axis])
    return Math.max(...along) - Math.min(...along)
  }
  const around = TREMBLES * Math.max(extent(0), extent(1))
  return lines.map((line) => {
    const walked = [0]
    for (let i = 1; i < line.length; i++) walked.push(walked[i - 1]! + distance(line[i - 1]!, line[i]!))
    const end = walked.at(-1)!
    return line.map((point, i): Point => {
      // Its ends stay where they are.
      const reach = Math.min(around, walked[i]!, end - walked[i]!)
      let [x, y, count] = [point[0], point[1], 1]
      const take = (other: Point) => {
        x += other[0]
        y += other[1]
        count++
      }
      for (let k = i - 1; k >= 0 && walked[i]! - walked[k]! <= reach; k--) take(line[k]!)
      for (let k = i + 1; k < line.length && walked[k]! - walked[i]! <= reach; k++) take(line[k]!)
      return [x / count, y / count]
    })
  })
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}
