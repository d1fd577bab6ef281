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
const NAMES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast': { enabled: false } },
  resultTypes: ['violations'],
}
const COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast-enhanced'] },
  resultTypes: ['violations'],
}

/** `names`: WCAG 2.2 A and AA but for colours. `colours`: contrast AAA of what was `measured` on the page, by index. */
export type AskedOfAxe = { names: boolean; colours: 'all' | readonly number[] }

type InPage = {
  axe?: {
    configure(spec: Spec): void
    run(context: ElementContext, options: RunOptions): Promise<AxeResults>
  }
  /** What `measurePage` leaves. */
  measured?: readonly Element[]
}

/** WCAG 2.2 A and AA, and contrast AAA, by axe-core. */
export async function axeFindings(
  page: Page,
  { names, colours }: AskedOfAxe = { names: true, colours: 'all' },
): Promise<string[]> {
  if (!names && colours.length === 0) return []
  const asked = { names: names ? NAMES : null, spec: SPEC, options: COLOURS, colours }
  const violations = await page.evaluate(askAxe, asked)
  if (violations) return violations
  await page.evaluate(source)
  return (await page.evaluate(askAxe, asked)) ?? []
}

/** Runs inside the page; null where there is no axe yet. */
async function askAxe({
  names,
  spec,
  options,
  colours,
}: {
  names: RunOptions | null
  spec: Spec
  options: RunOptions
  colours: AskedOfAxe['colours']
}): Promise<string[] | null> {
  const { axe, measured = [] } = globalThis as InPage
  if (!axe) return null
  axe.configure(spec)
  const include = colours === 'all' ? [document.documentElement] : colours.flatMap((i) => measured[i] ?? [])
  const runs = [
    ...(names ? [await axe.run(document, names)] : []),
    ...(include.length > 0 ? [await axe.run({ include }, options)] : []),
  ]
  return runs.flatMap(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, any }) =>
          `axe ${id}: ${target.join(' ')} — ${any.map(({ message }) => message).join('; ') || help}`,
      ),
    ),
  )
}
