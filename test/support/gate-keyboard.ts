import type { CDPSession, Page } from 'playwright-core'
import { contrast } from './gate-contrast.ts'
import type { Ground, Rgba } from './gate-facts.ts'

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
  const labels = await page.evaluate(watchFocus, touchable)
  // Year, month, day and the calendar of a date are stops of their own in Chromium.
  const stops = await page.locator('input[type=date], input[type=time]').count()
  // Two steps more than there are targets: the focus must stay inside an open question.
  const steps = Array.from({ length: labels.length + stops * 4 + 2 }, () => press(cdp))
  await Promise.all(steps)
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
  const labels = await page.evaluate(watchFocus, touchable)
  // A key was pressed last, so the browser shows the focus that scripts give, too.
  await press(cdp)
  await page.evaluate(focusEach)
  const met = await page.evaluate(stopWatching)
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

/** Down and up follow one another in the order in which they are sent, without waiting for an answer. */
async function press(cdp: CDPSession): Promise<void> {
  await Promise.all([
    cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB }),
  ])
}

type Watching = { gate?: { targets: Element[]; met: Focused[]; watch: () => void } | undefined }

/** Runs inside the page: notes from now on how everything looks that gets the focus. Returns the targets' labels. */
function watchFocus(touchable: string): string[] {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const modal = document.querySelector('[aria-modal=true], dialog:modal')
  const targets = [...document.querySelectorAll<HTMLElement>(touchable)].filter(
    (e) =>
      e.checkVisibility({ visibilityProperty: true }) &&
      !e.matches(':disabled,[inert] *') &&
      (modal === null || modal.contains(e)),
  )
  const labelOf = (e: Element) =>
    `${e.localName} 「${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 14)}」`
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const rgba = (css: string): [number, number, number, number] => {
    if (!canvas) return [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const met: Focused[] = []
  const watch = () => {
    const element = document.activeElement
    if (!element || element === document.body) return
    if (modal !== null && !modal.contains(element)) {
      met.push({ at: 'behind', label: labelOf(element) })
      return
    }
    if (!targets.some((target) => target === element)) return
    const style = getComputedStyle(element)
    // An outline drawn inside lies on the target's own fill.
    const inside = Number.parseFloat(style.outlineOffset) < 0
    const layers: [number, number, number, number][] = []
    for (let e = inside ? element : element.parentElement; e; e = e.parentElement)
      layers.push(rgba(getComputedStyle(e).backgroundColor))
    const radio = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null
    met.push({
      at: 'target',
      index: targets.findIndex((target) => target === element),
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
  return targets.map(labelOf)
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
