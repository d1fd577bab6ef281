// The checks behind `npm test`: the static ones and the build two at a time, then the suites in one run of vitest, so that
// no worker waits for the end of a suite. Each goes on after another failed. The last line is the count.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'
import { readVitestReport, type Tally } from './vitest-report.ts'

type Check = { name: string; title: string; at: 'static' | 'build'; command: string[] }
type Suite = {
  name: string
  /** Of test/vitest.config.ts. */
  projects: string[]
  /** A whole run without a test in one of these has lost it. */
  folders: string[]
  /** Runs only when it is asked for by its name. */
  apart?: true
}
type Finished = { title: string; tally: Tally; seconds: number }
type Ending = { code: number; output: string }

/** Far above what any check takes; a hung one must not take the others with it. */
const CHECK_LIMIT_MS = 50 * 60_000
/** A process left behind by a check may hold its output open for ever. */
const OUTPUT_GRACE_MS = 2000

/** A log is read as text, and what a check printed is shown a second time at the end. */
const colourless = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }

const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const checks: Check[] = [
  // The types are checked by the compiler of TypeScript inside: tsc beside it would work all of them out a second time.
  {
    name: 'lint',
    title: '类型和规范 oxlint',
    at: 'static',
    command: [bin('oxlint'), '--type-aware', '--type-check', '--deny-warnings'],
  },
  {
    name: 'build',
    title: '构建界面 vite',
    at: 'build',
    command: [process.execPath, 'scripts/build.ts', '--gallery'],
  },
  { name: 'format', title: '格式 oxfmt', at: 'static', command: [bin('oxfmt'), '--check'] },
  { name: 'dead-code', title: '无用代码 knip', at: 'static', command: [bin('knip'), '--no-progress'] },
  { name: 'licences', title: '许可证', at: 'static', command: [process.execPath, 'scripts/licences.ts'] },
]

const suites: Suite[] = [
  { name: 'unit', projects: ['unit', 'proof'], folders: ['test/domain/', 'test/station/', 'test/proof/'] },
  { name: 'browser', projects: ['browser'], folders: ['test/gate/', 'test/journeys/'] },
  // Needs root, namespaces and, the first time, a Debian mirror.
  { name: 'package', projects: ['package'], folders: ['test/package/machine/'], apart: true },
]

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const [only, ...filters] = args.filter((arg) => arg !== '--static')
  const isStatic = args.includes('--static')
  const chosenSuites = isStatic
    ? []
    : suites.filter(({ name, apart }) => (only === undefined ? apart !== true : name === only))
  const chosen = checks.filter(({ name, at }) => {
    if (isStatic) return at === 'static'
    // Browser tests walk through the built screens, some unit tests serve them.
    return only === undefined || name === only || (at === 'build' && chosenSuites.length > 0)
  })
  if (chosen.length === 0) {
    const names = [...checks, ...suites].map(({ name }) => name)
    console.error(`没有名为 ${only} 的检查。可选：${names.join('、')}`)
  }

  const finished = await runSideBySide(chosen)
  if (chosenSuites.length > 0) finished.push(await runSuites(chosenSuites, filters))
  return report(finished)
}

/** Most of these keep one core busy and leave the other idle. What each printed is shown in one piece when it has ended. */
async function runSideBySide(these: readonly Check[]): Promise<Finished[]> {
  const finished = new Map<Check, Finished>()
  const left = [...these]
  const lane = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      const began = performance.now()
      const { code, output } = await run(check.command, 'kept')
      console.log(output === '' ? heading(check.title) : `${heading(check.title)}\n${output}`)
      finished.set(check, {
        title: check.title,
        tally: tallyOf(check, code, output),
        seconds: (performance.now() - began) / 1000,
      })
    }
  }
  await Promise.all([lane(), lane()])
  return these.flatMap((check) => finished.get(check) ?? [])
}

function heading(title: string): string {
  return `\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}`
}

