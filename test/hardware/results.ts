import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/setup.mjs'
import { writeSection } from '../reports.ts'
import type { FaultSeen } from './faults.ts'
import { cutsTogether, type PowerCuts } from './power-cuts.ts'
import type { BoxTried } from './box.ts'
import { boxSection, cutsSection, devicesSection, faultsSection, pcscdSection } from './report.ts'
import { hardwareTable } from './table.ts'
import type { DevicesTried, TestSeen } from './try-devices.ts'

/** `at`: instant, ISO 8601 UTC. `version`: the commit that was tried. */
type RanHere<Result> = { at: string; version: string; result: Result }
export type Ran<Result> = RanHere<Result> & { kernel: string; qemu: string; accel: 'kvm' | 'tcg' }
/** The newest run of each part. */
export type HardwareResults = {
  devices?: Ran<DevicesTried>
  pcscd?: RanHere<DevicesTried>
  cuts?: Ran<PowerCuts>
  faults?: Ran<FaultSeen[]>
  box?: Ran<BoxTried>
}

const resultsFile = join(import.meta.dirname, 'results.json')
const README = join(root, 'README.md')
/** Between the versions of runs that are told of as one. */
const AND = ' and '
const [BEGIN, END] = ['<!-- npm run test:hardware -->', '<!-- /hardware -->']

export function readResults(): HardwareResults {
  return JSON.parse(readFileSync(resultsFile, 'utf8')) as HardwareResults
}

/** The table as README.md has it. */
export function tableInReadme(): string {
  const [, rest = ''] = readFileSync(README, 'utf8').split(BEGIN)
  return rest.split(END)[0]?.trim() ?? ''
}

/**
 * Keeps what came of a run, and writes from it the page of reports and the table of README.md. `cuts`: in the place of those
 * before, or beside them.
 */
export function keepResults(newest: HardwareResults, cuts: 'instead' | 'beside' = 'instead'): void {
  const before = readResults()
  const results = { ...before, ...newest }
  if (cuts === 'beside' && before.cuts && newest.cuts)
    results.cuts = {
      ...newest.cuts,
      version: [...new Set([...before.cuts.version.split(AND), newest.cuts.version])].join(AND),
      result: cutsTogether(before.cuts.result, newest.cuts.result),
    }
  if (before.faults && newest.faults) results.faults = faultsTogether(before.faults, newest.faults)
  if (before.devices && newest.devices) results.devices = together(before.devices, newest.devices)
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
  writeFromResults(results)
}

/** What failed, as vitest's `-t` takes it in a word; '' where nothing did. */
export function failedBefore(): string {
  const groups = readResults().devices?.result.groups ?? []
  return groups
    .flatMap(({ of, failed }) => failed.map((name) => (name.startsWith(of) ? name : `${of} > ${name}`)))
    .map((name) => name.replaceAll(/\W+/gu, '.+'))
    .join('|')
}

/** Of tests that had failed, tried again: what passes now counts as passed. */
export function keepAgain(newest: Ran<DevicesTried>, passed: readonly TestSeen[]): void {
  const before = readResults()
  if (before.devices === undefined) return
  const passes = (of: string, name: string) =>
    passed.some((test) => test.of === of && test.name === name && test.outcome === 'passed')
  const { groups, facts } = before.devices.result
  const result: DevicesTried = {
    groups: groups.map((group) => {
      const failed = group.failed.filter((name) => !passes(group.of, name))
      return Object.assign({}, group, { passed: group.passed + group.failed.length - failed.length, failed })
    }),
    facts: [...facts, ...newest.result.facts],
  }
  const version = `${before.devices.version}, what had failed once more with ${newest.version}`
  const results = { ...before, devices: { ...newest, version, result } }
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
  writeFromResults(results)
}

/** A run of some faults leaves what is known of the others. */
function faultsTogether(before: Ran<FaultSeen[]>, newest: Ran<FaultSeen[]>): Ran<FaultSeen[]> {
  const isOld = ({ fault }: FaultSeen) => newest.result.every((seen) => seen.fault !== fault)
  const old = before.result.filter(isOld)
  const version = new Set([...(old.length > 0 ? before.version.split(AND) : []), newest.version])
  return { ...newest, version: [...version].join(AND), result: [...old, ...newest.result] }
}

/** A run of some devices leaves what is known of the others. */
function together(before: Ran<DevicesTried>, newest: Ran<DevicesTried>): Ran<DevicesTried> {
  const { groups, facts } = newest.result
  const isOld = ({ of }: { of: string }) => groups.every((group) => group.of !== of)
  const isWhole = !before.result.groups.some(isOld)
  return {
    ...newest,
    version: isWhole ? newest.version : [before.version, newest.version].join(AND),
    result: {
      groups: [...before.result.groups.filter(isOld), ...groups],
      facts: [...before.result.facts.filter(isOld), ...facts],
    },
  }
}

/** Of all devices together, for the table. */
export function allTried({ devices, pcscd }: HardwareResults): DevicesTried {
  const tried = [devices, pcscd].flatMap((ran) => (ran === undefined ? [] : [ran.result]))
  return {
    groups: tried.flatMap(({ groups }) => groups),
    facts: tried.flatMap(({ facts }) => facts),
  }
}

function writeFromResults(results: HardwareResults): void {
  const { devices, pcscd, cuts, faults, box } = results
  if (devices) writeSection('hardware', devicesSection(devices))
  if (pcscd) writeSection('pcscd', pcscdSection(pcscd))
  if (devices || pcscd) {
    const before = readFileSync(README, 'utf8')
    const [start = '', rest = ''] = before.split(BEGIN)
    writeFileSync(
      README,
      `${start}${BEGIN}\n\n${hardwareTable(allTried(results))}\n\n${END}${rest.split(END)[1] ?? ''}`,
    )
  }
  if (cuts) writeSection('power-cuts', cutsSection(cuts))
  if (faults) writeSection('faults', faultsSection(faults))
  if (box) writeSection('box', boxSection(box))
}

/** The commit, and whether anything else than results has changed since. */
export function versionNow(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git(
    'status',
    '--porcelain',
    '--',
    '.',
    ':!test/hardware/results.json',
    ':!test/package/breakout/results.json',
    ':!test/README.md',
    ':!README.md',
  )
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`
}
