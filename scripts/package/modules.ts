import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './files.ts'
import type { Entry } from './tar.ts'

/** Debian's and Node's name of the same processor. */
export const architectures = { amd64: 'x64', arm64: 'arm64' } as const
export type Architecture = keyof typeof architectures

export type LockedPackage = {
  /** Its folder below the project's, e.g. `node_modules/fastify`. */
  path: string
  name: string
  version: string
  licence: string
  /** Of the tarball, as npm writes it: `sha512-…`. */
  integrity: string
}

type LockEntry = {
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  devOptional?: boolean
  cpu?: string | string[]
}

/** What the daemon runs with on this processor, by the lock: no development tools, and one pinned Node. */
export function productionPackages(root: string, architecture: Architecture): LockedPackage[] {
  return lockedPackages(
    root,
    ({ dev, devOptional, cpu }) =>
      dev !== true &&
      devOptional !== true &&
      (cpu === undefined || [cpu].flat().includes(architectures[architecture])),
  )
}

/** What vite builds into the screens: development tools of the daemon, and shipped all the same. */
const inScreens = new Set(
  ['preact', '@preact/signals', '@preact/signals-core', 'preact-render-to-string', 'pdfjs-dist'].map(
    (name) => `node_modules/${name}`,
  ),
)

export function screenPackages(root: string): LockedPackage[] {
  return lockedPackages(root, (_, path) => inScreens.has(path))
}

function lockedPackages(root: string, isMeant: (entry: LockEntry, path: string) => boolean): LockedPackage[] {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && isMeant(entry, path))
    .map(([path, { version, license, integrity }]) => {
      if (version === undefined || license === undefined || integrity === undefined)
        throw new Error(`package-lock.json tells too little about ${path}`)
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { path, name, version, licence: license, integrity }
    })
}

const pinnedNode = /^node-linux-/
export const isLicence = (file: string): boolean => /(^|\/)(licen[cs]e|copying|notice)[^/]*$/i.test(file)
/** Node takes no TypeScript from node_modules; the rest is for people and compilers. */
const notRun =
  /\.(?:ts|mts|cts|map|md|markdown|flow|html|yml|gyp|c|cc|cpp|h|hpp|pp_data|rpt_desc|png|jpg|tsbuildinfo)$/
/** Sources of native code, and what other kinds of machine need of it. */
const notHere = (architecture: Architecture) =>
  new RegExp(
    `^(?:hidapi/|\\.github/|build/Release/|tests?/|benchmarks?/|examples?/|docs/|prebuilds/(?!(?:HID_hidraw-|HID-)?linux-${architectures[architecture]}(?:/|$)))`,
  )

/** The files of these packages that a daemon reads, licences always among them. Node itself comes apart. */
export function moduleFiles(
  root: string,
  packages: readonly LockedPackage[],
  architecture: Architecture,
): Entry[] {
  return modulePaths(root, packages, architecture).map((path) => ({
    at: 'file',
    path,
    mode: 0o644,
    bytes: readFileSync(join(root, path)),
  }))
}

export function modulePaths(
  root: string,
  packages: readonly LockedPackage[],
  architecture: Architecture,
): string[] {
  const leftOut = notHere(architecture)
  return packages
    .filter(({ name }) => !pinnedNode.test(name))
    .flatMap(({ path, name }) =>
      filesBelow(join(root, path), (folder) => folder === 'node_modules')
        .filter((file) => isLicence(file) || isNeeded(file, name, leftOut))
        .map((file) => `${path}/${file}`),
    )
}

function isNeeded(file: string, name: string, leftOut: RegExp): boolean {
  // The pictures and pages of the API's description are served.
  const served = name === '@fastify/swagger-ui' && file.startsWith('static/') && !file.endsWith('.map')
  return served || (!notRun.test(file) && !leftOut.test(file))
}
