import type { CDPSession, Page } from 'playwright-core'
import { contrast } from './gate-contrast.ts'
import type { Ground, Rgba } from './gate-facts.ts'
import { callInPage, READ_COLOUR, type ReadColour } from './gate-in-page.ts'

/** A ring thinner than this is not seen from a step away. */
const RING_MIN_PX = 3
const RING_CONTRAST_MIN = 3
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }

/** What had the focus after a step: a target by its index, or something behind the question that stands in front. */
type Focused =
  | { at: 'target'; index: number; group: number[]; ringPx: number; ringColour: Rgba; around: Ground }
  | { at: 'behind'; label: string }

/**
 * Walks the page by Tab alone: every target must be reached, and must show that it has the focus by an outline that
 * stands out. Leaves nothing focused. `touchable` is the selector of the targets.
 */
export async function keyboardFindings(page: Page, cdp: CDPSession, touchable: string): Promise<string[]> {
  const { labels, parts } = await watch(page, touchable)
  // Two steps more than there are targets: the focus must stay inside an open question.
  await Promise.all(Array.from({ length: labels.length + parts + 2 }, () => press(cdp)))
  const met = await page.evaluate(stopWatching)
  const reached = new Set<number>()
  const findings: string[] = []
  for (const focus of met) {
    if (focus.at === 'behind') findings.push(`focus: Tab leads behind the question, to ${focus.label}`)
    else if (!reached.has(focus.index)) {
      reached.add(focus.index)
      // A native radio group is one stop; the arrow keys go on from there.
      for (const index of focus.group) reached.add(index)
      findings.push(...ringFindings(labels[focus.index] ?? '?', focus))
    }
  }
  labels.forEach((label, i) => {
    if (!reached.has(i)) findings.push(`keyboard: ${label} cannot be reached by Tab`)
  })
  return findings
}

/** The rings alone, where everything was reached before and only colours are others now. */
export async function ringsOf(page: Page, cdp: CDPSession, touchable: string): Promise<string[]> {
  const { labels } = await watch(page, touchable)
  // A key was pressed last, so the browser shows the focus that scripts give, too.
  await press(cdp)
  const met = await page.evaluate<Focused[]>(`${callInPage(focusEach)}, ${callInPage(stopWatching)}`)
  return met.flatMap((focus) =>
    focus.at === 'target' ? ringFindings(labels[focus.index] ?? '?', focus) : [],
  )
}

function ringFindings(label: string, { ringPx, ringColour, around }: Focused & { at: 'target' }): string[] {
  if (ringPx < RING_MIN_PX)
    return [`focus: ${label} shows a ring of ${ringPx} px when focused, demanded ${RING_MIN_PX} px`]
  const stands = contrast(ringColour, around)
  if (stands >= RING_CONTRAST_MIN) return []
  return [`focus: the ring of ${label} has ${stands.toFixed(2)}:1, demanded ${RING_CONTRAST_MIN}:1`]
}

/** It goes on when it is pressed down; that it is let go moves nothing. */
async function press(cdp: CDPSession): Promise<void> {
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB })
}

function watch(page: Page, touchable: string): Promise<Watched> {
  return page.evaluate<Watched>(callInPage(watchFocus, JSON.stringify(touchable), READ_COLOUR))
}

/** The targets' labels, and how many stops more there are than targets. */
type Watched = { labels: string[]; parts: number }
type Watching = { gate?: { targets: Element[]; met: Focused[]; watch: () => void } | undefined }

/** Runs inside the page: notes from now on how everything looks that gets the focus. */
function watchFocus(touchable: string, rgba: ReadColour): Watched {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const modal = document.querySelector('[aria-modal=true], dialog:modal')
  const targets: Element[] = [...document.querySelectorAll<HTMLElement>(touchable)].filter(
    (e) =>
      e.checkVisibility({ visibilityProperty: true }) &&
      !e.matches(':disabled,[inert] *') &&
      (modal === null || modal.contains(e)),
  )
  const labelOf = (e: Element) =>
    `${e.localName} 「${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 14)}」`
  const met: Focused[] = []
  const watch = () => {
    const element = document.activeElement
    if (!element || element === document.body) return
    if (modal !== null && !modal.contains(element)) {
      met.push({ at: 'behind', label: labelOf(element) })
      return
    }
    const index = targets.indexOf(element)
    if (index === -1) return
    const style = getComputedStyle(element)
    // An outline drawn inside lies on the target's own fill.
    const inside = Number.parseFloat(style.outlineOffset) < 0
    const layers: Rgba[] = []
    for (let e = inside ? element : element.parentElement; e; e = e.parentElement)
      layers.push(rgba(getComputedStyle(e).backgroundColor))
    const radio = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null
    met.push({
      at: 'target',
      index,
      group: targets.flatMap((t, i) =>
        radio && t instanceof HTMLInputElement && t.name === radio ? [i] : [],
      ),
      ringPx: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
      ringColour: rgba(style.outlineColor),
      around: { layers, image: false },
    })
  }
  document.addEventListener('focusin', watch)
  ;(globalThis as Watching).gate = { targets, met, watch }
  // Tab goes on from where the last selection was; begin at the top.
  getSelection()?.removeAllRanges()
  // Year, month, day and the calendar of a date are stops of their own in Chromium.
  const parts = document.querySelectorAll('input[type=date], input[type=time]').length * 4
  return { labels: targets.map(labelOf), parts }
}

function focusEach(): void {
  for (const target of (globalThis as Watching).gate?.targets ?? [])
    if (target instanceof HTMLElement) target.focus()
}

function stopWatching(): Focused[] {
  const watching = globalThis as Watching
  const { met = [], watch = () => {} } = watching.gate ?? {}
  document.removeEventListener('focusin', watch)
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  watching.gate = undefined
  return met
}
