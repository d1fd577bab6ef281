import { DOWN, type Trace } from './trace.ts'

/** Cells along a side of the square in which a character is looked at, and directions that a stroke may have in each. */
const CELLS = 8
const DIRECTIONS = 8
/** Length of the features of one character. */
export const FEATURES = CELLS * CELLS * DIRECTIONS
/** How far what is written somewhere is felt, in cells. */
const FELT = 0.75
/** What the finger does above the glass counts for less: a joined stroke writes it, a careful one does not. */
const IN_THE_AIR = 0.56

/** By how far a cell's middle is away, in 32nds of a cell. */
const FADE = Float32Array.from({ length: 3 * 32 + 1 }, (_, i) =>
  Math.exp(-((i / 32) ** 2) / (2 * FELT * FELT)),
)

/**
 * Where in the square how much is written in which direction: free of order and number of strokes (after Liu and Zhou's
 * direction features of an online trajectory, 2006). Of length 1.
 */
export function featuresOf({ x, y, dx, dy, air }: Trace, into: Float32Array): Float32Array {
  into.fill(0)
  for (let i = 0; i < DOWN + air; i++) add(into, x[i]!, y[i]!, dx[i]!, dy[i]!, i < DOWN ? 1 : IN_THE_AIR)
  let sum = 0
  for (let i = 0; i < FEATURES; i++) sum += into[i]!
  // Much in one place tells little more than some of it: the root, whose squares add up to 1.
  const scale = sum > 0 ? 1 / sum : 0
  for (let i = 0; i < FEATURES; i++) into[i] = Math.sqrt(into[i]! * scale)
  return into
}

/** Adds a bit of line to the cells around it, in the two directions next to its own. */
function add(into: Float32Array, x: number, y: number, dx: number, dy: number, weight: number): void {
  const turn = (Math.atan2(dy, dx) / (2 * Math.PI) + 1) * DIRECTIONS
  const whole = Math.floor(turn)
  const first = whole % DIRECTIONS
  const second = (first + 1) % DIRECTIONS
  const share = turn - whole
  const [cx, cy] = [x * CELLS - 0.5, y * CELLS - 0.5]
  const [left, top] = [Math.round(cx), Math.round(cy)]
  for (let row = top - 1; row <= top + 1; row++) {
    const r = row < 0 ? 0 : row >= CELLS ? CELLS - 1 : row
    const across = weight * FADE[(Math.abs(row - cy) * 32) | 0]!
    for (let column = left - 1; column <= left + 1; column++) {
      const c = column < 0 ? 0 : column >= CELLS ? CELLS - 1 : column
      const felt = across * FADE[(Math.abs(column - cx) * 32) | 0]!
      const cell = (r * CELLS + c) * DIRECTIONS
      into[cell + first]! += felt * (1 - share)
      into[cell + second]! += felt * share
    }
  }
}
