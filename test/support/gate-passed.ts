import type { PageFacts } from './gate-facts.ts'

/**
 * What has passed on the pages before, so that a page is judged by what is new on it. `things`: an element with its
 * attributes and those above it. `colours`: a text or a field by its element and the one above, in its colours on its ground.
 * `looks`: a text, a field or a target by all elements above it, in its colours.
 */
export type Passed = { things: Set<string>; colours: Set<string>; looks: Set<string> }

export const nothingPassed = (): Passed => ({ things: new Set(), colours: new Set(), looks: new Set() })

/** An entry for each text and then each field: the colours that are seen of it. */
export function coloursIn({ texts, fields }: PageFacts): string[] {
  return [...texts, ...fields].map(({ path, color, opacity, ground, coveredBy }) =>
    JSON.stringify([path.split(' < ', 2), color, opacity, ground, coveredBy]),
  )
}

/** What high contrast gives other colours to: what has the same look here has the same one there. */
export function looksIn({ texts, fields, targets }: PageFacts): string[] {
  return [
    ...[...texts, ...fields].map(({ path, color, opacity, ground }) => [path, color, opacity, ground]),
    ...targets.map(({ path, disabled, fill, edges, around }) => [path, disabled, fill, edges, around]),
  ].map((look) => JSON.stringify(look))
}

export function allPassed(before: ReadonlySet<string>, now: readonly string[]): boolean {
  return now.every((one) => before.has(one))
}

/** Where in `now` something stands that has not passed, the first of each kind. */
export function newIn(before: ReadonlySet<string>, now: readonly string[]): number[] {
  return now.flatMap((one, i) => (before.has(one) || now.indexOf(one) < i ? [] : [i]))
}

export function remember(before: Set<string>, now: readonly string[]): void {
  for (const one of now) before.add(one)
}

/** Runs inside the page: one entry for each different element. Leaves the first of each in `described`. */
export function describeElements(): string[] {
  /** Whether there is a text, and not which, decides about a name; where a line is drawn decides nothing. */
  const ANY_TEXT = new Set(['aria-label', 'alt', 'title', 'placeholder', 'value', 'href', 'src', 'datetime'])
  const LAYOUT = /^(?:style|class|d|x|y|[xy][12]|c[xy]|r|points|transform|viewBox|width|height|data-.*)$/
  const COUNTED = /^P\d/ // Preact's ids
  const own = (element: Element): string => {
    const attributes = [...element.attributes]
      .filter(({ name }) => !LAYOUT.test(name))
      .map(({ name, value }) => {
        const shown = ANY_TEXT.has(name) ? value.trim() !== '' : value.replace(COUNTED, '')
        return `${name}=${COUNTED.test(value) ? 'counted' : shown}`
      })
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const says = (element.textContent ?? '').trim() !== ''
    return `${element.localName}[${attributes.sort().join()}]${seen ? '' : ' unseen'}${says ? '' : ' silent'}`
  }
  const described = new Map<Element, string>()
  const first = new Map<string, Element>()
  for (const element of document.querySelectorAll('body, body *')) {
    const above = element.parentElement && described.get(element.parentElement)
    const words = `${above ?? ''} > ${own(element)}`
    described.set(element, words)
    if (!first.has(words)) first.set(words, element)
  }
  Object.assign(globalThis, { described: [...first.values()] })
  return [...first.keys()]
}
