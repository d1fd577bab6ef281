import type { Page } from 'playwright-core'
import { contrast } from './gate-contrast.ts'
import type { Ground } from './gate-facts.ts'

/** A ring thinner than this is not seen from a step away. */
const RING_MIN_PX = 3
const RING_CONTRAST_MIN = 3

/**
 * Walks the page by Tab alone: every target must be reached, and must show that it has the focus by an outline that
 * stands out. Leaves nothing focused. `touchable` is the selector of the targets.
 */
export async function keyboardFindings(page: Page, touchable: string): Promise<string[]> {
  const labels = await page.evaluate(markTargets, touchable)
  const reached = new Set<number>()
  const findings: string[] = []
  // Two steps more than there are targets: whoever goes round must not come out behind a question.
  for (let step = 0; step < labels.length + 2; step++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(readFocus)
    if (focus?.at === 'behind') findings.push(`focus: Tab leads behind the question, to ${focus.label}`)
    if (focus?.at !== 'target' || reached.has(focus.index)) continue
    reached.add(focus.index)
    // A native radio group is one stop; the arrow keys go on from there.
    for (const index of focus.group) reached.add(index)
    const label = labels[focus.index] ?? '?'
    if (focus.ringPx < RING_MIN_PX) {
      findings.push(
        `focus: ${label} shows a ring of ${focus.ringPx} px when focused, demanded ${RING_MIN_PX} px`,
      )
      continue
    }
    const stands = contrast(focus.ringColour, focus.around)
    if (stands < RING_CONTRAST_MIN)
      findings.push(`focus: the ring of ${label} has ${stands.toFixed(2)}:1, demanded ${RING_CONTRAST_MIN}:1`)
  }
  labels.forEach((label, i) => {
    if (!reached.has(i)) findings.push(`keyboard: ${label} cannot be reached by Tab`)
  })
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const marked = globalThis as { gateTargets?: Element[] | undefined }
    marked.gateTargets = undefined
  })
  return findings
}

function markTargets(touchable: string): string[] {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const modal = document.querySelector('[aria-modal=true]')
  const targets = [...document.querySelectorAll<HTMLElement>(touchable)].filter(
    (e) =>
      e.checkVisibility({ visibilityProperty: true }) &&
      !e.matches(':disabled,[inert] *') &&
      (modal === null || modal.contains(e)),
  )
  ;(globalThis as { gateTargets?: Element[] }).gateTargets = targets
  // Tab goes on from where the last selection was; begin at the top.
  getSelection()?.removeAllRanges()
  return targets.map(
    (e) => `${e.localName} 「${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 14)}」`,
  )
}

function readFocus() {
  const targets = (globalThis as { gateTargets?: Element[] }).gateTargets ?? []
  const element = document.activeElement
  const modal = document.querySelector('[aria-modal=true]')
  if (!element || element === document.body) return null
  if (modal !== null && !modal.contains(element))
    return {
      at: 'behind' as const,
      label: `${element.localName} 「${(element.textContent ?? '').trim().slice(0, 14)}」`,
    }
  if (!targets.includes(element)) return null
  const style = getComputedStyle(element)
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const rgba = (css: string): [number, number, number, number] => {
    if (!canvas) return [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  // An outline drawn inside lies on the target's own fill.
  const inside = Number.parseFloat(style.outlineOffset) < 0
  const layers: [number, number, number, number][] = []
  for (let e = inside ? element : element.parentElement; e; e = e.parentElement)
    layers.push(rgba(getComputedStyle(e).backgroundColor))
  const around: Ground = { layers, image: false }
  const radio = element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null
  return {
    at: 'target' as const,
    index: targets.indexOf(element),
    group: targets.flatMap((t, i) => (radio && t instanceof HTMLInputElement && t.name === radio ? [i] : [])),
    ringPx: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
    ringColour: rgba(style.outlineColor),
    around,
  }
}
