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

/** What colours alone decide. */
const COLOURS_ONLY: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast-enhanced'] },
  resultTypes: ['violations'],
}

/** WCAG 2.2 A and AA, and contrast AAA, by axe-core; or the contrast alone. */
export async function axeFindings(page: Page, judges: 'all' | 'colours' = 'all'): Promise<string[]> {
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
    [SPEC, judges === 'all' ? OPTIONS : COLOURS_ONLY] as const,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, why }) => `axe ${id}: ${target} — ${why || help}`),
  )
}
