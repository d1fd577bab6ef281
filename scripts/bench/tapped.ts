// Functions that run inside the page: they must not use anything from outside themselves.

/** Markup as it stands: text, or an element with what is in it. */
type Markup = string | { tag: string; has: Record<string, string>; within: Markup[] }
/** A page as it stands: the attributes of its root, and what is on it. */
export type Standing = { root: Record<string, string>; body: Markup }

/**
 * Measures `tapped`: from the last pointerup to the frame in which another screen, sheet, page or answer was painted. A
 * button that only says that it was heard does not count.
 */
export function watchTaps(): void {
  const told = [
    '[aria-modal=true]',
    '.pager',
    '.search-typed',
    '.search-found',
    '.slots',
    '.asked',
    '.choices [aria-pressed=true]',
  ]
  const stands = () =>
    [
      document.querySelector<HTMLElement>('.frame')?.dataset['screen'],
      document.querySelector<HTMLElement>('.input')?.dataset['way'],
      ...told.map((name) => document.querySelector(name)?.textContent),
    ].join('\n')
  let released = 0
  let before = ''
  addEventListener('pointerdown', () => (before = stands()), { capture: true })
  addEventListener('pointerup', (event) => (released = event.timeStamp), { capture: true })
  new MutationObserver(() => {
    if (released === 0 || stands() === before) return
    const start = released
    released = 0
    // The task after the next frame: what stands in the document now has been painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () =>
        performance.measure('tapped', { start, end: performance.now() }),
      )
      port1.start()
      port2.postMessage(null)
    })
  }).observe(document, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['data-screen', 'data-way', 'aria-pressed'],
  })
}

/** How long the tap took that is measured, or will be: ms. */
export function nextTapped(withinMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing else was painted')), withinMs)
    const observer = new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('tapped')
      if (first === undefined) return
      clearTimeout(late)
      observer.disconnect()
      resolve(first.duration)
    })
    observer.observe({ type: 'measure', buffered: true })
  })
}

export function standing(): Standing {
  const hasOf = (element: Element) =>
    Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]))
  const markupOf = (node: Node): Markup[] => {
    if (node instanceof Text) return node.data === '' ? [] : [node.data]
    if (!(node instanceof Element) || node.tagName === 'SCRIPT') return []
    return [
      { tag: node.tagName.toLowerCase(), has: hasOf(node), within: [...node.childNodes].flatMap(markupOf) },
    ]
  }
  return {
    root: hasOf(document.documentElement),
    body: { tag: 'div', has: {}, within: [...document.body.childNodes].flatMap(markupOf) },
  }
}

/** Every rule of the page's style. */
export function styleOf(): string {
  return Array.from(document.styleSheets, ({ cssRules }) =>
    Array.from(cssRules, ({ cssText }) => cssText).join('\n'),
  ).join('\n')
}

/** What screen stands there, and what it says first; for the words of a failure. */
export function whatStands(): string {
  const screen = document.querySelector<HTMLElement>('.frame')?.dataset['screen'] ?? 'no screen'
  const place = document.querySelector('[aria-modal=true]') ?? document.querySelector('main')
  const says = (place?.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 40)
  return `${screen}: ${says}`
}
