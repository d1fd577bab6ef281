import type { Rgba } from './gate-facts.ts'

/** Reads a colour as the browser computes it. */
export type ReadColour = (css: string) => Rgba

/** Runs inside the page. Makes what reads colours there; each is read once. */
function colourReader(): ReadColour {
  const known = new Map<string, Rgba>()
  // Only what a mixed colour needs: to read a picture back takes longer than everything else that is measured.
  let canvas: OffscreenCanvasRenderingContext2D | null = null
  const painted = (css: string): Rgba => {
    canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (!canvas) return [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const written = (css: string): Rgba | null => {
    const [, r, g, b, a = '1'] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css) ?? []
    return r === undefined ? null : [Number(r), Number(g), Number(b), Number(a)]
  }
  return (css) => {
    const colour = known.get(css) ?? written(css) ?? painted(css)
    known.set(css, colour)
    return colour
  }
}

/**
 * An expression for the page: this function, which uses nothing from outside itself, called with these arguments there.
 */
export function callInPage(run: (...given: never[]) => unknown, ...given: readonly string[]): string {
  return `(${String(run)})(${given.join()})`
}

/** What reads colours inside the page, as an argument of `callInPage`. */
export const READ_COLOUR = callInPage(colourReader)
