import { type ColourFact, type PageFacts, TOUCHABLE } from './gate-facts.ts'
import { callInPage } from './gate-in-page.ts'
import { PAGE_LOOK, type PageLook } from './gate-page-look.ts'
import { measureTargets } from './gate-targets.ts'
import { measureTexts } from './gate-texts.ts'

/**
 * Runs inside the page: must not use anything from outside itself. Leaves the elements of the texts, then those of the
 * fields, in `measured`.
 */
function measurePage(
  touchable: string,
  look: PageLook,
  targetsOf: typeof measureTargets,
  textsOf: typeof measureTexts,
): PageFacts {
  const { rgba, selectorOf, pathOf, seen, opacityOf, ground, atMiddle } = look
  const { touchables, targets } = targetsOf(touchable, look)
  const { read, texts, sentences } = textsOf(touchables, look)

  const fields = [...document.querySelectorAll('input,select,textarea')].filter(seen)
  const fieldColours = fields.map((element): ColourFact => ({
    path: pathOf(element),
    color: rgba(getComputedStyle(element).color),
    opacity: opacityOf(element),
    ground: ground(atMiddle(element).below),
    coveredBy: null,
  }))
  Object.assign(globalThis, { measured: [...read, ...fields] })

  const overflowing: PageFacts['overflowing'][number][] = []
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
    const wide = scrollWidth > clientWidth + 1 && clientWidth > 1
    const high = scrollHeight > clientHeight + 1 && clientHeight > 1
    if (!wide && !high) continue
    const root = element === document.documentElement
    if (!root && (element instanceof SVGElement || !seen(element))) continue
    const style = getComputedStyle(element)
    const meant =
      element.hasAttribute('tabindex') || element.tagName === 'DIALOG' || style.textOverflow === 'ellipsis'
    const selector = selectorOf(element)
    if (wide && (root || style.overflowX !== 'visible'))
      overflowing.push({ selector, axis: 'x', shown: clientWidth, needed: scrollWidth, meant })
    if (high && (root || style.overflowY !== 'visible'))
      overflowing.push({ selector, axis: 'y', shown: clientHeight, needed: scrollHeight, meant })
  }

  const title = [...document.querySelectorAll('main .title h1')].find((e) => e.checkVisibility())

  const named = (e: Element) =>
    e.hasAttribute('aria-label') ||
    e.hasAttribute('aria-labelledby') ||
    e.querySelector(':scope > title') !== null
  const pictures = [...document.querySelectorAll('svg,canvas')].filter(
    (e) => seen(e) && !e.parentElement?.closest('svg') && !e.closest('[aria-hidden=true]') && !named(e),
  )
  const phrased = new Set([...document.querySelectorAll('.keep')].flatMap((e) => e.parentElement ?? []))
  // A name of two phrases may stand as two lines.
  const apart = [...phrased].filter(
    (e) => e.childNodes.length > 2 && /flex|grid/.test(getComputedStyle(e).display) && seen(e),
  )
  return {
    lang: document.documentElement.lang,
    viewport: { width: innerWidth, height: innerHeight },
    targets,
    texts,
    fields: fieldColours,
    overflowing,
    titleTop: title ? title.getBoundingClientRect().top : null,
    namelessPictures: pictures.map(selectorOf),
    sentences,
    apart: apart.map(selectorOf),
  }
}

/** For the page: the facts of what stands on it. */
export const MEASURE_PAGE = callInPage(
  measurePage,
  JSON.stringify(TOUCHABLE),
  PAGE_LOOK,
  String(measureTargets),
  String(measureTexts),
)
