// Functions that run inside the page, before its own scripts: they must not use anything from outside themselves.

/** Marks `woken` when the live stream is asked for: that is right after hydration, in the same turn. */
export function watchWaking(): void {
  const fetchOfPage = globalThis.fetch
  globalThis.fetch = (...args: Parameters<typeof fetch>) => {
    if (typeof args[0] === 'string' && args[0].startsWith('/api/live')) performance.mark('woken')
    return fetchOfPage(...args)
  }
}

/**
 * Marks `painted A001` when a number of the windows' strip was first painted. The daemon's machine is this one, so its
 * clock is the same.
 */
export function watchStrip(): void {
  const markOf = (number: string) => `painted ${number}`
  const isNew = (number: string) =>
    /^[A-Z]\d{3,}$/.test(number) && performance.getEntriesByName(markOf(number)).length === 0
  new MutationObserver(() => {
    const shown = Array.from(document.querySelectorAll('.strip span'), ({ textContent }) => textContent ?? '')
    const fresh = shown.filter(isNew)
    if (fresh.length === 0) return
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        for (const number of fresh) if (isNew(number)) performance.mark(markOf(number))
      })
      port1.start()
      port2.postMessage(null)
    })
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/**
 * Marks `painted 第 7 条` when a title that ends so was first painted in the board's tile of a kiosk or in a hall's band.
 */
export function watchTitles(): void {
  const isNew = (title: string) => performance.getEntriesByName(`painted ${title}`).length === 0
  new MutationObserver(() => {
    const shown = Array.from(
      document.querySelectorAll('button[data-place="board"], .band-text'),
      ({ textContent }) => /第 \d+ 条/.exec(textContent ?? '')?.[0] ?? '',
    )
    const fresh = shown.filter((title) => title !== '' && isNew(title))
    if (fresh.length === 0) return
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        for (const title of fresh) if (isNew(title)) performance.mark(`painted ${title}`)
      })
      port1.start()
      port2.postMessage(null)
    })
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/** The limit of the same: a page that does nothing but write down what a bare stream says. */
export function listenBare(): void {
  addEventListener('DOMContentLoaded', () => {
    const text = document.createElement('p')
    text.className = 'band-text'
    document.body.append(text)
    let heard = 0
    new EventSource('/api/live').addEventListener('ticket-called', () => {
      text.textContent = `第 ${++heard} 条`
    })
  })
}