function tallyOf(check: Check, code: number, output: string): Tally {
  if (code === 0) return { passed: 1, faults: [] }
  return { passed: 0, faults: [{ name: check.title, detail: output || `ended with code ${code}` }] }
}

async function runSuites(these: readonly Suite[], filters: string[]): Promise<Finished> {
  const title = `测试 vitest：${these.map(({ name }) => name).join('、')}`
  console.log(heading(title))
  const began = performance.now()
  const file = join(root, 'test-results', 'vitest.json')
  mkdirSync(join(root, 'test-results'), { recursive: true })
  rmSync(file, { force: true })
  const projects = these.flatMap((suite) => suite.projects).flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = [bin('vitest'), 'run', '--config', 'test/vitest.config.ts', ...projects, ...reporters]
  const { code } = await run([...command, ...filters], 'shown')
  const folders = filters.length > 0 ? [] : these.flatMap((suite) => suite.folders)
  const tally = readVitestReport(readIfThere(file), code, { title, folders })
  return { title, tally, seconds: (performance.now() - began) / 1000 }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Runs a command and keeps its output; `shown`: also as it comes. */
function run([command, ...args]: string[], how: 'shown' | 'kept'): Promise<Ending> {
  return new Promise((settle) => {
    // No terminal: a tool that asked a question would wait for ever.
    const child = spawn(command!, args, { cwd: root, env: colourless, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    const keep = (sink: NodeJS.WriteStream) => (chunk: Buffer) => {
      output.push(chunk)
      if (how === 'shown') sink.write(chunk)
    }
    child.stdout.on('data', keep(process.stdout))
    child.stderr.on('data', keep(process.stdout))
    const stop = () => child.kill('SIGTERM')
    const limit = setTimeout(() => {
      keep(process.stdout)(Buffer.from(`\nended after ${CHECK_LIMIT_MS / 60_000} minutes\n`))
      child.kill('SIGKILL')
    }, CHECK_LIMIT_MS)
    process.on('SIGTERM', stop).on('SIGINT', stop)
    const settleWith = (code: number) => {
      clearTimeout(limit)
      process.removeListener('SIGTERM', stop).removeListener('SIGINT', stop)
      settle({ code, output: Buffer.concat(output).toString('utf8').trim() })
    }
    child.on('error', (fault) => {
      output.push(Buffer.from(fault.message))
      settleWith(1)
    })
    child.on('exit', (code) => {
      const grace = setTimeout(() => settleWith(code ?? 1), OUTPUT_GRACE_MS)
      child.on('close', () => {
        clearTimeout(grace)
        settleWith(code ?? 1)
      })
    })
  })
}

function report(finished: Finished[]): number {
  const lacking = process.env['TEST_LACKING_PACKAGES'] ?? ''
  const faults = finished.flatMap(({ tally }) => tally.faults)
  if (lacking !== '') faults.push({ name: 'Debian 软件包', detail: lacking })
  if (faults.length > 0) console.log(`\n── 没有通过的 ${'─'.repeat(50)}`)
  for (const { name, detail } of faults) console.log(`\n✗ ${name}\n${indent(detail)}`)

  console.log(`\n── 合计 ${'─'.repeat(54)}`)
  for (const { title, tally, seconds } of finished) {
    const mark = tally.faults.length === 0 ? '✓' : '✗'
    console.log(
      `${mark} ${title}  ${tally.passed} passed, ${tally.faults.length} failed  ${seconds.toFixed(1)} s`,
    )
  }
  const passed = finished.reduce((sum, { tally }) => sum + tally.passed, 0)
  console.log(`\n${passed} passed, ${faults.length} failed`)
  return faults.length === 0 && passed > 0 ? 0 : 1
}

/** The head and the tail of a long output; the whole of it stands above, where it happened. */
function indent(detail: string): string {
  const lines = detail.split('\n')
  const shown =
    lines.length <= 40
      ? lines
      : [...lines.slice(0, 20), `… ${lines.length - 40} more lines`, ...lines.slice(-20)]
  return shown.map((line) => `    ${line}`).join('\n')
}
