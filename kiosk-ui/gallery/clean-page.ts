/** Where a screen can listen, or write, outside the place that it is given. */
const outside: readonly EventTarget[] = [window, document, document.documentElement, document.body]
const written: readonly Element[] = [document.documentElement, document.body]

/**
 * Remembers the page as it is before any state is shown; `place` is the id of the element that states are put into.
 * The returned function makes it so again and gives an empty place: what a state wrote on <html> and <body>, put beside
 * its place, kept in the browser or listens for outside its place is gone, and so are the focus and how far the page
 * was scrolled.
 */
export function rememberPage(place: string): () => Element {
  const attributes = written.map((element) => [element, attributesOf(element)] as const)
  const { title } = document
  let listening = new AbortController()
  for (const target of outside) {
    const listen = target.addEventListener.bind(target)
    target.addEventListener = (
      type: string,
      heard: EventListenerOrEventListenerObject | null,
      how?: boolean | AddEventListenerOptions,
    ) => {
      const options = typeof how === 'object' ? how : { capture: how ?? false }
      const signals = [listening.signal, ...(options.signal ? [options.signal] : [])]
      listen(type, heard, { ...options, signal: AbortSignal.any(signals) })
    }
  }
  return () => {
    listening.abort()
    listening = new AbortController()
    for (const [element, then] of attributes) setAttributes(element, then)
    const empty = Object.assign(document.createElement('div'), { id: place })
    document.body.replaceChildren(empty)
    document.title = title
    sessionStorage.clear()
    localStorage.clear()
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.removeAllRanges()
    scrollTo(0, 0)
    return empty
  }
}

function attributesOf(element: Element): Map<string, string> {
  return new Map([...element.attributes].map(({ name, value }) => [name, value]))
}

function setAttributes(element: Element, wanted: ReadonlyMap<string, string>): void {
  for (const name of element.getAttributeNames()) if (!wanted.has(name)) element.removeAttribute(name)
  for (const [name, value] of wanted) element.setAttribute(name, value)
}
