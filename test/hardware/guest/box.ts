// In the guest: starts what the package's units start, and writes down when the first ticket was given, when the screen was at
// home, and what memory each part then holds.
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { daemonEnv, daemonNodeFlags, root } from '../../../scripts/setup.mjs'
import type { BoxSeen } from '../box.ts'

const URL = 'http://127.0.0.1:8080'
const WITHIN_MS = 15 * 60_000
/** An emulated browser is still busy long after its page is there. */
const SETTLES_MS = 90_000

const main = `${root}/device-daemon/dist/main.js`
const daemon = spawn(
  process.execPath,
  [...daemonNodeFlags, main, '--config', `${root}/config`, '--data', '/data/station'],
  {
    cwd: root,
    env: { ...process.env, ...daemonEnv, RUNTIME_DIRECTORY: '/run/station-kiosk', KIOSK_LOG: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
const keeper = ['cage', '--', process.execPath, `${root}/scripts/screen.ts`]
const screen = spawn(
  'setpriv',
  ['--reuid=station-screen', '--regid=station-screen', '--clear-groups', ...keeper],
  {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: '/run/screen',
      XDG_RUNTIME_DIR: '/run/screen',
      RUNTIME_DIRECTORY: '/run/screen',
      SCREEN_ADDRESS: `${URL}/?kiosk=kiosk-1`,
      WLR_BACKENDS: 'headless',
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  },
)

const upSeconds = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
const ticketAfter = await whenever(takesTicket)
const homeAfter = await whenever(async () => listensToStation())
await sleep(SETTLES_MS)
const seen: BoxSeen = { ticketAfter, homeAfter, memory: memoryOf() }
writeFileSync('/results/box.json', JSON.stringify(seen))
for (const child of [screen, daemon]) child.kill('SIGKILL')
process.exit()

/** Seconds since the kernel began. */
async function whenever(holds: () => Promise<boolean>): Promise<number> {
  const late = performance.now() + WITHIN_MS
  while (!(await holds())) {
    if (performance.now() > late) throw new Error('waited in vain')
    await sleep(100)
  }
  return upSeconds()
}

async function takesTicket(): Promise<boolean> {
  return fetch(`${URL}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: randomUUID() }),
    signal: AbortSignal.timeout(20_000),
  }).then(
    ({ status }) => status === 201,
    () => false,
  )
}

/** Home holds its live stream open from the moment at which it can be used. */
function listensToStation(): boolean {
  const streams = execFileSync('ss', ['-Htnp', 'state', 'established', 'dport', '=', ':8080'], {
    encoding: 'utf8',
  })
  return streams.includes('chromium') || streams.includes('chrome')
}

/** MB of memory by part, what is shared counted in parts (PSS). */
function memoryOf(): BoxSeen['memory'] {
  const memory = { daemon: 0, keeper: 0, compositor: 0, browser: 0 }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const part = partOf(Number(pid))
    if (part !== null) memory[part] += pssMb(pid)
  }
  return memory
}

function partOf(pid: number): keyof BoxSeen['memory'] | null {
  const command = readOf(`/proc/${pid}/cmdline`)
  if (pid === daemon.pid) return 'daemon'
  if (command.includes('chromium')) return 'browser'
  if (command.startsWith('cage')) return 'compositor'
  return command.includes('scripts/screen.ts') ? 'keeper' : null
}

function pssMb(pid: string): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
}

function readOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
