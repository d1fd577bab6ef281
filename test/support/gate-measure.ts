import {
  type Box,
  type ColourFact,
  type Ground,
  type PageFacts,
  type Rgba,
  type TargetFact,
  type TextFact,
  TOUCHABLE,
} from './gate-facts.ts'
import { callInPage, READ_COLOUR, type ReadColour } from './gate-in-page.ts'

/**
 * Runs inside the page: must not use anything from outside itself. Leaves the elements of the texts, then those of the
 * fields, in `measured`.
 */
function measurePage(touchable: string, rgba: ReadColour): PageFacts {
  const viewport = { width: innerWidth, height: innerHeight }
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
  const frameOf = (element: Element, lines: readonly Box[]): TextFact['frame'] => {
    for (const e of up(element)) {
      if (e === document.body) break
      const style = getComputedStyle(e)
      if (style.display === 'inline' || style.display === 'contents' || e instanceof SVGElement) continue
      const edge = (side: string) =>
        style.getPropertyValue(`border-${side}-style`) !== 'none'
          ? Number.parseFloat(style.getPropertyValue(`border-${side}-width`))
          : 0
      const [left, right] = [edge('left'), edge('right')]
      const filled = coat(e).fill[3] > 0
      if (!filled && left + right === 0) continue
      const box = boxOf(e)
      const room = lines.flatMap((line) => [
        ...(filled || left > 0 ? [line.left - box.left - left] : []),
        ...(filled || right > 0 ? [box.right - right - line.right] : []),
      ])
      return {
        selector: selectorOf(e),
        px: Math.min(...room),
        height: box.bottom - box.top,
        above: Math.min(...lines.map((line) => line.top)) - box.top - edge('top'),
        below: box.bottom - edge('bottom') - Math.max(...lines.map((line) => line.bottom)),
      }
    }
    return null
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

  /** Whether it holds what is in it: its own block does so for a text in any case, another only where it cuts off. */
  const holds = once((element): 'not' | 'its own' | 'all' => {
    const { display, overflowX, overflowY } = getComputedStyle(element)
    if (display === 'inline' || display === 'contents') return 'not'
    return overflowX !== 'visible' || overflowY !== 'visible' ? 'all' : 'its own'
  })
  const cutting = (element: Element, lines: readonly Box[], fontSize: number): TextFact['cut'] => {
    let worst: { by: Element | null; px: number } | null = null
    const against = (by: Element | null, frame: Box, slack = 0) => {
      for (const line of lines) {
        const px = Math.max(
          frame.left - line.left,
          line.right - frame.right,
          frame.top - line.top - slack,
          line.bottom - frame.bottom - slack,
        )
        if (px > 1 && px > (worst?.px ?? 0)) worst = { by, px }
      }
    }
    against(null, { left: 0, top: 0, right: viewport.width, bottom: viewport.height })
    let isOwn = true
    for (const e of up(element)) {
      const held = holds(e)
      if (held === 'not') continue
      // Where the ink of a line lies is known to a few hundredths of the em only.
      if ((isOwn || held === 'all') && !(e instanceof SVGElement))
        against(e, boxOf(e), isOwn ? fontSize * 0.05 : 0)
      isOwn = false
    }
    const found = worst as { by: Element | null; px: number } | null
    return found && { by: found.by ? selectorOf(found.by) : 'the screen', px: found.px }
  }

  const breaksOf = (node: Node): number[] => {
    const text = node.textContent ?? ''
    const range = document.createRange()
    const breaks: number[] = []
    let line: DOMRect | undefined
    for (let i = 0; i < text.length; i++) {
      range.setStart(node, i)
      range.setEnd(node, i + 1)
      const box = [...range.getClientRects()].find(({ width }) => width > 0)
      if (!box) continue
      if (line && box.top > line.top + line.height / 2) breaks.push(i)
      line = box
    }
    return breaks
  }

  /** What runs on through however many elements stands in one block; a line that was broken on purpose ends it. */
  const runs: { block: Element; nodes: Text[] }[] = []
  const blockOf = (element: Element): Element => up(element).find((e) => holds(e) !== 'not') ?? element
  const breaksIn = (nodes: readonly Text[]): number[] => {
    const range = document.createRange()
    const breaks: number[] = []
    let at = 0
    let before: DOMRect | undefined
    for (const node of nodes)
      for (let i = 0; i < node.length; i++, at++) {
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const box = [...range.getClientRects()].find(({ width }) => width > 0)
        if (!box) continue
        // A number may be many times as high as what stands beside it.
        if (before && box.left < before.left && box.top > before.top + box.height / 2) breaks.push(at)
        before = box
      }
    return breaks
  }
  const runsOn = (node: Text, element: Element): void => {
    const block = blockOf(element)
    const last = runs.at(-1)
    const after = last?.nodes.at(-1)
    const isBroken = [...block.querySelectorAll('br')].some(
      (br) => after && after.compareDocumentPosition(br) & 4 && br.compareDocumentPosition(node) & 4,
    )
    if (last?.block === block && !isBroken && !/flex|grid/.test(getComputedStyle(block).display))
      last.nodes.push(node)
    else runs.push({ block, nodes: [node] })
  }

  const texts: TextFact[] = []
  const measured: Element[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || !text || !seen(element) || element.closest('script,style,template,noscript')) continue
    const style = getComputedStyle(element)
    const range = document.createRange()
    range.selectNodeContents(node)
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
    const fontSize = Number.parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1)
    // Ink, not line: capitals and digits fill three quarters of the em, 汉字 nearly all of it; both hang a little below
    // the middle of the line (Noto Sans CJK: ascent 1.16, descent 0.29).
    const ink = /^[\x20-\x7e]+$/.test(text) ? 0.76 : 0.94
    const lines = [...range.getClientRects()]
      .filter((r) => r.width > 0.5)
      .map((r): Box => {
        const middle = (r.top + r.bottom) / 2 + fontSize * 0.06
        const half = (fontSize * ink) / 2
        return { left: r.left, right: r.right, top: middle - half, bottom: middle + half }
      })
    const [first] = lines
    if (!first) continue
    if (node instanceof Text) runsOn(node, element)
    const { above, below } = at(element, (first.left + first.right) / 2, (first.top + first.bottom) / 2)
    const cover = above.find((e) => {
      if (element.contains(e) || e.contains(element)) return false
      return coat(e).fill[3] > 0 || e.localName === 'img'
    })
    measured.push(element)
    texts.push({
      selector: selectorOf(element),
      path: pathOf(element),
      text: text.slice(0, 24),
      lines,
      whole: node.textContent ?? '',
      breaks: lines.length > 1 ? breaksOf(node) : [],
      frame: frameOf(element, lines),
      fontSize,
      lineHeight:
        style.lineHeight === 'normal'
          ? null
          : Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
      heading: element.closest('h1,h2,h3,h4,h5,h6,[role=heading]') !== null,
      color: rgba(element instanceof SVGElement ? style.fill : style.color),
      opacity: opacityOf(element),
      ground: ground(below),
      coveredBy: cover ? selectorOf(cover) : null,
      cut: cutting(element, lines, fontSize),
      far: element.closest('.far') !== null,
      inTargets: touchables.flatMap((t, i) => (t.contains(element) ? [i] : [])),
    })
  }

  const fields = [...document.querySelectorAll('input,select,textarea')].filter(seen)
  const fieldColours = fields.map((element): ColourFact => ({
    path: pathOf(element),
    color: rgba(getComputedStyle(element).color),
    opacity: opacityOf(element),
    ground: ground(atMiddle(element).below),
    coveredBy: null,
  }))
  Object.assign(globalThis, { measured: [...measured, ...fields] })

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
  const sentences = new Set([...document.querySelectorAll('.keep')].flatMap((e) => e.parentElement ?? []))
  // A name of two phrases may stand as two lines.
  const apart = [...sentences].filter(
    (e) => e.childNodes.length > 2 && /flex|grid/.test(getComputedStyle(e).display) && seen(e),
  )
  return {
    lang: document.documentElement.lang,
    viewport,
    targets,
    texts,
    fields: fieldColours,
    overflowing,
    titleTop: title ? title.getBoundingClientRect().top : null,
    namelessPictures: pictures.map(selectorOf),
    sentences: runs
      .filter(({ nodes }) => nodes.length > 1)
      .map(({ block, nodes }) => ({
        selector: selectorOf(block),
        whole: nodes.map(({ data }) => data).join(''),
        breaks: breaksIn(nodes),
      }))
      .filter(({ breaks }) => breaks.length > 0),
    apart: apart.map(selectorOf),
  }
}

/** For the page: the facts of what stands on it. */
export const MEASURE_PAGE = callInPage(measurePage, JSON.stringify(TOUCHABLE), READ_COLOUR)
