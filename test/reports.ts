import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page of reports of what `npm test` cannot run: each command writes its own section, from results alone. */
export const reportsFile = join(import.meta.dirname, 'README.md')

const HEAD = `# Reports

Written by scripts from what they saw, not by hand: what needs root, a machine of its own or more than minutes, and so does not
stand in \`npm test\`. \`npm run proof\` has a page of its own, [proof.md](proof.md).
`
/** In the order of the page. */
const SECTIONS = [
  'breakout',
  'package-bookworm',
  'package-trixie',
  'hardware',
  'pcscd',
  'power-cuts',
  'faults',
  'box',
  'image',
  'image-recovery',
  'image-display',
] as const
export type ReportSection = (typeof SECTIONS)[number]

/** Puts a section in the place of its last one. */
export function writeSection(name: ReportSection, lines: readonly string[]): void {
  const before = existsSync(reportsFile) ? readFileSync(reportsFile, 'utf8') : ''
  const kept = SECTIONS.flatMap((section) => {
    const text = section === name ? lines.join('\n').trim() : sectionIn(before, section)
    return text === '' ? [] : [`${beginOf(section)}\n\n${text}\n\n${endOf(section)}\n`]
  })
  writeFileSync(reportsFile, [HEAD, ...kept].join('\n'))
}

/** '' where the page has none. */
export function sectionIn(page: string, name: ReportSection): string {
  const [, rest = ''] = page.split(beginOf(name))
  return rest.split(endOf(name))[0]?.trim() ?? ''
}

const beginOf = (name: ReportSection) => `<!-- ${name}: begin -->`
const endOf = (name: ReportSection) => `<!-- ${name}: end -->`
