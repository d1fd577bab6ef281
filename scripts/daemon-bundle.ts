import { globSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Plugin, UserConfig } from 'vite'
import type { SourceLines } from '#daemon/stack.ts'
import { root } from './setup.mjs'

const daemon = join(root, 'device-daemon')
const driverFiles = join(daemon, 'devices/driver-files.ts')

/** Native code, and what serves files that lie beside it. */
const external = ['node-hid', 'serialport', '@fastify/swagger-ui']

/**
 * The daemon in a few files instead of a thousand, dependencies inside, each file that a thread or a process of its own
 * starts with beside it. `entries`: files by the name that they get; `outDir`: a folder anywhere below the project's.
 */
export function daemonBundle(entries: Readonly<Record<string, string>>, outDir: string): UserConfig {
  return {
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      builtinsWithoutMore,
      listOfDrivers,
      controlBytesAlone,
      plainHttp,
      asFromTheSources(outDir, new Set(Object.values(entries))),
      plainTexts,
      sourceLines,
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node26',
      ssr: true,
      // Of it `sourceLines` is made.
      sourcemap: 'hidden',
      minify: false,
      rolldownOptions: {
        input: { ...entries },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', comments: false },
      },
    },
    ssr: { noExternal: true, external },
  }
}

/**
 * An `import` of one of Node's own modules reads all that it exports, and some of that loads much more when it is read: a whole
 * HTTP client, for one. What is asked for by name alone is not.
 */
const builtinsWithoutMore: Plugin = {
  name: 'builtins-without-more',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler: (id, _importer, { kind }) =>
      kind === 'import-statement' && isBuiltin(id) ? `\0builtin:${id.replace(/^node:/, '')}` : null,
  },
  load(id) {
    if (!id.startsWith('\0builtin:')) return null
    const name = `node:${id.slice('\0builtin:'.length)}`
    const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter((key) =>
      /^[A-Za-z_$][\w$]*$/.test(key),
    )
    return [
      `const builtin$ = process.getBuiltinModule('${name}')`,
      'const read$ = (key) => builtin$[key]',
      // What nothing asks for is dropped.
      ...names.flatMap((key) =>
        key === 'default' ? [] : [`export const ${key} = /* @__PURE__ */ read$('${key}')`],
      ),
      'export default builtin$',
    ].join('\n')
  },
}

/** Stands for the scan of the drivers' folder. */
const listOfDrivers: Plugin = {
  name: 'list-of-drivers',
  enforce: 'pre',
  load(id) {
    if (id !== driverFiles) return null
    const files = globSync('drivers/*/*.ts', { cwd: dirname(driverFiles) }).toSorted()
    const names = files.map((file) => ({ port: basename(dirname(file)), name: basename(file, '.ts') }))
    return [
      ...files.map((file, n) => `import * as driver${n} from './${file}'`),
      'export const driverFiles = async () => [',
      ...names.map(({ port, name }, n) => `{ port: '${port}', name: '${name}', exports: driver${n} },`),
      ']',
    ].join('\n')
  },
}

/**
 * Of node-thermal-printer the daemon takes control bytes alone: what it brings for its own text and pictures is not there, a
 * megabyte of tables that would stay in memory.
 */
const controlBytesAlone: Plugin = {
  name: 'control-bytes-alone',
  enforce: 'pre',
  load: (id) => (/\/node_modules\/(unorm|iconv-lite|pngjs)\/lib\//.test(id) ? 'module.exports = {}' : null),
}

/**
 * TLS and HTTP/2, which packages ask for at their start and the daemon does not use through them: a server of a LAN brings TLS
 * by itself, and figures are fetched, not pushed. They would take 3 MB.
 */
const plainHttp: Plugin = {
  name: 'plain-http',
  enforce: 'pre',
  load: (id) => (id.endsWith('/@prometheus-io/client/lib/pushgateway.js') ? 'module.exports = {}' : null),
  transform: (code, id) =>
    id.endsWith('/node_modules/fastify/lib/server.js')
      ? { code: code.replace(/require\('node:(https|http2)'\)/g, 'null'), map: null }
      : null,
}

/**
 * What a source finds from where it lies, it finds from the bundle, too: files of the program by `import.meta.dirname`, and
 * what a thread or process starts with by `new URL('name.ts', import.meta.url)`, which joins the bundle.
 */
function asFromTheSources(outDir: string, entries: ReadonlySet<string>): Plugin {
  return {
    name: 'as-from-the-sources',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('/node_modules/') || !code.includes('import.meta.')) return null
      const there = relative(outDir, dirname(id))
      const changed = code
        .replace(/new URL\('([\w-]+)\.ts', import\.meta\.url\)/g, (_, name: string) => {
          const fileName = `${relative(daemon, dirname(id)).replaceAll('/', '-')}-${name}.js`
          this.emitFile({ type: 'chunk', id: join(dirname(id), `${name}.ts`), fileName })
          return `new URL('${fileName}', import.meta.url)`
        })
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${there}')`)
        // Another entry's chunk may hold it.
        .replaceAll('import.meta.main', entries.has(id) ? 'import.meta.main' : 'false')
      return { code: changed, map: null }
    },
  }
}

/**
 * V8 keeps a file's text as long as it may have to compile a part of it, in two bytes a character where one of them is Chinese:
 * without such characters, and without comments, the daemon takes 6 MB less. Lines stay as they are.
 */
const plainTexts: Plugin = {
  name: 'plain-texts',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') chunk.code = chunk.code.replace(BEYOND_ASCII, escaped)
  },
}

const BEYOND_ASCII = /[^\0-\x7f]/g
const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** In the place of a source map, which takes a second and 100 MB to be read: lines alone, in a hundredth of it. */
const sourceLines: Plugin = {
  name: 'source-lines',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const [fileName, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.map) continue
      const { sources, mappings } = chunk.map
      const lines: SourceLines = { sources, runs: runsOf(mappings) }
      this.emitFile({ type: 'asset', fileName: `${fileName}.lines`, source: JSON.stringify(lines) })
      delete bundle[`${fileName}.map`]
    }
  },
}

/** As SourceLines has them; `mappings` of a source map, version 3. */
function runsOf(mappings: string): number[] {
  const runs: number[] = []
  let [source, line] = [0, 0]
  let expected: { source: number; line: number } | null = null
  for (const [n, segments] of mappings.split(';').entries()) {
    let first: { source: number; line: number } | null = null
    for (const segment of segments.split(',')) {
      const [, toSource, toLine] = numbersOf(segment)
      if (toSource === undefined || toLine === undefined) continue
      source += toSource
      line += toLine
      first ??= { source, line }
    }
    // A line without a place of its own belongs to the one before it.
    if (first !== null && (first.source !== expected?.source || first.line !== expected.line))
      runs.push(n, first.source, first.line)
    const at: { source: number; line: number } | null = first ?? expected
    expected = at && { source: at.source, line: at.line + 1 }
  }
  return runs
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 VLQ: five bits a letter, the sixth says that more follow, the lowest of all is the sign. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = []
  let [value, bits] = [0, 0]
  for (const letter of segment) {
    const digit = BASE64.indexOf(letter)
    value += (digit & 31) << bits
    bits += 5
    if ((digit & 32) > 0) continue
    numbers.push((value & 1) > 0 ? -(value >> 1) : value >> 1)
    ;[value, bits] = [0, 0]
  }
  return numbers
}

/** What ships. */
export const shipped: UserConfig = daemonBundle({ main: join(daemon, 'main.ts') }, join(daemon, 'dist'))
