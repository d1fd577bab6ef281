/** The topmost question, or the screen itself. */
export function whatIsSeen(): Element | null {
  return [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main')
}
