// `npm run proof -- [suite …] [--seed 7] [--budget 10m] [--trials N]`: tries to break the station for hours and writes
// test/proof.md from what came of it. Without a suite all run, one after another, each within the budget.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { thisMachine } from '#test/proof/machine.ts'
import { keepResults, reportFile, type SuiteRun } from '#test/proof/results.ts'
import { type Effort, faultsIn, type Suite } from '#test/proof/suite.ts'
import { suites } from '#test/proof/suites.ts'
import { EXIT_UNAVAILABLE, prepareBuilt, root } from './setup.mjs'

const EXIT_USAGE = 64
const SECONDS = { s: 1, m: 60, h: 3600 } as const
const KEPT = join(root, 'test-results', 'proof')

process.exitCode = await main()

async function main(): Promise<number> {
  const names = suites.map(({ name }) => name)
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, budget: { type: 'string' }, trials: { type: 'string' } },
    allowPositionals: true,
  })
  const unknown = positionals.filter((name) => !names.includes(name))
  const seed = Number(values.seed ?? 1)
  const budget = values.budget === undefined ? Number.POSITIVE_INFINITY : secondsOf(values.budget)
  const trials = values.trials === undefined ? undefined : Number(values.trials)
  if (unknown.length > 0 || !Number.isInteger(seed) || Number.isNaN(budget) || Number.isNaN(trials ?? 0)) {
    console.error(`npm run proof -- [${names.join('|')}] [--seed 7] [--budget 10m] [--trials 1000]`)
    return EXIT_USAGE
  }
  const built = await prepareBuilt(process.execPath)
  if (built.at !== 'ok') {
    console.error('the daemon and its screens could not be built')
    return EXIT_UNAVAILABLE
  }
  const chosen = suites.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  let faults = 0
  for (const suite of chosen) {
    console.log(`── ${suite.title} (${suite.name}, seed ${seed})`)
    const run = await runSuite(suite, effortOf(suite, { seed, budget, trials: trials ?? suite.trials }))
    keepResults([run], names)
    for (const fault of faultsIn(run.result)) {
      faults += 1
      console.log(`✗ ${fault}`)
    }
    if (run.result.at === 'not-run') console.log(`· not run: ${run.result.why}`)
  }
  console.log(`\n${reportFile}: ${chosen.length} suites, ${faults} of their promises broken`)
  return faults === 0 ? 0 : 1
}

async function runSuite(suite: Suite, effort: Effort): Promise<SuiteRun> {
  const at = new Date().toISOString()
  const began = performance.now()
  const result = await suite.run(effort)
  return {
    suite: suite.name,
    title: suite.title,
    trial: suite.trial,
    at,
    seconds: (performance.now() - began) / 1000,
    seed: effort.seed,
    version: version(),
    machine: thisMachine(),
    result,
  }
}

function effortOf(suite: Suite, asked: { seed: number; budget: number; trials: number }): Effort {
  const until = performance.now() + asked.budget * 1000
  return {
    seed: asked.seed,
    trials: asked.trials,
    isOver: () => performance.now() > until,
    say: (line) => console.log(`  ${line}`),
    keep(folder, name) {
      const place = join(KEPT, suite.name, name)
      mkdirSync(place, { recursive: true })
      cpSync(folder, place, { recursive: true })
      return place
    },
  }
}

function secondsOf(text: string): number {
  const [, amount, unit] = /^(\d+)([smh])$/.exec(text) ?? []
  return Number(amount) * SECONDS[unit === 'h' ? 'h' : unit === 's' ? 's' : 'm']
}

/** The commit that is tried. What earlier suites of this run have written down changes nothing of it. */
function version(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', '.', ':!test/proof/results.json', ':!test/proof.md')
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`
}
