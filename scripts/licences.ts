// Every package the lock names, on any platform, comes under a licence that this project can pass on, and so does all
// data that others made, with the text of its licence beside it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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

/**
 * Data derived from what others made. Arphic-1999 is a copyleft of fonts: the data stays under it, with the notice of how
 * it was changed that it asks for, and the program beside it does not come under it (section 2, mere aggregation). OFL-1.1
 * likewise asks that the outlines stay under it, with its text and copyright, and lets them travel with any software.
 */
export const data = [
  {
    file: 'kiosk-ui/resident/input/handwriting/model.bin',
    from: 'hanzi-writer-data 2.0.1, of Make Me a Hanzi, of the fonts of Arphic Technology',
    licence: 'Arphic-1999',
    text: 'ARPHICPL.TXT',
    notice: 'NOTICE.md',
  },
  {
    file: 'scripts/handwriting/commonest.json',
    from: 'hanzi-writer-data 2.0.1, of Make Me a Hanzi, of the fonts of Arphic Technology',
    licence: 'Arphic-1999',
    text: '../../kiosk-ui/resident/input/handwriting/ARPHICPL.TXT',
    notice: 'README.md',
  },
  {
    file: 'device-daemon/devices/protocols/escpos/numerals/outlines.ts',
    from: 'Noto Sans CJK SC Bold 2.004, of Adobe',
    licence: 'OFL-1.1',
    text: 'OFL.txt',
    notice: 'NOTICE.md',
  },
] as const

/** What a station holds of it. */
export const shippedData = data.filter(({ file }) => !file.startsWith('scripts/'))

/** One line for each file of data, below `root`, without its licence or its notice. */
export function dataFaults(root: string): string[] {
  return data.flatMap(({ file, licence, text, notice }) => {
    const beside = (name: string) => existsSync(join(root, dirname(file), name))
    return beside(text) && beside(notice) ? [] : [`${file}: ${licence} without its text or notice`]
  })
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const faults = [...licenceFaults(lock), ...dataFaults(root)]
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
