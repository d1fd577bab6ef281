import type { Box, PageFacts, TextFact } from './gate-facts.ts'
import type { PageLook } from './gate-page-look.ts'

/** What is read on a page: the elements, what is known of each text, and sentences that run on through several. */
export type Texts = {
  read: readonly Element[]
  texts: readonly TextFact[]
  sentences: PageFacts['sentences']
}

/** Runs inside the page: must not use anything from outside itself. */
export function measureTexts(touchables: readonly Element[], look: PageLook): Texts {
  const { rgba, boxOf, selectorOf, pathOf, up, seen, opacityOf, coat, ground, at, holds } = look
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
        box,
        px: Math.min(...room),
        above: Math.min(...lines.map((line) => line.top)) - box.top - edge('top'),
        below: box.bottom - edge('bottom') - Math.max(...lines.map((line) => line.bottom)),
      }
    }
    return null
  }

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
    against(null, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })
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
  const read: Element[] = []
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
    read.push(element)
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
  const sentences = runs
    .filter(({ nodes }) => nodes.length > 1)
    .map(({ block, nodes }) => ({
      selector: selectorOf(block),
      whole: nodes.map(({ data }) => data).join(''),
      breaks: breaksIn(nodes),
    }))
    .filter(({ breaks }) => breaks.length > 0)
  return { read, texts, sentences }
}
