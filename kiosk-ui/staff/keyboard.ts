import { createContext } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'

/** By KeyboardEvent.code, so that no input method and no layout is in the way. */
export type KeyMap = ReadonlyMap<string, () => void>

/** The window whose keys are meant: the page's own, unless a part of the page stands in another. */
export const KeyWindow = createContext<Window>(globalThis.window)

const HOLDS_ENTER = 'button, a, [tabindex]'
const PRESS_KEYS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Space'])

/** How a key is called on its cap. */
export function keyCap(code: string): string {
  return CAPS[code] ?? code.replace(/^(Key|Digit)/, '')
}

const CAPS: Readonly<Record<string, string>> = {
  Enter: 'Enter',
  Backspace: '⌫',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Minus: '-',
  Equal: '=',
}

/**
 * The keys of a page. They are off while words are being typed, while a panel is open, and for a key that is held
 * down; Enter and the space bar belong to what has the focus: a button, or a list that waits for an arrow.
 */
export function useKeys(keys: KeyMap): void {
  const here = useContext(KeyWindow)
  const newest = useRef(keys)
  newest.current = keys
  // Before the next key: an effect after the paint would lose what is typed fast.
  useLayoutEffect(() => {
    function down(event: KeyboardEvent): void {
      const presses = PRESS_KEYS.has(event.code)
      // A held key repeats: it would press what appears next in the same place.
      if (event.repeat && presses && !isTyping(event.target)) event.preventDefault()
      if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (isTyping(event.target) || here.document.querySelector('dialog[open]')) return
      if (presses && event.target instanceof Element && event.target.closest(HOLDS_ENTER)) return
      const code = presses ? 'Enter' : event.code
      const act = newest.current.get(code)
      if (!act) return
      event.preventDefault()
      act()
    }
    here.addEventListener('keydown', down)
    return () => here.removeEventListener('keydown', down)
  }, [here])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'file' && target.type !== 'radio'
}
