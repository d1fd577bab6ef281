import { execFile, spawn } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a command in the machine ended. */
type Ran = { code: number; out: string }

/** A Debian of its own with systemd as its first process: no hardware, no network but its loopback. */
export type Machine = {
  /** Runs a shell script as root and waits for its end. */
  run(script: string): Promise<Ran>
  /** Copies a file of this machine to that path in it. */
  put(file: string, path: string): void
  /** As a technician would. Comes back once systemd says that everything has started. */
  reboot(): Promise<void>
  off(): Promise<void>
}

const BOOTS_WITHIN_MS = 60_000

/**
 * In a mount namespace of its own: nspawn wants a /run that is its own, and the folders of `root` stay untouched, because what
 * the machine writes goes to memory.
 */
const BOOT = `
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir /run/written && mount -t tmpfs tmpfs /run/written
mkdir /run/written/upper /run/written/work /run/machine
mount -t overlay overlay -o lowerdir="$0",upperdir=/run/written/upper,workdir=/run/written/work /run/machine
while
  ended=0
  systemd-nspawn -q -D /run/machine --boot --register=no --keep-unit --private-network --console=pipe --link-journal=no ||
    ended=$?
  # What nspawn says when the machine wants to start again.
  [ "$ended" = 133 ]
do :; done
`

export async function bootMachine(root: string): Promise<Machine> {
  const nspawn = spawn('unshare', ['-m', 'sh', '-ec', BOOT, root], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [nspawn.stdout, nspawn.stderr]) stream.on('data', (part) => (said += String(part)))

  const firstChild = (pid: number): number => {
    const children = `/proc/${pid}/task/${pid}/children`
    return pid === 0 || !existsSync(children) ? 0 : Number(readFileSync(children, 'utf8').split(' ')[0])
  }
  /** The machine's first process as this one numbers it: the shell runs nspawn, and nspawn runs it. 0 while there is none. */
  const init = (): number => firstChild(firstChild(nspawn.pid ?? 0))

  const run = (script: string): Promise<Ran> =>
    new Promise((resolve) => {
      // Nothing of this machine's environment belongs there.
      const env = ['env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8', 'sh', '-c', script]
      execFile('nsenter', ['-t', String(init()), '-a', ...env], { maxBuffer: 1 << 26 }, (error, out, err) =>
        resolve({
          code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
          out: out + err,
        }),
      )
    })

  /** `before`: the first process of the run that has to be over. */
  async function started(before: number | null): Promise<void> {
    const until = performance.now() + BOOTS_WITHIN_MS
    while (performance.now() < until) {
      if (nspawn.exitCode !== null) throw new Error(`no machine: ${said}`)
      const pid = init()
      if (pid !== 0 && pid !== before) {
        const { out } = await run('systemctl is-system-running')
        if (/^(running|degraded)$/m.test(out)) return
      }
      await sleep(200)
    }
    throw new Error(`the machine did not start: ${said}`)
  }

  await started(null)
  return {
    run,
    put: (file, path) => copyFileSync(file, join(`/proc/${init()}/root`, path)),
    async reboot() {
      const before = init()
      await run('systemctl reboot')
      await started(before)
    },
    async off() {
      const exit = new Promise((resolve) => nspawn.once('exit', resolve))
      await run('systemctl poweroff')
      await exit
    },
  }
}
