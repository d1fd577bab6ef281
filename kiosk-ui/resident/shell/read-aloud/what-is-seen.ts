/** The topmost question, or the screen itself; the fields of 说给我听 stand before either and are neither. */
export function whatIsSeen(): Element | null {
  return [...document.querySelectorAll('dialog[open]:not(.guided)')].at(-1) ?? document.querySelector('main')
}
