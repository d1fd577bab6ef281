import type { Box, Ground, PageFacts, Rgba, TargetFact, TextFact } from './gate-facts.ts'

/** Runs inside the page: must not use anything from outside itself. */
export function measurePage(touchable: string): PageFacts {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const colours = new Map<string, Rgba>()
  const viewport = { width: innerWidth, height: innerHeight }

  const rgba = (css: string): Rgba => {
    const known = colours.get(css)
    if (known || !canvas) return known ?? [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    const colour: Rgba = [r, g, b, a / 255]
    colours.set(css, colour)
    return colour
  }
  const boxOf = (r: DOMRect): Box => ({ left: r.left, top: r.top, right: r.right, bottom: r.bottom })
  const selectorOf = (element: Element): string => {
    const own = (e: Element) => {
      const id = e.id ? `#${e.id}` : ''
      const classes = [...e.classList].slice(0, 2).map((c) => `.${c}`)
      return `${e.localName}${id}${classes.join('')}`
    }
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 14)
    const parent = element.parentElement
    return `${parent ? `${own(parent)} > ` : ''}${own(element)}${words ? ` 「${words}」` : ''}`
  }
  const up = (element: Element): Element[] => {
    const chain: Element[] = []
    for (let e: Element | null = element; e; e = e.parentElement) chain.push(e)
    return chain
  }
  // Under a question that stands before everything nothing counts until it is answered.
  const modal = document.querySelector('[aria-modal=true], dialog:modal')
  const behind = (element: Element) => modal !== null && !modal.contains(element)
  const seen = (element: Element): boolean =>
    !behind(element) &&
    element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
      contentVisibilityAuto: true,
    }) &&
    !up(element).some((e) => e.clientWidth === 1 && e.clientHeight === 1)

  const ground = (chain: readonly Element[]): Ground => {
    const layers: Rgba[] = []
    let image = false
    for (const element of chain) {
      const style = getComputedStyle(element)
      const colour = rgba(style.backgroundColor)
      if (style.backgroundImage !== 'none' || element.localName === 'img') image = true
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] === 1) return { layers, image }
    }
    return { layers: [...layers, [255, 255, 255, 1]], image }
  }
  /** Elements under a point, from `element` downwards; its ancestors when it cannot be hit there. */
  const below = (element: Element, x: number, y: number): Element[] => {
    const stack = document.elementsFromPoint(x, y)
    const from = stack.indexOf(element)
    return from === -1 ? up(element) : stack.slice(from)
  }

  const touchables = [...document.querySelectorAll<HTMLElement>(touchable)].filter(seen)
  const targets = touchables.map((element): TargetFact => {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const edges: Rgba[] = []
    let drawnSides = 0
    for (const side of ['top', 'right', 'bottom', 'left']) {
      const drawn = style.getPropertyValue(`border-${side}-style`) !== 'none'
      if (!drawn || Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) < 1) continue
      edges.push(rgba(style.getPropertyValue(`border-${side}-color`)))
      drawnSides++
    }
    const around = ground(
      below(element, (box.left + box.right) / 2, (box.top + box.bottom) / 2).filter(
        (e) => !element.contains(e),
      ),
    )
    return {
      selector: selectorOf(element),
      box: boxOf(box),
      disabled: element.matches(':disabled,[aria-disabled=true]'),
      fill: rgba(style.backgroundColor),
      edges,
      drawnSides,
      around,
    }
  })

  const cutting = (element: Element, lines: readonly Box[], fontSize: number): TextFact['cut'] => {
    let worst: TextFact['cut'] = null
    const against = (by: string, frame: Box, slack = 0) => {
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
    against('the screen', { left: 0, top: 0, right: viewport.width, bottom: viewport.height })
    let own = true
    for (const e of up(element)) {
      const style = getComputedStyle(e)
      if (style.display === 'inline' || style.display === 'contents') continue
      // Its own block holds a text in any case; what is further out only where it cuts off.
      if (own || style.overflowX !== 'visible' || style.overflowY !== 'visible') {
        // Where the ink of a line lies is known to a few hundredths of the em only.
        if (!(e instanceof SVGElement))
          against(selectorOf(e), boxOf(e.getBoundingClientRect()), own ? fontSize * 0.05 : 0)
      }
      own = false
    }
    return worst
  }

  const texts: TextFact[] = []
  const endsOf = (node: Node): TextFact['ends'] => {
    const text = node.textContent ?? ''
    const range = document.createRange()
    const ends: [string, string][] = []
    let line: DOMRect | undefined
    for (let i = 0; i < text.length; i++) {
      range.setStart(node, i)
      range.setEnd(node, i + 1)
      const box = [...range.getClientRects()].find(({ width }) => width > 0)
      if (!box) continue
      if (line && box.top > line.top + line.height / 2)
        ends.push([text.slice(Math.max(0, i - 2), i), text.slice(i, i + 2)])
      line = box
    }
    return ends
  }

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
    const x = (first.left + first.right) / 2
    const y = (first.top + first.bottom) / 2
    const chain = up(element)
    const stack = document.elementsFromPoint(x, y)
    const position = stack.indexOf(element)
    const cover = stack.slice(0, Math.max(position, 0)).find((e) => {
      if (element.contains(e) || e.contains(element)) return false
      return rgba(getComputedStyle(e).backgroundColor)[3] > 0 || e.localName === 'img'
    })
    texts.push({
      selector: selectorOf(element),
      path: chain.map((e) => [e.localName, ...e.classList].join('.')).join(' < '),
      text: text.slice(0, 24),
      lines,
      ends: lines.length > 1 ? endsOf(node) : [],
      fontSize,
      lineHeight:
        style.lineHeight === 'normal'
          ? null
          : Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
      heading: element.closest('h1,h2,h3,h4,h5,h6,[role=heading]') !== null,
      color: rgba(element instanceof SVGElement ? style.fill : style.color),
      opacity: chain.reduce((product, e) => product * Number(getComputedStyle(e).opacity), 1),
      ground: ground(below(element, x, y)),
      coveredBy: cover ? selectorOf(cover) : null,
      cut: cutting(element, lines, fontSize),
      far: element.closest('.far') !== null,
      inTargets: touchables.flatMap((t, i) => (t.contains(element) ? [i] : [])),
    })
  }

  const overflowing: PageFacts['overflowing'][number][] = []
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    const root = element === document.documentElement
    const style = getComputedStyle(element)
    if (!root && (element instanceof SVGElement || !seen(element))) continue
    const meant =
      element.hasAttribute('tabindex') || element.tagName === 'DIALOG' || style.textOverflow === 'ellipsis'
    const hides = (overflow: string) => root || overflow !== 'visible'
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      overflowing.push({
        selector: selectorOf(element),
        axis: 'x',
        shown: element.clientWidth,
        needed: element.scrollWidth,
        meant,
      })
    if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 1)
      overflowing.push({
        selector: selectorOf(element),
        axis: 'y',
        shown: element.clientHeight,
        needed: element.scrollHeight,
        meant,
      })
  }

  const named = (e: Element) =>
    e.hasAttribute('aria-label') ||
    e.hasAttribute('aria-labelledby') ||
    e.querySelector(':scope > title') !== null
  const pictures = [...document.querySelectorAll('svg,canvas')].filter(
    (e) => seen(e) && !e.parentElement?.closest('svg') && !e.closest('[aria-hidden=true]') && !named(e),
  )
  return {
    lang: document.documentElement.lang,
    viewport,
    targets,
    texts,
    overflowing,
    namelessPictures: pictures.map(selectorOf),
  }
}
