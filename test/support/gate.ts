import type { Page } from 'playwright-core'
import { axeFindings } from './gate-axe.ts'
import { type PageFacts, TOUCHABLE } from './gate-facts.ts'
import { keyboardFindings, ringsOf } from './gate-keyboard.ts'
import { hiddenTouchables } from './gate-listeners.ts'
import { measurePage } from './gate-measure.ts'
import { allPassed, coloursIn, nothingPassed, type Passed, remember, thingsOn } from './gate-passed.ts'
import { type Demands, judge } from './gate-rules.ts'

/** Longer than any transition of the screens, in frames. */
const ANIMATION_FRAMES = 60

/** A page as it stands now in its colours and in high contrast: what keeps people from using it, as readable lines. */
export type Findings = { normal: string[]; high: string[] }

/**
 * Everything that keeps a person from using the page as it stands now, in both contrasts; empty when it passes. The
 * page must be at rest (no motion under way). Leaves it in high contrast. `what`: `layout` is sizes, edges and colours as
 * they are measured, without names, roles and the way of the keys; `another-mode` is the layout, the rings, and everything
 * of what is new on it beside what has `passed`, in the other modes of the same state above all.
 */
export async function gateFindings(
  page: Page,
  demands: Demands,
  what: 'everything' | 'layout' | 'another-mode' = 'everything',
  passed = nothingPassed(),
): Promise<Findings> {
  if (what === 'layout') return layoutFindings(page, demands)
  const cdp = await page.context().newCDPSession(page)
  try {
    await atRest(page)
    const facts = await page.evaluate(measurePage, TOUCHABLE)
    const things = await thingsOn(page)
    const known = what === 'another-mode' && allPassed(passed.things, things)
    const normal = [
      ...judge(facts, demands),
      ...(demands.touch === null || known ? [] : await hiddenTouchables(cdp, TOUCHABLE)),
      ...(await axeOnNew(page, facts, known, passed)),
      ...(await (known ? ringsOf : keyboardFindings)(page, cdp, TOUCHABLE)),
    ]
    await page.evaluate(turnToHighContrast)
    await atRest(page)
    const inContrast = await page.evaluate(measurePage, TOUCHABLE)
    // The same things stand there: names, roles and the way of the keys are as they were.
    const same = JSON.stringify(thingsOf(facts)) === JSON.stringify(thingsOf(inContrast))
    const high = [
      ...judge(inContrast, demands),
      ...(await axeOnNew(page, inContrast, same, passed)),
      ...(await (same ? ringsOf : keyboardFindings)(page, cdp, TOUCHABLE)),
    ]
    if (normal.length + high.length === 0) {
      remember(passed.things, things)
      remember(passed.colours, [...coloursIn(facts), ...coloursIn(inContrast)])
    }
    return { normal, high }
  } finally {
    await cdp.detach()
  }
}

/** `known`: names and roles are. What `judge` says of colours is said of every text; axe is asked about new ones. */
async function axeOnNew(page: Page, facts: PageFacts, known: boolean, passed: Passed): Promise<string[]> {
  if (!known) return axeFindings(page)
  return allPassed(passed.colours, coloursIn(facts)) ? [] : axeFindings(page, 'colours')
}

async function layoutFindings(page: Page, demands: Demands): Promise<Findings> {
  await atRest(page)
  const normal = judge(await page.evaluate(measurePage, TOUCHABLE), demands)
  await page.evaluate(turnToHighContrast)
  await atRest(page)
  return { normal, high: judge(await page.evaluate(measurePage, TOUCHABLE), demands) }
}

/** Runs inside the page. The walk of the keys has scrolled the lists it went through: they begin at their top again. */
function turnToHighContrast(): void {
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
  document.documentElement.dataset['contrast'] = 'high'
}

async function atRest(page: Page): Promise<void> {
  await page.evaluate(async (atMost) => {
    await document.fonts.ready
    // One that never ends is judged as it is.
    const ending = Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    const frames = async () => {
      for (let i = 0; i < atMost; i++) await new Promise(requestAnimationFrame)
    }
    await Promise.race([ending, frames()])
  }, ANIMATION_FRAMES)
}

function thingsOf({ targets, texts, namelessPictures }: PageFacts) {
  return [
    targets.map(({ selector, disabled }) => [selector, disabled]),
    texts.map(({ selector, text }) => [selector, text]),
    namelessPictures,
  ]
}
