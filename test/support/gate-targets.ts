import type { TargetFact } from './gate-facts.ts'
import type { PageLook } from './gate-page-look.ts'

/** What can be touched on a page: the elements, and what is known of each. */
export type Targets = { touchables: readonly Element[]; targets: readonly TargetFact[] }

/** Runs inside the page: must not use anything from outside itself. */
export function measureTargets(touchable: string, look: PageLook): Targets {
  const { rgba, boxOf, selectorOf, pathOf, seen, coat, ground, atMiddle } = look
  /** Of a shorthand: top, right, bottom, left. */
  const sidesOf = (shorthand: string): string[] => {
    const [top = '', right = top, bottom = top, left = right] = shorthand.split(/ (?![^(]*\))/)
    return [top, right, bottom, left]
  }
  const groups: Element[] = []
  /** Ten digits or more are keys. */
  const keysOf = (element: Element): number | null => {
    const group = element.closest('[role=group]')
    if (!group || group.querySelectorAll('button').length < 10) return null
    if (!groups.includes(group)) groups.push(group)
    return groups.indexOf(group)
  }

  const touchables = [...document.querySelectorAll<HTMLElement>(touchable)].filter(seen)
  const targets = touchables.map((element): TargetFact => {
    const style = getComputedStyle(element)
    const [widths, colours] = [sidesOf(style.borderWidth), sidesOf(style.borderColor)]
    const edges = sidesOf(style.borderStyle).flatMap((line, i) =>
      line !== 'none' && Number.parseFloat(widths[i] ?? '') >= 1 ? [rgba(colours[i] ?? '')] : [],
    )
    return {
      selector: selectorOf(element),
      path: pathOf(element),
      box: boxOf(element),
      disabled: element.matches(':disabled,[aria-disabled=true]'),
      fill: coat(element).fill,
      edges,
      drawnSides: edges.length,
      around: ground(atMiddle(element).below.filter((e) => !element.contains(e))),
      keys: keysOf(element),
    }
  })
  return { touchables, targets }
}
