import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesBelow } from './files.ts'
import { shippedData } from '../licences.ts'
import { type Architecture, isLicence, moduleFiles, productionPackages, screenPackages } from './modules.ts'
import type { PinnedNode } from './pinned-node.ts'
import { billOfMaterials } from './sbom.ts'
import type { Package } from './deb.ts'
import type { Entry } from './tar.ts'

/** Where the program lies, its documents, and what a station makes its own. */
const PROGRAM = 'usr/lib/station-kiosk'
const DOCUMENTS = 'usr/share/doc/station-kiosk'
const SHARED = 'usr/share/station-kiosk'
const CONFIG = 'etc/station-kiosk'

/** Commands of `npm run` that a station needs; `station-kiosk` calls them. */
const commands = [
  'backup',
  'restore',
  'reset-pin',
  'list-devices',
  'print-test-slip',
  'health',
  'show-station',
]

/** What machines of `npm run image` call beside those. */
const ofImages = ['image/check-root', 'image/open-ports', 'image/sign']

/**
 * /admin writes the one and a technician the other, so dpkg must never ask about them: they are copied at the first
 * installation and belong to the station from then on.
 */
const stationsOwn = new Set(['station.yaml', 'devices.yaml'])

const packageJson = (root: string): PackageJson =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
type PackageJson = { name: string; version: string; license: string; imports: Record<string, string> }

/** Everything that a package for this processor holds, screens built before. `time`: seconds since 1970. */
export function packageOf(root: string, architecture: Architecture, node: PinnedNode, time: number): Package {
  const about = packageJson(root)
  const packages = [...productionPackages(root, architecture), ...screenPackages(root)]
  const config = filesBelow(join(root, 'config'))
  const debian = join(root, 'scripts/package/debian')
  const read = (file: string) => readFileSync(join(debian, file), 'utf8')
  const modules = moduleFiles(root, productionPackages(root, architecture), architecture)
  const entries: Entry[] = [
    ...below(PROGRAM, [...programFiles(root), ...modules]),
    file(`${PROGRAM}/bin/node`, node.program, 0o755),
    file(`${PROGRAM}/bin/LICENSE`, node.licence),
    // Node finds the daemon's own names (#daemon/…) here; the rest of package.json is for developers.
    file(
      `${PROGRAM}/package.json`,
      `${JSON.stringify({ name: about.name, version: about.version, type: 'module', imports: about.imports }, null, 2)}\n`,
    ),
    // By it updates tell which of two releases is the later one.
    file(
      `${PROGRAM}/release.json`,
      `${JSON.stringify({ version: about.version, number: time, arch: architecture })}\n`,
    ),
    // Commands without flags find the station's own folders where a checkout has them.
    { at: 'link', path: `${PROGRAM}/config`, to: `/${CONFIG}` },
    { at: 'link', path: `${PROGRAM}/var`, to: '/var/lib/station-kiosk' },
    ...config.map((name) =>
      file(`${stationsOwn.has(name) ? SHARED : CONFIG}/${name}`, readFileSync(join(root, 'config', name))),
    ),
    ...filesBelow(join(debian, 'files')).map((path) =>
      file(path, read(`files/${path}`), /(^|\/)s?bin\//.test(path) ? 0o755 : 0o644),
    ),
    file(`${DOCUMENTS}/sbom.cdx.json`, billOfMaterials({ ...about, licence: about.license }, packages, time)),
    ...below(DOCUMENTS, licencesApart(root)),
  ]
  const licences = entries.map(({ path }) => path).filter(isLicence)
  entries.push(file(`${DOCUMENTS}/copyright`, copyright(root, licences)))
  return {
    control: controlOf(read('control'), about.version, architecture),
    scripts: Object.fromEntries(['postinst', 'prerm', 'postrm'].map((name) => [name, read(name)])),
    conffiles: entries.map(({ path }) => path).filter((path) => path.startsWith('etc/')),
    entries,
  }
}

/** What an update brings: all of the program's folder, by paths below it. */
export const programOf = ({ entries }: Package): Entry[] =>
  entries
    .filter(({ path }) => path.startsWith(`${PROGRAM}/`))
    .map((entry) => Object.assign({}, entry, { path: entry.path.slice(PROGRAM.length + 1) }))

/**
 * What runs: the daemon's bundle, with the lines by which a log names its sources; the sources, of which the commands are made;
 * the built screens, sounds, and the commands.
 */
function programFiles(root: string): Entry[] {
  const folder = (path: string, skips?: (name: string) => boolean) =>
    filesBelow(join(root, path), skips).map((name) => `${path}/${name}`)
  const files = [
    ...folder('device-daemon'),
    ...folder('kiosk-ui/dist', (name) => name === 'gallery'),
    ...folder('kiosk-ui/voice'),
    ...folder('scripts/screen'),
    ...folder('scripts/update'),
    ...[...commands, 'screen', 'update', ...ofImages].map((name) => `scripts/${name}.ts`),
  ].filter((path) => !/(?:^|\/)(?:tsconfig\.json|[^/]+\.stamp|[^/]+\.map)$/.test(path))
  return files.map((path) => file(path, readFileSync(join(root, path))))
}

function file(path: string, content: Uint8Array | string, mode = 0o644): Entry {
  return { at: 'file', path, mode, bytes: Buffer.from(content) }
}

function below(folder: string, entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }))
}

/** The fields of the file `control`, its lines of a folded field kept together. */
function controlOf(text: string, version: string, architecture: Architecture): Record<string, string> {
  const fields = text
    .trim()
    .split(/\n(?! )/)
    .map((field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1).trim()])
  return { ...Object.fromEntries(fields), Version: version, Architecture: architecture }
}

/** The texts of what is built into other files: of the screens' packages, and of data that others made. */
function licencesApart(root: string): Entry[] {
  const packages = screenPackages(root).flatMap(({ path, name }) =>
    filesBelow(join(root, path), (folder) => folder === 'node_modules')
      .filter((found) => isLicence(found) && !found.includes('/'))
      .map((found) => ({ path: `screens/${name}/${found}`, from: `${path}/${found}` })),
  )
  const data = shippedData.flatMap(({ file: made, text, notice }) =>
    [text, notice].map((found) => ({ path: `data/${made}/${found}`, from: `${dirname(made)}/${found}` })),
  )
  return [...packages, ...data].map(({ path, from }) => file(path, readFileSync(join(root, from))))
}

/** Own licence, and where the text of every other one lies. */
function copyright(root: string, licences: readonly string[]): string {
  return [
    readFileSync(join(root, 'LICENSE'), 'utf8'),
    'This program ships with works of others. sbom.cdx.json beside this file names each with its version and licence;',
    'the texts of their licences are below data/ beside this file, and in:',
    '',
    ...licences.map((path) => `/${path}`),
    '',
  ].join('\n')
}
