import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `file:///…/main.js:12:34`, also without the scheme. */
const PLACE = /((?:file:\/\/)?\/[^\s()]+?\.js):(\d+):\d+/g

/**
 * Where the lines of a bundle's file stand in the sources, in the file beside it that ends with `.lines` (JSON). `sources`: paths from
 * its folder. `runs`: of three numbers each, a line of the bundle, a place in `sources` and a line there, all from 0; the
 * lines after it follow there, too, up to the next run. A place of -1: of no source.
 */
export type SourceLines = { sources: readonly string[]; runs: readonly number[] }

/** A stack whose places are those in the sources, as far as they are known: `/…/tickets.ts:12`. */
export function stackInSources(stack: string): string {
  const known = new Map<string, SourceLines | null>()
  return stack.replace(PLACE, (place, at: string, line: string) => {
    const file = at.startsWith('file:') ? fileURLToPath(at) : at
    if (!known.has(file)) known.set(file, sourceLinesOf(file))
    return placeIn(known.get(file) ?? null, file, Number(line) - 1) ?? place
  })
}

function placeIn(lines: SourceLines | null, file: string, line: number): string | null {
  if (lines === null) return null
  const { sources, runs } = lines
  let run = 0
  while (run + 3 < runs.length && (runs[run + 3] ?? 0) <= line) run += 3
  const [from = 0, place = -1, sourceLine = 0] = runs.slice(run, run + 3)
  const source = sources[place]
  return source === undefined || line < from
    ? null
    : `${resolve(file, '..', source)}:${sourceLine + line - from + 1}`
}

function sourceLinesOf(file: string): SourceLines | null {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written with the bundle
    return JSON.parse(readFileSync(`${file}.lines`, 'utf8')) as SourceLines
  } catch {
    return null
  }
}
