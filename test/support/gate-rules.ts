import { contrast } from './gate-contrast.ts'
import { closeAboveOrBelow, closeToItsFrame, keyOrder, tagOf, titleAway, tornWords } from './gate-reading.ts'
import type { Box, PageFacts, TargetFact, TextFact } from './gate-facts.ts'

/** What is demanded of a kind of screen; lengths in CSS px, `mm` on the glass. */
export type Demands = {
  /** Null where nobody touches. `top`: how high a touch may be asked of somebody on an upright screen. */
  touch: { px: number; mm: number; gapPx: number; gapMm: number; top: number } | null
  mmPerPx: number
  fontPx: number
  /** Nothing that has to be read stands above it. */
  textTop?: number
  /** Where the title of every screen begins. */
  titleTop?: number
  /** Residents read it, many of them old: words stay whole, and text keeps off its frame. */
  readClosely?: true
  /**
   * `one-screen`: everything fits without scrolling. `scrolls`: the page may be longer than the screen. `desk`: lists
   * scroll in their own places, as people at a PC are used to, and nothing else does.
   */
  layout: 'one-screen' | 'scrolls' | 'desk'
}

/**
 * A kiosk (design.md Screens, reliability.md 4). A person of small stature or in a wheelchair reaches no higher than
 * 420 px on a 27-inch portrait screen.
 */
export const kioskDemands = (mmPerPx: number): Demands => ({
  touch: { px: 96, mm: 20, gapPx: 28, gapMm: 6.4, top: 420 },
  mmPerPx,
  fontPx: 26,
  readClosely: true,
  layout: 'one-screen',
})

/** 坐着用 on an upright screen: everything that is touched or read stands in the lower half. */
export const sittingDemands = (mmPerPx: number): Demands => {
  const { touch, ...rest } = kioskDemands(mmPerPx)
  return { ...rest, touch: touch && { ...touch, top: LOWER_HALF }, textTop: LOWER_HALF }
}
const LOWER_HALF = 960
const LINE_HEIGHT_MIN = 1.3
/** Set this large it is a heading, whatever its tag; headings and labels may be set closer than running text. */
const DISPLAY_MIN_PX = 48
const TEXT_CONTRAST_MIN = 7
const NUMBER_CONTRAST_MIN = 10
const EDGE_CONTRAST_MIN = 3
/** A ticket number set large is the number itself, not a mention of it. */
const NUMBER_TEXT = /^[A-Z]\d{3,}$/
const NUMBER_MIN_PX = 96
/** Neighbours may touch by a pixel or two of empty em. */
const TOUCH_PX = 2
/** Layout rounds to a fraction of a pixel. */
const SLACK_PX = 0.6

/** Judges what was measured; a finding names the rule, the element, what was measured and what is demanded. */
export function judge(facts: PageFacts, demands: Demands): string[] {
  const { touch, mmPerPx, fontPx, textTop = 0, titleTop, readClosely, layout } = demands
  return [
    ...language(facts),
    ...(touch === null
      ? []
      : [
          ...sizes(facts.targets, touch, mmPerPx),
          ...gaps(facts.targets, touch, mmPerPx),
          ...reach(facts, touch),
          ...keyOrder(facts.targets),
        ]),
    ...facts.texts.flatMap((text) => textFindings(text, fontPx)),
    ...(readClosely
      ? [
          ...facts.texts.flatMap((text) => [...tornWords(text), ...closeToItsFrame(text)]),
          ...closeAboveOrBelow(facts.texts),
          ...facts.sentences.flatMap(tornWords),
        ]
      : []),
    ...facts.texts.flatMap((text) => tooHigh(text, textTop)),
    ...titleAway(facts, titleTop),
    ...(layout === 'desk' ? deskFindings(facts) : placeFindings(facts, layout)),
    ...facts.apart.map(
      (selector) =>
        `apart: the phrases of ${selector} are boxes of their own; they want one element around them`,
    ),
    ...facts.namelessPictures.map(
      (selector) => `nameless: ${selector} has no name; give it one or hide it with aria-hidden`,
    ),
  ]
}

/** What lies over the whole desk while it waits for the daemon. */
const VEIL = /^p\.away /

