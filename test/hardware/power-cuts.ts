// The daemon under load in a guest whose power is cut: QEMU ends between two instructions, and with it all that the guest had
// not handed to its disk. What people were told before is held against the ledger by other eyes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { foldLedger, readLedgerFile } from '#test/proof/ledger-model.ts'
import { openCrowd, type Told } from '#test/proof/crowd.ts'
import { type Check, openTally, type Tally } from '#test/proof/suite.ts'
import { seeded } from '#test/support/seeded.ts'
import { ownAccount } from '#test/support/staff-client.ts'
import { freePort } from '#test/support/start-station.ts'
import { writeConfig } from '#test/support/station-config.ts'
import { daemonEnv, daemonNodeFlags } from '../../scripts/setup.mjs'
import { bootGuest, type Guest } from './machine/guest.ts'
import type { Kernel } from './machine/kernel.ts'

/** `seconds`: from the power to an answer of the daemon, each time; `daemonSeconds`: of it, the daemon's own start. */
export type PowerCuts = {
  cuts: number
  commands: number
  checks: readonly Check[]
  seconds: readonly number[]
  daemonSeconds: readonly number[]
}

const DISK_MIB = 512
const ANSWERS_WITHIN_MS = 600_000
const ASK_MS = 500 // each question costs an emulated guest a process
/** A crowd has been told so many things, and lives at most so long after that. */
const FIRST_ANSWERS = 5
const LIVES_MS = 8000
const CLERKS = [0, 1]
const FIRST_ANSWERS_WITHIN_MS = 120_000

export async function cutPower({
  kernel,
  accel,
  cuts,
  minutes,
  seed,
  say,
}: {
  kernel: Kernel
  accel: 'kvm' | 'tcg'
  cuts: number
  /** No cut is begun after so many. */
  minutes: number
  seed: number
  say: (line: string) => void
}): Promise<PowerCuts> {
  const folder = mkdtempSync(join(tmpdir(), 'power-'))
  const disk = join(folder, 'disk.img')
  const results = join(folder, 'results')
  mkdirSync(results)
  execFileSync('truncate', ['-s', `${DISK_MIB}M`, disk])
  execFileSync('mkfs.ext4', ['-q', disk])
  await writeConfig(join(results, 'config'), {
    station: (config) => {
      config.kiosks = [
        { id: 'kiosk-1', mmPerPx: 0.311 },
        { id: 'kiosk-2', mmPerPx: 0.311 },
      ]
    },
  })
  const port = await freePort()
  let said = ''
  let guest: Guest | undefined
  const boot = () =>
    bootGuest({
      kernel,
      accel,
      results,
      script: 'test/hardware/guest/station.sh',
      env: { ...daemonEnv, KIOSK_PORT: String(port), KIOSK_NODE_FLAGS: daemonNodeFlags.join(' ') },
      devices: [
        '-drive',
        `file=${disk},if=none,id=data,format=raw`,
        '-device',
        'virtio-blk-pci,drive=data',
        '-netdev',
        `user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:${port}-10.0.2.15:9000`,
        '-device',
        'virtio-net-pci,netdev=net',
      ],
      told: (text) => (said += text.replaceAll('\r', '')),
    })
  const url = `http://127.0.0.1:${port}`
  const random = seeded(seed)
  const station = { url, output: () => said }
  const crowd = openCrowd(station, random)
  const seconds: number[] = []
  const daemonSeconds: number[] = []
  const tally = openTally()
  const until = performance.now() + minutes * 60_000
  let done = 0
  try {
    for (;;) {
      const began = performance.now()
      guest = boot()
      const isBack = await answers(url, guest)
      if (done > 0)
        tally.check('after the power is back the station answers, without hands', isBack, () =>
          String(guest?.said().slice(-300)),
        )
      if (!isBack) break
      const inAll = (performance.now() - began) / 1000
      seconds.push(inAll)
      daemonSeconds.push(inAll - Number(/starts the daemon after ([\d.]+) s/.exec(guest.said())?.[1]))
      // A clerk whose first PIN was being changed at a cut would never sign in again.
      for (const which of CLERKS) await ownAccount(station, which)
      await crowd.askAgain()
      if (done === cuts || performance.now() > until) break
      const life = { name: `${seed}-${done}`, over: false }
      const living = crowd.live(life)
      await firstAnswers(crowd.told.length + FIRST_ANSWERS, () => crowd.told.length)
      await sleep(random() * LIVES_MS)
      await guest.cut()
      life.over = true
      await living
      done += 1
      say(`cut ${done}: ${crowd.told.length} commands so far, answered after ${inAll.toFixed(1)} s`)
    }
    await sleep(1000)
  } catch (error) {
    tally.check('the station serves until its power is cut', false, () => String(error))
  }
  try {
    await guest?.cut()
    judge(disk, folder, crowd, tally)
  } finally {
    await guest?.cut()
    rmSync(folder, { recursive: true })
  }
  return { cuts: done, commands: crowd.told.length, checks: tally.checks(), seconds, daemonSeconds }
}

