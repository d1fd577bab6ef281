import type { Box, Ground, Rgba } from './gate-facts.ts'
import { callInPage, READ_COLOUR, type ReadColour } from './gate-in-page.ts'

/** How elements are looked at inside the page. What is asked of one again and again is found once. */
export type PageLook = ReturnType<typeof pageLook>

/** Runs inside the page: must not use anything from outside itself. */
function pageLook(rgba: ReadColour) {
  /** The many texts of a page have the same few elements above them. */
  const once = <Known>(find: (element: Element) => Known): ((element: Element) => Known) => {
    const found = new Map<Element, Known>()
    return (element) => {
      const known = found.get(element) ?? find(element)
      found.set(element, known)
      return known
    }
  }
  const boxOf = once((element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left, top, right, bottom }
  })
  const own = (e: Element) => {
    const id = e.id ? `#${e.id}` : ''
    const classes = [...e.classList].slice(0, 2).map((c) => `.${c}`)
    return `${e.localName}${id}${classes.join('')}`
  }
  const selectorOf = once((element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 14)
    const parent = element.parentElement
    return `${parent ? `${own(parent)} > ` : ''}${own(element)}${words ? ` 「${words}」` : ''}`
  })
  const pathOf = once((element): string => {
    const above = element.parentElement
    const itself = [element.localName, ...element.classList].join('.')
    return above ? `${itself} < ${pathOf(above)}` : itself
  })
  const up = once((element): readonly Element[] => {
    const above = element.parentElement
    return above ? [element, ...up(above)] : [element]
  })
  // Under a question that stands before everything nothing counts until it is answered.
  const modal = document.querySelector('[aria-modal=true], dialog:modal')
  const behind = (element: Element) => modal !== null && !modal.contains(element)
  /** A text for the ear alone. */
  const inOnePixel = once((element): boolean => {
    const above = element.parentElement
    return (element.clientWidth === 1 && element.clientHeight === 1) || (above !== null && inOnePixel(above))
  })
  const seen = once(
    (element): boolean =>
      !behind(element) &&
      element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      }) &&
      !inOnePixel(element),
  )
  const opacityOf = once((element): number => {
    const above = element.parentElement
    return Number(getComputedStyle(element).opacity) * (above ? opacityOf(above) : 1)
  })
  const coat = once((element): { fill: Rgba; image: boolean } => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    return { fill: rgba(backgroundColor), image: backgroundImage !== 'none' || element.localName === 'img' }
  })
  const ground = (chain: readonly Element[]): Ground => {
    const layers: Rgba[] = []
    let image = false
    for (const element of chain) {
      const { fill, image: hasImage } = coat(element)
      image ||= hasImage
      if (fill[3] > 0) layers.push(fill)
      if (fill[3] === 1) return { layers, image }
    }
    return { layers: [...layers, [255, 255, 255, 1]], image }
  }
  /** Elements at a point: those above `element`, and those from it downwards, its ancestors when it cannot be hit there. */
  const at = (element: Element, x: number, y: number): { above: Element[]; below: readonly Element[] } => {
    const stack = document.elementsFromPoint(x, y)
    const from = stack.indexOf(element)
    return from === -1
      ? { above: [], below: up(element) }
      : { above: stack.slice(0, from), below: stack.slice(from) }
  }
  const atMiddle = (element: Element) => {
    const { left, top, right, bottom } = boxOf(element)
    return at(element, (left + right) / 2, (top + bottom) / 2)
  }

  /** Whether it holds what is in it: its own block does so for a text in any case, another only where it cuts off. */
  const holds = once((element): 'not' | 'its own' | 'all' => {
    const { display, overflowX, overflowY } = getComputedStyle(element)
    if (display === 'inline' || display === 'contents') return 'not'
    return overflowX !== 'visible' || overflowY !== 'visible' ? 'all' : 'its own'
  })
  return { rgba, once, boxOf, selectorOf, pathOf, up, seen, opacityOf, coat, ground, at, atMiddle, holds }
}

/** What looks at elements inside the page, as an argument of `callInPage`. */
export const PAGE_LOOK = callInPage(pageLook, READ_COLOUR)