/** At a desk a list may scroll and a line may end in an ellipsis; everything else is in sight, and nothing lies on it. */
function deskFindings(facts: PageFacts): string[] {
  const inSight = facts.texts.filter(
    ({ selector, cut, coveredBy }) => cut === null && coveredBy === null && !VEIL.test(selector),
  )
  return [
    // Of a list that scrolls only the rows in sight are measured as they are seen, so keys are judged by their words.
    ...overlaps({ texts: inSight, targets: [] }),
    ...spills(facts),
    ...facts.overflowing
      .filter(({ meant }) => !meant)
      .map(
        ({ selector, axis, shown, needed }) =>
          `clipped: ${selector} shows ${shown} px of ${needed} px along ${axis}; only lists may scroll at a desk`,
      ),
  ]
}

/** What stands where nobody can see or tell it from the rest. */
function placeFindings(facts: PageFacts, layout: Demands['layout']): string[] {
  const mayScroll = (selector: string, axis: 'x' | 'y') =>
    layout === 'scrolls' && axis === 'y' && /^html\b/.test(selector)
  return [
    ...edges(facts.targets),
    ...facts.texts.flatMap((text) => hiddenText(text, layout)),
    ...overlaps(facts),
    ...facts.overflowing
      .filter(({ selector, axis }) => !mayScroll(selector, axis))
      .map(
        ({ selector, axis, shown, needed }) =>
          `clipped: ${selector} shows ${shown} px of ${needed} px along ${axis}; everything must fit without scrolling`,
      ),
  ]
}

function hiddenText({ selector, cut, coveredBy }: TextFact, layout: Demands['layout']): string[] {
  const furtherDown = layout === 'scrolls' && cut?.by === 'the screen'
  return [
    ...(cut && !furtherDown ? [`clipped: ${selector} sticks out of ${cut.by} by ${px(cut.px)}`] : []),
    ...(coveredBy ? [`covered: ${selector} lies under ${coveredBy}`] : []),
  ]
}

function language({ lang }: PageFacts): string[] {
  return lang === 'zh-CN' ? [] : [`language: html has lang="${lang}", demanded zh-CN`]
}

type Touch = NonNullable<Demands['touch']>

function sizes(targets: readonly TargetFact[], touch: Touch, mmPerPx: number): string[] {
  const least = Math.max(touch.px, touch.mm / mmPerPx)
  return targets.flatMap(({ selector, box }) => {
    const width = box.right - box.left
    const height = box.bottom - box.top
    if (Math.min(width, height) >= least - SLACK_PX) return []
    const mm = (px: number) => (px * mmPerPx).toFixed(1)
    return [
      `target size: ${selector} is ${px(width)} × ${px(height)} (${mm(width)} × ${mm(height)} mm), demanded ${px(least)}, ${touch.mm} mm`,
    ]
  })
}

function gaps(targets: readonly TargetFact[], touch: Touch, mmPerPx: number): string[] {
  const least = Math.max(touch.gapPx, touch.gapMm / mmPerPx)
  return pairs(targets).flatMap(([one, other]) => {
    const x = Math.max(one.box.left - other.box.right, other.box.left - one.box.right)
    const y = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom)
    const gap = x > 0 && y > 0 ? Math.hypot(x, y) : Math.max(x, y)
    if (gap >= least - SLACK_PX) return []
    return [
      `target gap: ${one.selector} and ${other.selector} are ${gap > 0 ? px(gap) : '0 px'} apart, demanded ${px(least)}`,
    ]
  })
}

function reach({ targets, viewport }: PageFacts, { top }: Touch): string[] {
  const portrait = viewport.height > viewport.width
  return targets.flatMap(({ selector, box }) => {
    const findings: string[] = []
    if (portrait && box.top < top - SLACK_PX)
      findings.push(`out of reach: ${selector} begins at y = ${px(box.top)}, demanded ${top} or lower`)
    const outside = Math.max(-box.left, -box.top, box.right - viewport.width, box.bottom - viewport.height)
    if (outside > SLACK_PX)
      findings.push(`off screen: ${selector} sticks out of the screen by ${px(outside)}`)
    return findings
  })
}

function tooHigh({ selector, lines, far }: TextFact, top: number): string[] {
  const highest = Math.min(...lines.map((line) => line.top))
  return far || highest >= top - SLACK_PX
    ? []
    : [`too high to read: ${selector} begins at y = ${px(highest)}, demanded ${top} or lower`]
}

