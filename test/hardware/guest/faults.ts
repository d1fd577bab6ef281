// In the guest: breaks one thing after another around a station that starts, writes down what it says and does, mends the
// thing and waits until the station gives tickets. The station is started again where it ends, as systemd does.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { daemonEnv, daemonNodeFlags, root } from '../../../scripts/setup.mjs'
import type { FaultSeen } from '../faults.ts'

const DISK = '/dev/vda'
const DATA = '/data'
const URL = 'http://127.0.0.1:8080'
/** An emulated machine takes ten times as long as a kiosk. */
const ANSWERS_WITHIN_MS = 240_000
const PRINTER = '/dev/kiosk-printer'
const RESTART_MS = 300 // RestartSec of the package's unit
const AWAIT_CLOCK = `${root}/scripts/package/debian/files/usr/lib/station-kiosk/bin/await-clock`
const INSTALLED = '/usr/lib/station-kiosk'

const sh = (script: string): void => void execFileSync('sh', ['-c', script], { stdio: 'inherit' })
const fill = (path: string) =>
  sh(`dd if=/dev/zero of=${path} bs=1M 2>/dev/null; dd if=/dev/zero of=${path}2 bs=1 2>/dev/null; true`)

/** `before`: of a station that has worked before. `well`: without it, a ticket is given. */
type Fault = {
  name: string
  /** How long an answer is waited for, where none is promised. */
  answersWithinMs?: number
  before?(): void
  during?(): void
  /** `station`: for what only another boot mends. */
  mend(station: KeptStation): void | Promise<void>
  well?(): Promise<boolean>
}

const FAULTS: readonly Fault[] = [
  { name: 'no network at boot', mend() {} },
  {
    name: 'the disk of the data is full at boot',
    before: () => fill(`${DATA}/fill`),
    mend: () => sh(`rm ${DATA}/fill*`),
  },
  {
    name: 'the disk of the data fills up while it runs',
    during: () => fill(`${DATA}/fill`),
    mend: () => sh(`rm ${DATA}/fill*`),
  },
  {
    name: 'the disk of the system is full at boot',
    before: () => fill('/fill'),
    mend: () => sh('rm /fill*'),
  },
  {
    name: 'the disk of the data is read-only at boot',
    before: () => sh(`mount -o remount,ro ${DATA}`),
    mend: () => sh(`mount -o remount,rw ${DATA}`),
  },
  {
    name: 'the disk of the data becomes read-only while it runs',
    // As the kernel does by itself after an error; the next boot mends what there is to mend.
    during: () => sh(`mount -o remount,abort ${DATA}`),
    mend: (station) => station.around(() => sh(`umount ${DATA}; e2fsck -p ${DISK}; mount ${DISK} ${DATA}`)),
  },
  {
    name: 'the printer is not plugged in at boot',
    before() {
      const devices = readFileSync('/config/devices.yaml', 'utf8')
      const wire = `{serial: ${PRINTER}, baudRate: 115200}`
      writeFileSync('/config/devices.yaml', devices.replace('{simulated: thermal-80}', wire))
    },
    mend: () =>
      void spawn(process.execPath, [`${root}/scripts/simulate.ts`, 'thermal-80', '--link', PRINTER]),
    well: async () => !(await devicesDown()).includes('printer-1'),
  },
  {
    name: 'the clock stands at 1970 at boot',
    answersWithinMs: 30_000,
    // Not its first second: Linux takes no time that is shorter than it has run.
    before: () => sh('date -s 1970-01-02 >/dev/null'),
    mend: () => sh(`date -s @${Math.floor(RIGHT / 1000)} >/dev/null`),
  },
]
const RIGHT = Date.now()

