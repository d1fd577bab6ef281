import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/setup.mjs'
import type { Machine } from './machine.ts'
import { reportOf } from './report.ts'
import type { Result } from './suite.ts'

/** One suite, run once. `at`: instant, ISO 8601 UTC; `version`: the commit that was tried. */
export type SuiteRun = {
  suite: string
  title: string
  trial: string
  at: string
  seconds: number
  seed: number
  version: string
  machine: Machine
  result: Result
}

const resultsFile = join(import.meta.dirname, 'results.json')
export const reportFile = join(import.meta.dirname, '..', 'proof.md')

/** The newest run of each suite. */
export function readResults(): SuiteRun[] {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8')) as SuiteRun[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Puts runs in the place of those of the same suites, in the order of `names`, and writes the report anew. */
export function keepResults(runs: readonly SuiteRun[], names: readonly string[]): void {
  const all = new Map([...readResults(), ...runs].map((run) => [run.suite, run]))
  const kept = names.flatMap((name) => all.get(name) ?? [])
  mkdirSync(dirname(resultsFile), { recursive: true })
  const text = withoutFolders(`${JSON.stringify(kept, null, 2)}\n`)
  writeFileSync(resultsFile, text)
  writeFileSync(reportFile, reportOf(readResults()))
}

/** A stack names folders of the machine that it was seen on, which are nobody else's. */
function withoutFolders(text: string): string {
  return text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '').replaceAll(`${tmpdir()}/`, '')
}