/** A target is told from its surroundings by its fill or by a line all round it. */
function edges(targets: readonly TargetFact[]): string[] {
  return targets.flatMap((target) => {
    const fill = contrast(target.fill, target.around)
    const line =
      target.drawnSides === 4 ? Math.min(...target.edges.map((c) => contrast(c, target.around))) : 1
    const best = Math.max(fill, line)
    if (best >= EDGE_CONTRAST_MIN) return []
    return [
      `edge contrast: ${target.selector} stands out by ${ratio(best)} from its surroundings, demanded ${ratio(EDGE_CONTRAST_MIN)}`,
    ]
  })
}

function textFindings(fact: TextFact, fontPx: number): string[] {
  const where = fact.selector
  const findings: string[] = []
  if (fact.fontSize < fontPx - 0.01)
    findings.push(`small text: ${where} is set in ${px(fact.fontSize)}, demanded ${fontPx} px`)
  const rows = new Set(fact.lines.map((line) => Math.round(line.top / 4))).size
  const running = !fact.heading && fact.inTargets.length === 0 && fact.fontSize < DISPLAY_MIN_PX
  if (rows > 1 && running && fact.lineHeight !== null && fact.lineHeight < LINE_HEIGHT_MIN - 0.005)
    findings.push(
      `line height: ${where} runs over ${rows} lines at ${fact.lineHeight.toFixed(2)}, demanded ${LINE_HEIGHT_MIN}`,
    )
  const number = NUMBER_TEXT.test(fact.text) && fact.fontSize >= NUMBER_MIN_PX
  const demanded = number ? NUMBER_CONTRAST_MIN : TEXT_CONTRAST_MIN
  const measured = contrast(fact.color, fact.ground, fact.opacity)
  if (fact.ground.image) findings.push(`contrast: ${where} lies on a picture; put a plain ground under it`)
  else if (measured < demanded - 0.005)
    findings.push(
      `${number ? 'number contrast' : 'contrast'}: ${where} has ${ratio(measured)}, demanded ${ratio(demanded)}`,
    )
  return findings
}

/** Words that stick out of their own key. */
function spills({ texts, targets }: PageFacts): string[] {
  return texts.flatMap(({ selector, lines, inTargets }) =>
    inTargets.flatMap((i) => {
      const box = targets[i]?.box
      if (!box) return []
      const out = Math.max(...lines.flatMap(({ left, right }) => [box.left - left, right - box.right]))
      return out > TOUCH_PX ? [`spills: ${selector} sticks out of its key by ${px(out)}`] : []
    }),
  )
}

function overlaps({ texts, targets }: Pick<PageFacts, 'texts' | 'targets'>): string[] {
  const lines = texts.flatMap((text, index) => text.lines.map((box) => ({ text, index, box })))
  const findings = new Set<string>()
  for (const [one, other] of pairs(lines)) {
    if (!meet(one.box, other.box)) continue
    findings.add(
      one.index === other.index
        ? `overlap: the lines of ${one.text.selector} run into one another`
        : `overlap: ${one.text.selector} and ${other.text.selector} lie on one another`,
    )
  }
  for (const tagged of texts) {
    const tag = tagOf(tagged)
    if (tag === null) continue
    for (const { text, box } of lines)
      if (meet(box, tag) && !within(box, tag))
        findings.add(`overlap: the tag of ${tagged.selector} lies on ${text.selector}`)
  }
  for (const { text, box } of lines) {
    targets.forEach((target, i) => {
      if (!text.inTargets.includes(i) && meet(box, target.box))
        findings.add(`overlap: ${text.selector} runs into ${target.selector}`)
    })
  }
  return [...findings]
}

/** Several texts may stand in one tag, and the ink of a line is known to a few hundredths of the em only. */
const within = (a: Box, b: Box): boolean =>
  Math.max(b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom) <= TOUCH_PX

/** Whether ink lies on ink. */
function meet(a: Box, b: Box): boolean {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return x > TOUCH_PX && y > TOUCH_PX
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]))
}

const px = (value: number) => `${Math.round(value * 10) / 10} px`
const ratio = (value: number) => `${(Math.floor(value * 100) / 100).toFixed(2)}:1`
