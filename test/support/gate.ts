import type { CDPSession, Page } from 'playwright-core'
import { axeFindings } from './gate-axe.ts'
import { type PageFacts, TOUCHABLE } from './gate-facts.ts'
import { callInPage } from './gate-in-page.ts'
import { keyboardFindings, ringsOf } from './gate-keyboard.ts'
import { hiddenTouchables } from './gate-listeners.ts'
import { MEASURE_PAGE } from './gate-measure.ts'
import {
  allPassed,
  coloursIn,
  describeElements,
  looksIn,
  newIn,
  nothingPassed,
  type Passed,
  remember,
} from './gate-passed.ts'
import { type Demands, judge } from './gate-rules.ts'

/** Longer than any transition of the screens, in frames. */
const ANIMATION_FRAMES = 60

/** A page as it stands now in its colours and in high contrast: what keeps people from using it, as readable lines. */
export type Findings = { normal: string[]; high: string[] }

/**
 * Everything that keeps a person from using the page as it stands now, in both contrasts; empty when it passes. The
 * page must be at rest (no motion under way). May leave it in high contrast. `what`: `layout` is sizes, edges and colours as
 * they are measured, without names, roles and the way of the keys; `another-mode` is the layout, the rings, and everything
 * of what is new on it beside what has `passed`, in the other modes of the same state above all. High contrast is looked at
 * only where a look is new: it is other colours alone (test/house), so that what has passed stands where it stood. axe is
 * asked of what has not `passed` alone; what `judge` says is said of every text.
 */
export async function gateFindings(
  page: Page,
  demands: Demands,
  what: 'everything' | 'layout' | 'another-mode' = 'everything',
  passed = nothingPassed(),
): Promise<Findings> {
  if (what === 'layout') return layoutFindings(page, demands, passed)
  const cdp = await sessionOf(page)
  const { facts, things } = await look(page)
  const known = what === 'another-mode' && allPassed(passed.things, things)
  const normal = [
    ...judge(facts, demands),
    ...(demands.touch === null || known ? [] : await hiddenTouchables(cdp, TOUCHABLE)),
    ...(await axeFindings(page, {
      names: passed.things.size === 0 ? 'all' : newIn(passed.things, things),
      colours: newIn(passed.colours, coloursIn(facts)),
    })),
    ...(await (known ? ringsOf : keyboardFindings)(page, cdp, TOUCHABLE)),
  ]
  if (normal.length === 0) {
    remember(passed.things, things)
    remember(passed.colours, coloursIn(facts))
  }
  if (allPassed(passed.looks, looksIn(facts))) return { normal, high: [] }
  const { facts: inContrast } = await look(page, 'high')
  // The same things stand there: names, roles and the way of the keys are as they were.
  const same = JSON.stringify(thingsOf(facts)) === JSON.stringify(thingsOf(inContrast))
  const high = [
    ...judge(inContrast, demands),
    ...(await axeFindings(page, {
      names: same ? [] : 'all',
      colours: newIn(passed.colours, coloursIn(inContrast)),
    })),
    ...(await (same ? ringsOf : keyboardFindings)(page, cdp, TOUCHABLE)),
  ]
  if (high.length === 0) {
    remember(passed.colours, coloursIn(inContrast))
    remember(passed.looks, looksIn(facts))
  }
  return { normal, high }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

/**
 * What a person who sets the browser to 200 % loses: what is cut, covered or lies on something else in half as many CSS
 * px. Leaves the page as wide as it was.
 */
export function findingsAtTwiceTheSize(page: Page): Promise<string[]> {
  const size = page.viewportSize()
  if (!size) throw new Error('the page has no size')
  return findingsIn(page, { width: size.width / 2, height: size.height / 2 }, null)
}

/** The kiosks that stand in many stations already have a panel of 4:3, 15 inches large. */
const OLD_PANEL = { width: 1024, height: 768, mmPerPx: 304.8 / 1024 }

/**
 * What somebody at an old panel cannot read, or cannot hit with a finger: no target is under 20 mm there either. Leaves
 * the page as wide as it was.
 */
export function findingsOnAnOldPanel(page: Page): Promise<string[]> {
  return findingsIn(page, OLD_PANEL, { px: 0, mm: 20, gapPx: 0, gapMm: 0, top: 0 })
}

/** What is cut, covered, lies on something else or is too small to be touched on a screen of another size. */
async function findingsIn(
  page: Page,
  { width, height, mmPerPx = 1 }: { width: number; height: number; mmPerPx?: number },
  touch: Demands['touch'],
): Promise<string[]> {
  const size = page.viewportSize()
  if (!size) throw new Error('the page has no size')
  await page.setViewportSize({ width, height })
  await page.evaluate(laidOutAnew)
  const { facts } = await look(page)
  await page.setViewportSize(size)
  return judge(facts, { touch, mmPerPx, fontPx: 0, layout: 'one-screen' }).filter((line) =>
    /^(?:clipped|covered|overlap|off screen|target size):/.test(line),
  )
}

/** Runs inside the page. What turns its pages by their height does so once it has seen the new one, and draws again. */
async function laidOutAnew(): Promise<void> {
  const STILL_FRAMES = 3
  let still = 0
  const changes = new MutationObserver(() => (still = 0))
  changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  for (; still < STILL_FRAMES; still++) await new Promise(requestAnimationFrame)
  changes.disconnect()
}

async function layoutFindings(page: Page, demands: Demands, passed: Passed): Promise<Findings> {
  const { facts } = await look(page)
  const normal = judge(facts, demands)
  if (allPassed(passed.looks, looksIn(facts))) return { normal, high: [] }
  const { facts: inContrast } = await look(page, 'high')
  const high = judge(inContrast, demands)
  if (high.length === 0) remember(passed.looks, looksIn(facts))
  return { normal, high }
}

/**
 * What stands on the page once it is at rest, after it was turned to high contrast where that is asked. It crosses over
 * as one text, because to hand over thousands of facts one by one takes longer than to measure them.
 */
async function look(page: Page, contrast?: 'high'): Promise<{ facts: PageFacts; things: string[] }> {
  const found = await page.evaluate<string>(`(async () => {
    ${contrast === 'high' ? callInPage(turnToHighContrast) : ''}
    await ${callInPage(rest, String(ANIMATION_FRAMES))}
    return JSON.stringify({ facts: ${MEASURE_PAGE}, things: ${callInPage(describeElements)} })
  })()`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what these two functions return
  return JSON.parse(found) as { facts: PageFacts; things: string[] }
}

/** Runs inside the page. The walk of the keys has scrolled the lists it went through: they begin at their top again. */
function turnToHighContrast(): void {
  for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
  document.documentElement.dataset['contrast'] = 'high'
}

/** Runs inside the page. */
async function rest(atMost: number): Promise<void> {
  await document.fonts.ready
  const moves = () => document.getAnimations().some(({ playState }) => playState === 'running')
  // One that never ends is judged as it is.
  for (let i = 0; i < atMost && moves(); i++) await new Promise(requestAnimationFrame)
}

function thingsOf({ targets, texts, namelessPictures }: PageFacts) {
  return [
    targets.map(({ selector, disabled }) => [selector, disabled]),
    texts.map(({ selector, text }) => [selector, text]),
    namelessPictures,
  ]
}
