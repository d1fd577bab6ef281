import type { Page } from 'playwright-core'
import { axeFindings } from './gate-axe.ts'
import { TOUCHABLE } from './gate-facts.ts'
import { keyboardFindings } from './gate-keyboard.ts'
import { hiddenTouchables } from './gate-listeners.ts'
import { measurePage } from './gate-measure.ts'
import { judge } from './gate-rules.ts'

/** Longer than any transition of the screens. */
const ANIMATION_MS = 1_000

export type GateOptions = {
  /** Millimetres on the glass for one CSS px: 0.311 on a 27-inch portrait screen. */
  mmPerPx: number
  /** The same page has been through the gate, in other colours: what listens for touches is as it was. */
  onlyColoursDiffer?: boolean
}

/**
 * Everything that keeps a resident from using the page as it stands now, as readable lines; empty when it passes.
 * The page must be at rest (no motion under way), in a context that bypasses the CSP.
 */
export async function gateFindings(page: Page, options: GateOptions): Promise<string[]> {
  await page.evaluate(async (atMostMs) => {
    await document.fonts.ready
    // One that never ends, or that stands still with a halted clock, is judged as it is.
    const ending = Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    await Promise.race([ending, new Promise((next) => setTimeout(next, atMostMs))])
  }, ANIMATION_MS)
  const facts = await page.evaluate(measurePage, TOUCHABLE)
  return [
    ...judge(facts, options),
    ...(options.onlyColoursDiffer ? [] : await hiddenTouchables(page, TOUCHABLE)),
    ...(await axeFindings(page)),
    ...(await keyboardFindings(page, TOUCHABLE)),
  ]
}
