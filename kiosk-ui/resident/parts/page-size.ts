import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ScreenName } from '../shell/screens.ts'

/** Before any was measured: as many as any page has ever held. */
const MOST = 12

/** How many fitted last, by list: they will fit again, unless the layout has changed since. */
const found = new Map<string, number>()

/** Fewer rows stand higher (`.rows[data-few]`), so that half of the screen is not left empty. */
const FEW = 5

export const fewOf = (count: number): '' | undefined => (count <= FEW ? '' : undefined)

/**
 * How many entries of a list stand on one page: as many rows as its place has room for, in as many columns as it has.
 * The place is a grid whose `grid-auto-rows` says how high a row is (`grid-auto-rows: 6.3rem`), and which fills the
 * height that is left for it. Measured before anything is painted, and again when buttons to turn pages, another layout
 * or another screen leave it another height. `list`: by which the next resident's page begins with as many.
 */
export function usePageSize<Place extends HTMLElement>(
  list: ScreenName,
): { place: RefObject<Place | null>; size: number } {
  const place = useRef<Place>(null)
  const [size, setSize] = useState(() => found.get(list) ?? MOST)
  const measure = () => {
    if (!place.current) return
    const fits = fitting(place.current)
    found.set(list, fits)
    setSize(fits)
  }
  useLayoutEffect(measure)
  useEffect(() => {
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return { place, size }
}

function fitting(place: HTMLElement): number {
  const style = getComputedStyle(place)
  const row = Number.parseFloat(style.gridAutoRows)
  const gap = Number.parseFloat(style.rowGap) || 0
  const columns = style.gridTemplateColumns.split(' ').length
  return Math.max(1, columns * Math.floor((place.clientHeight + gap + 0.5) / (row + gap)))
}
