import { type Point, type Segment, segmentsOf } from './path-segments.ts'

/** Black dots row by row: `at(x, y)` for 0 ≤ x < width, 0 ≤ y < height. */
export type Dots = { width: number; height: number; at(x: number, y: number): boolean }

/**
 * A line drawing as dots: SVG path data of M, L, H, V, C, A (circular) and Z, in a field of `field`, scaled to the
 * width and stroked with a round pen. `pen` counts in units of the field.
 */
export function strokeDots(
  path: string,
  { field, pen, width }: { field: { width: number; height: number }; pen: number; width: number },
): Dots {
  const scale = width / field.width
  const height = Math.round(field.height * scale)
  const reach = ((pen * scale) / 2) ** 2
  const black = new Uint8Array(width * height)
  for (const [[x0, y0], [x1, y1]] of segmentsOf(path)) {
    const from: Point = [x0 * scale, y0 * scale]
    const to: Point = [x1 * scale, y1 * scale]
    const margin = Math.sqrt(reach)
    const left = Math.max(0, Math.floor(Math.min(from[0], to[0]) - margin))
    const right = Math.min(width - 1, Math.ceil(Math.max(from[0], to[0]) + margin))
    const top = Math.max(0, Math.floor(Math.min(from[1], to[1]) - margin))
    const bottom = Math.min(height - 1, Math.ceil(Math.max(from[1], to[1]) + margin))
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++)
        if (squaredDistance([x + 0.5, y + 0.5], [from, to]) <= reach) black[y * width + x] = 1
  }
  return {
    width,
    height,
    at: (x, y) => x >= 0 && x < width && y >= 0 && y < height && black[y * width + x] === 1,
  }
}

function squaredDistance([x, y]: Point, [[x0, y0], [x1, y1]]: Segment): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length))
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2
}
