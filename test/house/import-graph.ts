import { posix } from 'node:path'
import { readImports } from './read-imports.ts'
import type { Tree } from './sources.ts'

/** Which files of a tree each of its files imports, loads or takes types from; styles as well. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>

export function importGraph(tree: Tree): ImportGraph {
  return new Map(
    [...tree].map(([path, source]) => {
      const targets = path.endsWith('.css') ? styleImports(path, source) : codeImports(path, source)
      return [path, new Set(targets.filter((target) => tree.has(target) && target !== path))]
    }),
  )
}

function codeImports(path: string, source: string): string[] {
  return readImports(path, source).flatMap(({ target }) => target ?? [])
}

function styleImports(path: string, source: string): string[] {
  return [...source.matchAll(/^@import '([^']+)'/gm)].map(([, from = '']) =>
    posix.join(posix.dirname(path), from),
  )
}

/** Files that import one another in a circle, each circle in the order of the alphabet (Tarjan). */
export function circles(graph: ImportGraph): string[][] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []

  function visit(path: string): number {
    const at = order.size
    order.set(path, at)
    lowest.set(path, at)
    open.push(path)
    for (const target of graph.get(path) ?? []) {
      const seen = order.get(target)
      if (seen === undefined) lower(path, visit(target))
      else if (open.includes(target)) lower(path, seen)
    }
    if (lowest.get(path) === at) {
      const circle = open.splice(open.indexOf(path))
      if (circle.length > 1) found.push(circle.toSorted())
    }
    return lowest.get(path) ?? at
  }

  function lower(path: string, to: number): void {
    lowest.set(path, Math.min(lowest.get(path) ?? to, to))
  }

  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return found.toSorted(([a = ''], [b = '']) => a.localeCompare(b))
}

/** Rooms that a file serves: of the files that import it, and of those that import these. */
export function roomsServed(graph: ImportGraph, path: string, roomOf: (path: string) => string | null) {
  const rooms = new Set<string>()
  const seen = new Set([path])
  for (const served of seen) {
    for (const [importer, targets] of graph) {
      if (!targets.has(served) || seen.has(importer)) continue
      const room = roomOf(importer)
      if (room === null) seen.add(importer)
      else rooms.add(room)
    }
  }
  return rooms
}
