// Every package the lock names, on any platform, comes under a licence that this project can pass on.
import { readFileSync } from 'node:fs'

type LockedPackage = { version?: string; license?: string; dev?: boolean }

const shipped = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
])
/** Weak copyleft is fine in tools that build or test and are never handed on. */
const toolsOnly = new Set([...shipped, 'CC-BY-4.0', 'MPL-2.0'])

/** One line for each package of a package-lock (v3) whose licence is missing or not on the list. */
export function licenceFaults(lock: string): string[] {
  const packages: Record<string, LockedPackage> = JSON.parse(lock).packages
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([, locked]) => !isAllowed(locked.license ?? '', locked.dev === true ? toolsOnly : shipped))
    .map(([path, { version, license, dev }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return `${name}@${version}: ${license ?? 'no licence named'}${dev === true ? ' (development only)' : ''}`
    })
}

/** An SPDX expression of OR over AND, brackets dropped: enough for what registries carry, strict beyond it. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((licence) => allowed.has(licence)))
}

if (import.meta.main) {
  const faults = licenceFaults(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
