import { posix } from 'node:path'
import { parseSync } from 'vite'

/**
 * One import of a file. `target` is a path from the project's root, `npm:NAME`, `node` or `node:sqlite`; null where it is
 * computed at run time. `typeOnly` is true when nothing of the statement is left once types are stripped.
 */
export type Import = {
  target: string | null
  typeOnly: boolean
  /** What is taken, as the other file calls it; null where everything is. */
  names: readonly string[] | null
  line: number
  text: string
}

/** Folders behind the `imports` map of package.json. */
const subpaths: readonly [prefix: string, folder: string][] = [
  ['#contract/', 'device-daemon/contract/'],
  ['#daemon/', 'device-daemon/'],
  ['#test/', 'test/'],
]

/** Everything a source file imports, re-exports or loads; throws when it does not parse. */
export function readImports(path: string, source: string): Import[] {
  const { module, program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const seen = (
    start: number,
    specifier: string | null,
    typeOnly: boolean,
    names: readonly string[] | null = null,
  ): Import => ({
    // What a build is asked to make of a file (`./later.css?url`) is no part of its name.
    target: specifier === null ? null : resolve(path, specifier.replace(/\?\w+$/, '')),
    typeOnly,
    names,
    line: source.slice(0, start).split('\n').length,
    text: specifier ?? 'import(…)',
  })
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) =>
    seen(
      start,
      moduleRequest.value,
      isTypeStatement(source, start),
      entries.map(({ importName }) => importName.name ?? '*'),
    ),
  )
  const exports = module.staticExports.flatMap(({ start, entries }) => {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest
    return from ? [seen(start, from.value, isTypeStatement(source, start))] : []
  })
  const loads = module.dynamicImports.map(({ start, moduleRequest }) => {
    const literal = /^(['"])(.*)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end))
    return seen(start, literal?.[2] ?? null, false)
  })
  return [
    ...imports,
    ...exports,
    ...loads,
    ...typeImports(program).map(({ start, from }) => seen(start, from, true)),
  ]
}

/** `import { type A } from 'x'` still loads x when Node strips types; only `import type` vanishes. */
function isTypeStatement(source: string, start: number): boolean {
  return /^(import|export)\s+type\b/.test(source.slice(start))
}

/** `import('x').A` in the place of a type. */
function typeImports(node: unknown): { start: number; from: string }[] {
  if (typeof node !== 'object' || node === null) return []
  const found = Object.values(node).flatMap((child) => typeImports(child))
  if (!('type' in node) || node.type !== 'TSImportType') return found
  const { start, source } = node as unknown as { start: number; source: { value: string } }
  return [...found, { start, from: source.value }]
}

function resolve(importer: string, specifier: string): string {
  if (specifier === 'node:sqlite') return specifier
  if (specifier.startsWith('node:')) return 'node'
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier)
  const subpath = subpaths.find(([prefix]) => specifier.startsWith(prefix))
  if (subpath) return subpath[1] + specifier.slice(subpath[0].length)
  const parts = specifier.split('/')
  return `npm:${specifier.startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0]}`
}
