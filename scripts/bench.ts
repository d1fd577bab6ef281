// `npm run bench`: every figure of speed that the project promises, measured now, with the limit of the bare engine
// measured in the same run beside it. `--json` for machines; `--quick` only shows that every row can be measured;
// `--only issue` measures a part: calls, cases, printer, screen, taps, search, handwriting, publish, memory, day, night,
// start, disk, growth. Growth (up to a million tickets, ten years of cases) takes minutes to be written down, so it is
// measured only when it is asked for: `--only growth`. `--small`: the same on one core, with 512 MB for the daemon and
// 1 GB for the browser where the machine lets this be limited (root, control groups). `--readme` writes what `--only disk`
// or `--small` has measured into README.md.
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { callRows } from './bench/calls.ts'
import { caseRows } from './bench/cases.ts'
import { dayRows } from './bench/day.ts'
import { FULL, QUICK } from './bench/effort.ts'
import { tableOf } from './bench/figures.ts'
import { handwritingRows } from './bench/handwriting.ts'
import { diskRows, growthRows } from './bench/growth.ts'
import { issueRows } from './bench/issue.ts'
import { nightRow } from './bench/night.ts'
import { measureParts, type Part } from './bench/parts.ts'
import { printerRow } from './bench/printer.ts'
import { publishRows } from './bench/publish.ts'
import { screenRows } from './bench/screen.ts'
import { advice, writeDisk, writeRows } from './bench/readme.ts'
import { searchRows } from './bench/search.ts'
import { againOnOneCore, isOnOneCore, limitMemory } from './bench/small-box.ts'
import { coldStartRows, memoryRow } from './bench/stored.ts'
import { tapRows } from './bench/taps.ts'
import { prepareBuilt } from './setup.mjs'

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
})
const effort = flags.quick ? QUICK : FULL
if (flags.readme && flags.small && flags.only)
  throw new Error('--small --readme writes what to buy from the whole bench: leave --only out')

const built = await prepareBuilt(process.execPath)
if (built.at !== 'ok') throw new Error('the daemon and its screens could not be built')
if (flags.small && !isOnOneCore()) process.exit(againOnOneCore())
const limited = flags.small ? limitMemory() : null

const machine = {
  node: process.version,
  cores: availableParallelism(),
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  effort: flags.quick ? 'quick' : 'full',
  ...(limited && { small: limited.words }),
}
const parts: Record<string, Part> = {
  issue: () => issueRows(effort),
  calls: () => callRows(effort),
  cases: () => caseRows(effort),
  printer: async () => [await printerRow(effort)],
  screen: () => screenRows(effort),
  taps: () => tapRows(effort),
  search: () => searchRows(effort),
  handwriting: () => handwritingRows(effort),
  publish: () => publishRows(effort),
  memory: async () => [await memoryRow(effort)],
  day: () => dayRows(effort),
  night: async () => [await nightRow(effort)],
  start: () => coldStartRows(effort),
  disk: diskRows,
  growth: () => growthRows(effort),
}
/** Measured only by name. */
const ASKED_FOR = new Set(['growth'])
const chosen = Object.entries(parts).filter(([name]) => flags.only?.includes(name) ?? !ASKED_FOR.has(name))
if (chosen.length === 0) throw new Error(`--only takes one or more of: ${Object.keys(parts).join(', ')}`)
// What is known already is worth reading while the long rows run.
const { rows, seconds } = await measureParts(chosen, {
  row: ({ work, measured, limit }) =>
    process.stderr.write(`· ${work}: ${measured}${limit === '' ? '' : ` (limit ${limit})`}\n`),
  end: (name, took) => process.stderr.write(`  ${name}: ${took.toFixed(1)} s\n`),
})

const peaks = limited?.end() ?? null

if (flags.readme && limited === null) await writeDisk(rows)
if (flags.readme && limited !== null)
  await writeRows('npm run bench -- --small --readme', rows, {
    about: about(limited.chinese),
    after: advice(rows, peaks),
  })

if (flags.json) console.log(JSON.stringify({ machine, seconds, rows }, null, 2))
else console.log(`\n${tableOf(rows)}\n\n${notes()}`)

/** Of the machine, for the README. */
function about(limits: string): string {
  const quick = flags.quick ? '样本很少（`--quick`），只看个大概。' : ''
  return `${new Date().toISOString().slice(0, 10)}，一个核（${cpus()[0]?.model.trim()}，taskset），开始时负载 ${machine.loadBefore}，Node ${machine.node}。${limits}${quick}`
}

function notes(): string {
  const missed = rows.filter(({ ok }) => ok === false).length
  return [
    `${machine.cores} cores, load ${machine.loadBefore} before the run, Node ${machine.node}; client, browser and daemon share them.`,
    'Compare ratios within one run: absolute figures move with whatever else the machine does. Medians over rounds.',
    ...(limited === null ? [] : [`A small box: one core. ${limited.words}`]),
    ...(flags.quick ? ['A quick run: too few samples to judge by.'] : []),
    `Seconds: ${Object.entries(seconds)
      .map(([name, took]) => `${name} ${Math.round(took)}`)
      .join(', ')}; ${Math.round(Object.values(seconds).reduce((all, took) => all + took, 0))} in all.`,
    missed === 0 ? 'Every goal is met.' : `${missed} of ${rows.length} goals are missed in this run.`,
  ].join('\n')
}
