import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, ElementContext, RunOptions, Spec } from 'axe-core'
import type { Page } from 'playwright-core'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Large text is not let off: 7:1 for every size (design.md Screens). */
const SPEC: Spec = {
  checks: [
    {
      id: 'color-contrast-enhanced',
      options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } },
    },
  ],
}
const COLOUR_RULE = 'color-contrast-enhanced'
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: [COLOUR_RULE] }, resultTypes: ['violations'] }
/** And the colours of what it looks at: what axe has worked out of a page serves both. */
const NAMES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast': { enabled: false }, [COLOUR_RULE]: { enabled: true } },
  resultTypes: ['violations'],
}

/**
 * `names`: WCAG 2.2 A and AA but for colours, of what was `described` on the page, by index. `colours`: contrast AAA of what
 * was `measured` there, by index.
 */
export type AskedOfAxe = { names: 'all' | readonly number[]; colours: 'all' | readonly number[] }

type InPage = {
  axe?: {
    configure(spec: Spec): void
    run(context: ElementContext, options: RunOptions): Promise<AxeResults>
  }
  /** What `measurePage` leaves. */
  measured?: readonly Element[]
  /** What `describeElements` leaves. */
  described?: readonly Element[]
}

/** WCAG 2.2 A and AA, and contrast AAA, by axe-core. */
export async function axeFindings(
  page: Page,
  { names, colours }: AskedOfAxe = { names: 'all', colours: 'all' },
): Promise<string[]> {
  if (names.length === 0 && colours.length === 0) return []
  const asked = { spec: SPEC, options: names.length > 0 ? NAMES : COLOURS, names, colours }
  const violations = await page.evaluate(askAxe, asked)
  if (violations) return violations
  await page.evaluate(source)
  return (await page.evaluate(askAxe, asked)) ?? []
}

/** Runs inside the page; null where there is no axe yet. */
async function askAxe({
  spec,
  options,
  names,
  colours,
}: AskedOfAxe & { spec: Spec; options: RunOptions }): Promise<string[] | null> {
  const { axe, measured = [], described = [] } = globalThis as InPage
  if (!axe) return null
  axe.configure(spec)
  /** What decides whether an element may stand where it stands: a list about its lines, a button about what is in it. */
  const around = (element: Element) =>
    element.parentElement?.closest('[role], ul, ol, dl, table, label, button, a, select, svg') ??
    element.parentElement ??
    element
  const include =
    names === 'all' || colours === 'all'
      ? [document.documentElement]
      : [
          ...new Set(names.flatMap((i) => described[i] ?? []).map(around)),
          ...colours.flatMap((i) => measured[i] ?? []),
        ]
  const { violations } = await axe.run({ include }, options)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any }) =>
        `axe ${id}: ${target.join(' ')} — ${any.map(({ message }) => message).join('; ') || help}`,
    ),
  )
}
