import type { Point, Stroke } from '../../kiosk-ui/resident/input/handwriting/stroke.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** How somebody writes; lengths as parts of the character's square, angles in degrees. */
type Hand = {
  /** Every stroke by itself: moved, turned, longer or shorter. */
  moved: number
  turned: number
  stretched: number
  /** The square itself is bent. */
  bent: number
  /** The whole: slanted, turned, wide or narrow. */
  slanted: number
  leaning: number
  wide: number
  /** Left and right, or upper and lower halves grow differently. */
  halves: number
  /** How often two strokes change places, a hook is left out, the finger stays down between strokes. */
  swaps: number
  hookless: number
  joins: number
  /** How round corners become, in passes of Chaikin's cutting. */
  round: number
  tremor: number
  /** Ends that come too early or too late. */
  ends: number
  /** How often a stroke is written backwards, or in two pieces. */
  backwards: number
  broken: number
}

const still: Hand = {
  moved: 0,
  turned: 0,
  stretched: 0,
  bent: 0,
  slanted: 0,
  leaning: 0,
  wide: 0,
  halves: 0,
  swaps: 0,
  hookless: 0,
  joins: 0,
  round: 0,
  tremor: 0,
  ends: 0,
  backwards: 0,
  broken: 0,
}

/** The kinds of writers; `child` is held out: nothing was chosen by what it gives. */
export const hands = {
  careful: {
    ...still,
    moved: 0.04,
    turned: 4,
    stretched: 0.08,
    bent: 0.012,
    slanted: 0.06,
    leaning: 2.5,
    wide: 0.12,
    swaps: 0.1,
    hookless: 0.3,
    tremor: 0.002,
    ends: 0.05,
    joins: 0.02,
    round: 1,
    halves: 0.05,
  },
  fast: {
    ...still,
    moved: 0.06,
    turned: 7,
    stretched: 0.14,
    bent: 0.02,
    slanted: 0.12,
    leaning: 5,
    wide: 0.15,
    swaps: 0.08,
    hookless: 0.8,
    joins: 0.45,
    round: 2,
    tremor: 0.001,
    ends: 0.1,
    halves: 0.08,
  },
  shaky: {
    ...still,
    moved: 0.06,
    turned: 6,
    stretched: 0.12,
    bent: 0.018,
    slanted: 0.28,
    leaning: 7,
    wide: 0.2,
    swaps: 0.12,
    hookless: 0.5,
    joins: 0.08,
    round: 1,
    tremor: 0.006,
    ends: 0.1,
    halves: 0.08,
  },
  child: {
    ...still,
    moved: 0.06,
    turned: 5,
    stretched: 0.18,
    bent: 0.022,
    slanted: 0.1,
    leaning: 4,
    wide: 0.22,
    swaps: 0.25,
    hookless: 0.6,
    joins: 0.05,
    round: 0,
    tremor: 0.003,
    ends: 0.15,
    halves: 0.25,
    backwards: 0.08,
    broken: 0.1,
  },
} as const satisfies Record<string, Hand>
export type HandName = keyof typeof hands

/** Lifts of the finger farther apart than this are real lifts, even in haste. */
const JOIN_WITHIN = 0.55
/** A finger on glass gives about this many points along the side of the square. */
const POINTS = 48

/** One character as this hand writes it, the same for the same numbers; its square is 600 wide and lies anywhere. */
export function written(strokes: readonly Stroke[], hand: Hand, random: () => number): Stroke[] {
  /** Bell-shaped; nobody writes three deviations off the mark and takes it for the character. */
  const normal = () =>
    Math.max(-2, Math.min(2, Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())))
  const square = 256
  let lines: Stroke[] = strokes.map((stroke) =>
    stroke.map(([x, y]): Point => [x / square - 0.5, y / square - 0.5]),
  )

  lines = lines.map((line) => (random() < hand.hookless ? withoutHook(line) : line))
  lines = swapped(lines, hand.swaps, random)
  lines = lines.map((line) => (random() < hand.backwards ? line.toReversed() : line))
  lines = lines.map((line) => strokeByItself(line, hand, normal))
  lines = lines.flatMap((line) => (random() < hand.broken ? inTwo(dense(line)) : [line]))
  lines = joined(lines, hand.joins, random)
  for (let pass = 0; pass < hand.round; pass++) lines = lines.map(cutCorners)
  const bend = bending(hand, normal, random)
  const whole = wholeCharacter(hand, normal)
  return lines.map((line) => {
    let [wx, wy] = [0, 0]
    return dense(line).map((point): Point => {
      wx = 0.85 * wx + hand.tremor * normal()
      wy = 0.85 * wy + hand.tremor * normal()
      const [x, y] = whole(bend(point))
      return [300 + 600 * (x + wx), 300 + 600 * (y + wy)]
    })
  })
}

function lengthOf(line: Stroke): number {
  return line.reduce((sum, [x, y], i) => {
    const [px, py] = line[i - 1] ?? [x, y]
    return sum + Math.hypot(x - px, y - py)
  }, 0)
}

