import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions, Spec } from 'axe-core'
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
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations'],
}

type WithAxe = { axe: { configure(spec: Spec): void; run(options: RunOptions): Promise<AxeResults> } }

/** WCAG 2.2 A and AA, and contrast AAA, by axe-core. The page's context must bypass its CSP. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    async ([spec, options]) => {
      const { axe } = globalThis as unknown as WithAxe
      axe.configure(spec)
      const results = await axe.run(options)
      return {
        violations: results.violations.map(({ id, help, nodes }) => ({
          id,
          help,
          nodes: nodes.map(({ target, any }) => ({
            target: target.join(' '),
            why: any.map((check) => check.message).join('; '),
          })),
        })),
      }
    },
    [SPEC, OPTIONS] as const,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, why }) => `axe ${id}: ${target} — ${why || help}`),
  )
}
