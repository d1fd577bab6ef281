// `npm run breakout [-- --only WORD] [--surfaces kiosk,hall,board,window,control] [--every 6]`: tries to get out of every public screen as it is shipped, in full
// Chromium on a display in memory, and writes what came of each screen that was tried whole into results.json and test/README.md. As root, for the policies: they are laid over
// /etc/chromium in a mount namespace of this run alone.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { prepareDebianPackages } from '../../../scripts/debian.mjs'
import { daemonEnv, daemonNodeFlags, daemonProgram, prepareBuilt } from '../../../scripts/setup.mjs'
import { versionNow } from '#test/hardware/results.ts'
import { type Attack, attacksOn } from './attacks.ts'
import { openDisplay } from './display.ts'
import { keepTrials } from './report.ts'
import {
  keptScreen,
  plainScreen,
  type Recovered,
  recoverFrom,
  type Subject,
  type Tried,
  tryAttack,
} from './trial.ts'

const root = join(import.meta.dirname, '../../..')
const POLICIES = join(root, 'scripts/package/debian/files/etc/chromium/policies/managed')
const IN_NAMESPACE = 'KIOSK_BREAKOUT'
const OVER_POLICIES =
  'mount --make-rprivate / && mkdir -p /etc/chromium && mount -t tmpfs tmpfs /etc/chromium && exec "$0" "$@"'
/** Of what is tried on shipped screens, also on a browser without any of it: one in so many. */
const CONTROL = 4

const SURFACES = {
  kiosk: { path: '/?kiosk=kiosk-1', size: { width: 720, height: 1280 } },
  hall: { path: '/hall', size: { width: 1280, height: 720 } },
  board: { path: '/board', size: { width: 1280, height: 720 } },
  window: { path: '/window/W1', size: { width: 1280, height: 720 } },
} as const
type Surface = keyof typeof SURFACES

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    surfaces: { type: 'string' },
    control: { type: 'boolean' },
    every: { type: 'string', default: '1' },
  },
})

if (process.env[IN_NAMESPACE] === undefined) {
  const packages = await prepareDebianPackages(['breakout'])
  if (packages.at === 'failed') throw new Error(packages.words)
  const { status } = spawnSync(
    'unshare',
    ['-m', 'sh', '-ec', OVER_POLICIES, process.execPath, ...process.argv.slice(1)],
    { env: { ...process.env, [IN_NAMESPACE]: 'yes' }, stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
} else await breakOut()

async function breakOut(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'breakout-'))
  const beyond = await openBeyond()
  const station = await openStation(join(folder, 'data'))
  try {
    const attacks = attacksOn(station.address, beyond.address).filter(
      ({ group, name }, i) =>
        i % Number(flags.every) === 0 &&
        (flags.only === undefined || `${group}: ${name}`.includes(flags.only)),
    )
    const version = versionNow()
    const isWhole = flags.only === undefined && flags.every === '1'
    const tried: Tried[] = []
    for (const surface of surfacesAsked()) {
      const recovered: Recovered[] = []
      const ofSurface = await tryAll(surface, attacks, 'shipped', recovered)
      if (isWhole) keepTrials(surface, { version, tried: ofSurface, recovered })
      tried.push(...ofSurface)
    }
    const isControlAsked = flags.surfaces === undefined || flags.surfaces.split(',').includes('control')
    const control = isControlAsked
      ? await tryAll(
          'kiosk',
          flags.control === true ? attacks : attacks.filter((_attack, i) => i % CONTROL === 0),
          'plain',
          [],
        )
      : []
    if (isWhole && isControlAsked) keepTrials('control', { version, tried: control, recovered: [] })
    for (const { surface, group, name, came } of tried)
      if (came.at === 'out') say(`OUT ${surface} ${group}: ${name}: ${came.how}`)
    const isProofOfNothing = isControlAsked && control.every(({ came }) => came.at !== 'out')
    if (tried.some(({ came }) => came.at === 'out') || isProofOfNothing) process.exitCode = 1
  } finally {
    station.stop()
    beyond.close()
    await sleep(500)
    rmSync(folder, { recursive: true, force: true })
  }

  async function tryAll(
    surface: Surface,
    attacks: readonly Attack[],
    how: 'shipped' | 'plain',
    recovered: Recovered[],
  ): Promise<Tried[]> {
    const { path, size } = SURFACES[surface]
    rmSync('/etc/chromium/policies', { recursive: true, force: true })
    mkdirSync('/etc/chromium/policies/managed', { recursive: true })
    if (how === 'shipped') cpSync(POLICIES, '/etc/chromium/policies/managed', { recursive: true })
    // Chromium's own bars, for a translation and about --no-sandbox, would lie over a plain browser's page from the start.
    else
      writeFileSync(
        '/etc/chromium/policies/managed/of-this-run.json',
        '{"TranslateEnabled": false, "CommandLineFlagSecurityWarningsEnabled": false}',
      )
    const home = join(folder, `${surface}-${how}`)
    mkdirSync(join(home, 'profiles'), { recursive: true })
    const display = await openDisplay(size)
    const subject: Subject = { surface, home: station.address + path, display, folder: home }
    const screen = how === 'shipped' ? keptScreen(subject) : plainScreen(subject)
    const results: Tried[] = []
    try {
      await screen.ready()
      for (const attack of attacks) {
        const came = await tryAttack(screen, subject, attack)
        results.push({ surface, group: attack.group, name: attack.name, came })
        if (came.at !== 'held')
          say(`${how} ${surface} ${attack.group}: ${attack.name}: ${JSON.stringify(came)}`)
      }
      if (how === 'shipped' && flags.only === undefined)
        recovered.push(...(await recoverFrom(screen, subject)))
    } finally {
      await screen.close()
      await display.close()
    }
    const out = results.filter(({ came }) => came.at === 'out').length
    say(`${how} ${surface}: ${results.length} tried, ${out} got out; ${readdirSync(home).join(' ')}`)
    return results
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function surfacesAsked(): Surface[] {
  const asked = flags.surfaces?.split(',')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of the object above
  return (Object.keys(SURFACES) as Surface[]).filter((surface) => asked?.includes(surface) ?? true)
}

/** A page elsewhere, which no screen may show. */
async function openBeyond(): Promise<{ address: string; close(): void }> {
  const server = createServer(
    (_request, response) => void response.setHeader('content-type', 'text/html').end('out'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.2:${port}/`, close: () => server.close().closeAllConnections() }
}

async function openStation(data: string): Promise<{ address: string; stop(): void }> {
  const built = await prepareBuilt(process.execPath)
  if (built.at === 'failed') throw new Error(built.words)
  const daemon = spawn(
    process.execPath,
    [...daemonNodeFlags, daemonProgram(), '--config', 'config', '--data', data, '--port', '0'],
    {
      cwd: root,
      env: { ...process.env, ...daemonEnv, KIOSK_LOG: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    daemon.once('exit', () => reject(new Error(`no station: ${said}`)))
    daemon.stdout.on('data', (part) => {
      said += String(part)
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  return { address, stop: () => void daemon.kill() }
}
