import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** `file:///…/main.js:12:34`, also without the scheme. */
const PLACE = /((?:file:\/\/)?\/[^\s()]+?\.js):(\d+):(\d+)/g

/**
 * A stack whose places are those in the sources. The source map of a bundle is read only here, because it takes ten times the
 * memory of the program; a place without one stays as it is.
 */
export function stackInSources(stack: string): string {
  const maps = new Map<string, SourceMap | null>()
  return stack.replace(PLACE, (place, at: string, line: string, column: string) => {
    const file = at.startsWith('file:') ? fileURLToPath(at) : at
    const map = maps.has(file) ? maps.get(file) : sourceMapOf(file)
    maps.set(file, map ?? null)
    const found = map?.findEntry(Number(line) - 1, Number(column) - 1)
    if (found === undefined || !('originalSource' in found)) return place
    const source = fileURLToPath(new URL(found.originalSource, pathToFileURL(file)))
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`
  })
}

function sourceMapOf(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  } catch {
    return null
  }
}