async function tryFault({ name, answersWithinMs, before, during, mend, well }: Fault): Promise<FaultSeen> {
  sh(`mkfs.ext4 -q -F ${DISK} && mount ${DISK} ${DATA}`)
  cpSync(`${root}/config`, '/config', { recursive: true })
  mkdirSync(INSTALLED, { recursive: true })
  writeFileSync(`${INSTALLED}/package.json`, '{}')
  rmSync('/run/station-kiosk', { recursive: true, force: true })
  if (before !== undefined) {
    const first = keepStation()
    await within(ANSWERS_WITHIN_MS, async () => (await take()).at === 'given')
    await first.stop()
    before()
  }
  const station = keepStation()
  const began = performance.now()
  const answered = await within(answersWithinMs ?? ANSWERS_WITHIN_MS, answers)
  const answersAfter = (performance.now() - began) / 1000
  if (during !== undefined) {
    await within(ANSWERS_WITHIN_MS, async () => (await take()).at === 'given')
    during()
  }
  let ticket: FaultSeen['ticket'] = answered ? await take() : { at: 'silent' }
  // A station that ends over the fault says more once it is there again.
  if (answered && ticket.at === 'silent' && (await within(ANSWERS_WITHIN_MS, answers))) ticket = await take()
  // What is wrong is noticed at once or at the next look.
  const words = answered ? await troubles() : []
  const ends = station.ends()
  const said = station.said().slice(-300)
  await mend(station)
  const mended = performance.now()
  const isWell = await within(ANSWERS_WITHIN_MS, well ?? (async () => (await take()).at === 'given'))
  const seen: FaultSeen = {
    fault: name,
    answers: answered ? { at: 'after', seconds: answersAfter } : { at: 'not', said },
    ticket,
    troubles: words,
    ends,
    wellAgain: isWell
      ? { at: 'after', seconds: (performance.now() - mended) / 1000 }
      : { at: 'not', said: station.said().slice(-300) },
  }
  await station.stop()
  sh(`umount ${DATA}`)
  return seen
}

type KeptStation = ReturnType<typeof keepStation>
function keepStation() {
  let said = ''
  let ends = 0
  let state: 'kept' | 'stopped' = 'kept'
  let child: ChildProcess
  let ended: Promise<unknown> = Promise.resolve()
  let again: NodeJS.Timeout | undefined
  const begin = () => {
    const command = ['exec', process.execPath, ...daemonNodeFlags, `${root}/device-daemon/dist/main.js`].join(
      ' ',
    )
    child = spawn('sh', ['-c', `sh ${AWAIT_CLOCK} && ${command} --config /config --data ${DATA}/station`], {
      cwd: root,
      env: { ...process.env, ...daemonEnv, RUNTIME_DIRECTORY: '/run/station-kiosk', KIOSK_LOG: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)))
    ended = new Promise((resolve) => child.once('exit', resolve))
    child.once('exit', () => {
      if (state === 'stopped') return
      ends += 1
      again = setTimeout(begin, RESTART_MS)
    })
  }
  begin()
  const stop = async () => {
    state = 'stopped'
    clearTimeout(again)
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  return {
    said: () => said,
    ends: () => ends,
    stop,
    async around(what: () => void) {
      await stop()
      what()
      state = 'kept'
      begin()
    },
  }
}

async function within(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  const late = performance.now() + ms
  while (performance.now() < late) {
    if (await holds()) return true
    await sleep(50)
  }
  return false
}

const answers = (): Promise<boolean> =>
  fetch(`${URL}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )

async function take(): Promise<FaultSeen['ticket']> {
  try {
    const reply = await fetch(`${URL}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: randomUUID() }),
      signal: AbortSignal.timeout(10_000),
    })
    const body: { code?: string; detail?: string; title?: string; ticket?: { number: string } } =
      await reply.json()
    return reply.ok
      ? { at: 'given', number: body.ticket?.number ?? '' }
      : { at: 'refused', status: reply.status, words: body.detail ?? body.title ?? '' }
  } catch {
    return { at: 'silent' }
  }
}

async function devicesDown(): Promise<string[]> {
  const body: { devices?: { id: string; health: { at: string } }[] } = await fetch(`${URL}/api/devices`)
    .then((reply) => reply.json())
    .catch(() => ({ devices: [{ id: 'printer-1', health: { at: 'down' } }] }))
  return (body.devices ?? []).filter(({ health }) => health.at !== 'ready').map(({ id }) => id)
}

async function troubles(): Promise<string[]> {
  await sleep(1500)
  const body: { troubles?: { words: string }[] } = await fetch(`${URL}/readyz`)
    .then((reply) => reply.json())
    .catch(() => ({}))
  return (body.troubles ?? []).map(({ words }) => words)
}

// It writes over a whole disk.
if (!readFileSync('/proc/cmdline', 'utf8').includes('kiosk.run=')) throw new Error('only in a guest')
const asked = new RegExp(process.env['KIOSK_FAULTS'] ?? '')
for (const fault of FAULTS.filter(({ name }) => asked.test(name))) {
  const seen = await tryFault(fault)
  appendFileSync('/results/faults.jsonl', `${JSON.stringify(seen)}\n`)
}
// A printer that was plugged in would hold this up.
process.exit()
