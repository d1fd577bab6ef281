import { upperBound } from './bounds.ts'
import type { SuiteRun } from './results.ts'
import { type Check, faultsIn, type Result, type Table } from './suite.ts'

const HEAD = `# Proof

Made by \`npm run proof\` from \`test/proof/results.json\`; nothing here is typed by hand. \`npm test\` runs the same suites with
fewer trials. A bound is the upper end of the 95 % interval: 3/N where nothing failed in N trials, Wilson's otherwise.
Simulators are not hardware, and a virtual disk is not a disk.
`

type Ran = Extract<Result, { at: 'ran' }>

/** The page for people, from the newest run of each suite. */
export function reportOf(runs: readonly SuiteRun[]): string {
  const verdicts = runs.map((run) => {
    const { result } = run
    const link = `[${run.title}](#${anchorOf(run.title)})`
    if (result.at === 'not-run') return [link, 'not run', '', '']
    const failures = sum(result.checks.map((check) => check.failures))
    return [
      link,
      faultsIn(result).length === 0 ? 'holds' : '**does not hold**',
      count(result.trials),
      count(failures),
    ]
  })
  return [
    HEAD,
    tableOf({ title: '', columns: ['Suite', 'Verdict', 'Trials', 'Failures'], rows: verdicts }),
    ...runs.map(sectionOf),
  ].join('\n')
}

function sectionOf(run: SuiteRun): string {
  const { machine, result } = run
  const where = `${machine.kernel}, ${machine.fileSystem}, ${machine.cpu}, ${machine.memory}, Node ${machine.node}`
  const when = `${run.at.slice(0, 16).replace('T', ' ')} UTC, ${duration(run.seconds)}, seed ${run.seed}, version ${run.version}`
  const head = `## ${run.title}\n\nOne trial: ${run.trial}.\n\n\`npm run proof -- ${run.suite} --seed ${run.seed}\` · ${when} · ${where}\n`
  if (result.at === 'not-run') return `${head}\nNot run here: ${result.why}.\n`
  return [head, ...bodyOf(result)].join('\n')
}

function bodyOf({ trials, checks, controls, tables, notes }: Ran): string[] {
  return [
    `${count(trials)} trials.\n`,
    tableOf({
      title: '',
      columns: ['Promise', 'Tried', 'Failed', '95 % bound'],
      rows: checks.map((check) => [check.promise, count(check.trials), count(check.failures), bound(check)]),
    }),
    ...tables.map(tableOf),
    tableOf({
      title: 'Broken on purpose, so that the suite has to fail:',
      columns: ['Sabotage', 'Caught'],
      rows: controls.map(({ sabotage, caught }) => [sabotage, caught ? 'yes' : '**no**']),
    }),
    ...checks.filter(({ failures }) => failures > 0).map(failuresOf),
    ...notes.map((note) => `${note}\n`),
  ]
}

function failuresOf({ promise, examples }: Check): string {
  return `First failures of “${promise}”:\n\n${examples.map((example) => `- ${cell(example)}`).join('\n')}\n`
}

function tableOf({ title, columns, rows }: Table): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
  return `${title === '' ? '' : `${title}\n\n`}${table}\n`
}

/** On one line, and without what would end the cell or is no text. */
const cell = (value: string | number): string =>
  String(value)
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '·')

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/gu, '')
    .replaceAll(' ', '-')

const count = (n: number): string => n.toLocaleString('en-US')

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

function bound({ failures, trials }: Check): string {
  const upper = upperBound(failures, trials)
  return upper >= 0.001 ? `${(upper * 100).toFixed(2)} %` : upper.toExponential(1)
}

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