/** A last short piece that turns sharply. */
function withoutHook(line: Stroke): Stroke {
  const [a, b, c] = line.slice(-3)
  if (!a || !b || !c || line.length < 3) return line
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]]
  const cos = (ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy) || 1)
  return cos < 0.3 && Math.hypot(vx, vy) < 0.22 * lengthOf(line) ? line.slice(0, -1) : line
}

function swapped(lines: Stroke[], often: number, random: () => number): Stroke[] {
  const all = [...lines]
  for (let i = 1; i < all.length; i++) {
    const [before, after] = [all[i - 1], all[i]]
    if (before && after && random() < often) [all[i - 1], all[i]] = [after, before]
  }
  return all
}

function strokeByItself(line: Stroke, hand: Hand, normal: () => number): Stroke {
  const [mx, my] = [mean(line, 0), mean(line, 1)]
  const angle = (hand.turned * normal() * Math.PI) / 180
  const [sx, sy] = [1 + hand.stretched * normal(), 1 + hand.stretched * normal()]
  // A short stroke stands among others and has no room to be far off.
  const room = 0.25 + lengthOf(line)
  const [tx, ty] = [room * hand.moved * normal(), room * hand.moved * normal()]
  const turned = line.map(([x, y]): Point => {
    const [ux, uy] = [(x - mx) * sx, (y - my) * sy]
    return [
      mx + tx + ux * Math.cos(angle) - uy * Math.sin(angle),
      my + ty + ux * Math.sin(angle) + uy * Math.cos(angle),
    ]
  })
  return lengthened(lengthened(turned, hand.ends * normal()).toReversed(), hand.ends * normal()).toReversed()
}

function mean(line: Stroke, axis: 0 | 1): number {
  return line.reduce((sum, point) => sum + point[axis], 0) / line.length
}

/** The last piece by this part of the whole longer, or shorter where it is long enough. */
function lengthened(line: Stroke, part: number): Stroke {
  const [a, b] = line.slice(-2)
  if (!a || !b) return line
  const piece = Math.hypot(b[0] - a[0], b[1] - a[1])
  const by = Math.max(-0.5, (part * lengthOf(line)) / (piece || 1))
  return [...line.slice(0, -1), [b[0] + by * (b[0] - a[0]), b[1] + by * (b[1] - a[1])]]
}

function inTwo(line: Stroke): Stroke[] {
  const half = Math.floor(line.length / 2)
  return half < 3 ? [line] : [line.slice(0, half), line.slice(half)]
}

function joined(lines: Stroke[], often: number, random: () => number): Stroke[] {
  const all: Stroke[] = []
  for (const line of lines) {
    const before = all.at(-1)
    const [end, begin] = [before?.at(-1), line[0]]
    const near = end && begin && Math.hypot(end[0] - begin[0], end[1] - begin[1]) < JOIN_WITHIN
    if (before && near && random() < often) all[all.length - 1] = [...before, ...line]
    else all.push(line)
  }
  return all
}

function cutCorners(line: Stroke): Stroke {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return line
  const cut = line.slice(1).flatMap(([x, y], i): Point[] => {
    const [px, py] = line[i] ?? [x, y]
    return [
      [0.75 * px + 0.25 * x, 0.75 * py + 0.25 * y],
      [0.25 * px + 0.75 * x, 0.25 * py + 0.75 * y],
    ]
  })
  return [first, ...cut.slice(1, -1), last]
}

function dense(line: Stroke): Stroke {
  const [first] = line
  if (!first) return line
  return [
    first,
    ...line.slice(1).flatMap(([x, y], i): Point[] => {
      const [px, py] = line[i] ?? [x, y]
      const count = Math.max(1, Math.round(Math.hypot(x - px, y - py) * POINTS))
      return Array.from({ length: count }, (_, k) => [
        px + ((k + 1) / count) * (x - px),
        py + ((k + 1) / count) * (y - py),
      ])
    }),
  ]
}

/** The square bent by slow waves, its halves grown differently. */
function bending({ bent, halves }: Hand, normal: () => number, random: () => number) {
  const waves = Array.from({ length: 4 }, () => ({
    fx: 0.5 + random(),
    fy: 0.5 + random(),
    phase: 2 * Math.PI * random(),
    ax: bent * normal(),
    ay: bent * normal(),
  }))
  const [hx, hy] = [halves * normal(), halves * normal()]
  return ([x, y]: Point): Point => {
    let [dx, dy] = [hx * (x * x - 0.08), hy * (y * y - 0.08)]
    for (const { fx, fy, phase, ax, ay } of waves) {
      const wave = Math.sin(2 * Math.PI * (fx * x + fy * y) + phase)
      dx += ax * wave
      dy += ay * wave
    }
    return [x + dx, y + dy]
  }
}

function wholeCharacter({ slanted, leaning, wide }: Hand, normal: () => number) {
  const shear = slanted * normal()
  const angle = (leaning * normal() * Math.PI) / 180
  const width = Math.exp(wide * normal())
  const size = Math.exp(0.25 * normal())
  return ([x, y]: Point): Point => {
    const [sx, sy] = [(x + shear * y) * width * size, (y / width) * size]
    return [sx * Math.cos(angle) - sy * Math.sin(angle), sx * Math.sin(angle) + sy * Math.cos(angle)]
  }
}