/** Two runs as one. */
export function cutsTogether(one: PowerCuts, other: PowerCuts): PowerCuts {
  const promises = new Set([...one.checks, ...other.checks].map(({ promise }) => promise))
  const of = (promise: string) =>
    [one, other].flatMap(({ checks }) => checks.filter((check) => check.promise === promise))
  const sum = (checks: readonly Check[], what: 'trials' | 'failures') =>
    checks.reduce((all, check) => all + check[what], 0)
  return {
    cuts: one.cuts + other.cuts,
    commands: one.commands + other.commands,
    checks: [...promises].map((promise) => ({
      promise,
      trials: sum(of(promise), 'trials'),
      failures: sum(of(promise), 'failures'),
      examples: of(promise).flatMap(({ examples }) => examples),
    })),
    seconds: [...one.seconds, ...other.seconds],
    daemonSeconds: [...one.daemonSeconds, ...other.daemonSeconds],
  }
}

async function firstAnswers(wanted: number, told: () => number): Promise<void> {
  const late = performance.now() + FIRST_ANSWERS_WITHIN_MS
  while (told() < wanted && performance.now() < late) await sleep(20)
}

async function answers(url: string, guest: Guest): Promise<boolean> {
  const late = performance.now() + ANSWERS_WITHIN_MS
  let state: 'on' | 'off' = 'on'
  void guest.ended.then(() => (state = 'off'))
  const isOn = () => state === 'on'
  while (isOn() && performance.now() < late) {
    const answered = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      () => true,
      () => false,
    )
    if (answered) return true
    await sleep(ASK_MS)
  }
  process.stdout.write(`the guest does not answer:\n${guest.said().slice(-4000)}\n`)
  return false
}

/** Reads the disk as the next boot would. */
function judge(
  disk: string,
  folder: string,
  { told, wrong }: { told: readonly Told[]; wrong: readonly string[] },
  tally: Tally,
): void {
  const mounted = join(folder, 'mounted')
  mkdirSync(mounted)
  execFileSync('mount', ['-o', 'loop', disk, mounted])
  try {
    const { entries, faults } = readLedgerFile(join(mounted, 'station'))
    const model = foldLedger(entries)
    const byCommand = new Map(entries.map((entry) => [entry.commandId, entry]))
    const owners = new Map<string, string>()
    for (const { commandId, ticketId, number, day } of told) {
      const isKept =
        byCommand.get(commandId)?.events.some((event) => event['ticketId'] === ticketId) === true &&
        model.tickets.get(ticketId)?.number === number
      tally.check('a command that was acknowledged is in the ledger', isKept, () => commandId)
      const owner = owners.get(`${day} ${number}`) ?? ticketId
      owners.set(`${day} ${number}`, owner)
      tally.check('no number is given to two people', owner === ticketId, () => `${day} ${number}`)
    }
    const wrongs = [...faults, ...model.faults]
    tally.check('the chain is whole, and no entry contradicts another', wrongs.length === 0, () =>
      wrongs.slice(0, 5).join('; '),
    )
    tally.check('every answer is one that a client may get', wrong.length === 0, () =>
      wrong.slice(0, 5).join('; '),
    )
  } finally {
    execFileSync('umount', [mounted])
  }
}
