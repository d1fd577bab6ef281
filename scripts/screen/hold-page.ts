/**
 * Runs in every document of a screen's browser before its own scripts: what a browser would do beside showing the page does
 * not happen. Its source is handed over as text, so it uses nothing from outside itself.
 */
export function holdPage(): void {
  const drop = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const dropIf = <Name extends keyof WindowEventMap>(
    names: readonly Name[],
    unwanted: (event: WindowEventMap[Name]) => boolean,
  ): void => {
    for (const name of names)
      addEventListener(name, (event) => unwanted(event) && drop(event), { capture: true, passive: false })
  }
  dropIf(['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'], () => true)
  // The wheel opens, pastes and scrolls by itself; two more buttons go back and forward.
  dropIf(['mousedown', 'mouseup'], ({ button }) => button > 0)
  dropIf(['wheel'], ({ ctrlKey }) => ctrlKey)
  // What types, moves the focus and presses a button stays: a page can be used with keys.
  const typed = /^(?:.|Enter|Tab|Backspace|Delete|Arrow\w+|Home|End|Page\w+|Shift|Process|Unidentified)$/u
  dropIf(
    ['keydown', 'keyup', 'keypress'],
    ({ key, ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey || !typed.test(key),
  )
  // Links lead on in the same page; nothing here asks for a browser's own dialogs.
  const surfaceOf = (path: string) => path.split('/')[1]
  dropIf(['click'], (event) =>
    event.composedPath().some((part) => {
      if (part instanceof HTMLInputElement) return ['file', 'color'].includes(part.type)
      if (!(part instanceof HTMLAnchorElement)) return false
      const { origin, pathname, target } = part
      const isHere = origin === location.origin && surfaceOf(pathname) === surfaceOf(location.pathname)
      return !isHere || target !== '' || part.hasAttribute('download')
    }),
  )
  const nothing = () => null
  for (const name of ['print', 'alert', 'confirm', 'prompt'])
    Object.defineProperty(window, name, { value: nothing })
  Object.defineProperty(Navigator.prototype, 'registerProtocolHandler', { value: nothing })
}
