import type { Ground, Rgba } from './gate-facts.ts'

/** WCAG 2.2 relative luminance of an opaque colour. */
function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function over(top: Rgba, bottom: Rgba): Rgba {
  const mix = (t: number, b: number) => t * top[3] + b * (1 - top[3])
  return [mix(top[0], bottom[0]), mix(top[1], bottom[1]), mix(top[2], bottom[2]), 1]
}

/** The colour that is seen where these layers lie on one another, topmost first. */
function seenColour({ layers }: Ground): Rgba {
  return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1] satisfies Rgba as Rgba)
}

/** Contrast ratio (1 to 21) of a colour, perhaps translucent, on a ground. */
export function contrast(colour: Rgba, ground: Ground, opacity = 1): number {
  const below = seenColour(ground)
  const above = over([colour[0], colour[1], colour[2], colour[3] * opacity], below)
  const [light, dark] = [luminance(above), luminance(below)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
