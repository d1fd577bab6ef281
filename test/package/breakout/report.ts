import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSection } from '#test/reports.ts'
import type { Recovered, Tried } from './trial.ts'

/** `at`: instant, ISO 8601 UTC. `version`: the commit that was tried. */
type Kept = { at: string; version: string; tried: readonly Tried[]; recovered: readonly Recovered[] }
/** By surface; `control`: the kiosk's page without policies, keeper and hold. */
type Results = Readonly<Record<string, Kept>>

const resultsFile = join(import.meta.dirname, 'results.json')

/** Keeps what came of one screen in the place of its last trial, and writes the section of test/README.md from all that is kept. */
export function keepTrials(name: string, trial: Omit<Kept, 'at'>): void {
  const before: Results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {}
  const kept = { at: new Date().toISOString(), ...trial }
  const results: Results = { ...before, [name]: kept }
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
  const { control, ...surfaces } = results
  const tried = Object.values(surfaces).flatMap((one) => one.tried)
  const recovered = Object.values(surfaces).flatMap((one) => one.recovered)
  const lines = [...linesOf(tried, control?.tried ?? []), ...linesOfRecovery(recovered)]
  const when = Object.entries(results).map(
    ([which, { at, version }]) => `${which} ${at.slice(0, 16).replace('T', ' ')} UTC, version ${version}`,
  )
  writeSection('breakout', [...lines, '', `Tried: ${when.join('; ')}.`])
}

function linesOf(tried: readonly Tried[], control: readonly Tried[]): string[] {
  const surfaces = [...new Set(tried.map(({ surface }) => surface))]
  const groups = [...new Set(tried.map(({ group }) => group))]
  const cell = (surface: string, group: string) =>
    counted(tried.filter((one) => one.surface === surface && one.group === group))
  const browser = execFileSync('/usr/bin/chromium', ['--version'], { encoding: 'utf8' }).trim()
  const back = tried.flatMap(({ came }) => (came.at === 'led-back' ? [came.ms] : []))
  const escaped = control.filter(({ came }) => came.at === 'out')
  return [
    '## Getting out of a screen',
    '',
    `\`npm run breakout\` · ${browser}, full, with the policies, flags and keeper of the package, on a display in memory (Xvfb), without the compositor cage and without a sandbox.`,
    '',
    'Keys, chords and pointer are real input of X11, touch is Chromium’s own. A screen counts as got out of when 5 s later anything else is to be seen than its own page: the page paints itself in one colour, and every pixel of the display has to have it; besides, no other window and no download. A page that says nothing for a while is waited for, and counts with the time that it took. A cell reads: held / led back by the keeper / got out.',
    '',
    `| Attacks | ${surfaces.join(' | ')} | without any of it |`,
    `| --- |${' --- |'.repeat(surfaces.length + 1)}`,
    ...[...groups, 'all'].map((group) => {
      const ofGroup = (all: readonly Tried[]) => all.filter((one) => group === 'all' || one.group === group)
      const cells = surfaces.map((surface) =>
        group === 'all' ? counted(tried.filter((one) => one.surface === surface)) : cell(surface, group),
      )
      return `| ${group} | ${cells.join(' | ')} | ${counted(ofGroup(control))} |`
    }),
    '',
    `${tried.length} trials, ${tried.filter(({ came }) => came.at === 'out').length} got out; led back within ${seconds(Math.max(0, ...back))} at most. ${control.length === 0 ? 'What comes of the same browser without policies, keeper and hold on its pages was not tried yet.' : `The last column is the kiosk’s page in the same browser without policies (but for two that keep Chromium’s own bars off the page at the start), keeper and hold on its pages: ${escaped.length} of ${control.length} got out, so the trial can fail.`}`,
    '',
    ...tried.flatMap(({ surface, group, name, came }) =>
      came.at === 'out' ? [`- ${surface}, ${group}: ${name}: ${came.how}`] : [],
    ),
  ]
}

function linesOfRecovery(recovered: readonly Recovered[]): string[] {
  const whats = [...new Set(recovered.map(({ what }) => what))]
  const surfaces = [...new Set(recovered.map(({ surface }) => surface))]
  return [
    '',
    'From a fault until the page is there again and covers the display, without hands:',
    '',
    `| Fault | ${surfaces.join(' | ')} |`,
    `| --- |${' --- |'.repeat(surfaces.length)}`,
    ...whats.map((what) => {
      const cells = surfaces.map((surface) => {
        const found = recovered.find((one) => one.what === what && one.surface === surface)
        return found === undefined ? '' : seconds(found.ms)
      })
      return `| ${what} | ${cells.join(' | ')} |`
    }),
  ]
}

function counted(tried: readonly Tried[]): string {
  const count = (at: string) => tried.filter(({ came }) => came.at === at).length
  return `${count('held')} / ${count('led-back')} / ${count('out')}`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
