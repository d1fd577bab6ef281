import { type ChildProcess, spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A machine that starts from a disk by its own firmware. */
export type DiskGuest = {
  /** In the guest as root: what it printed, and its exit code. Waits until the guest listens. */
  run(script: string, withinMs?: number): Promise<{ code: number; out: string }>
  monitor(command: string): void
  /** Waits for the shell of another start than this one; says which (boot_id of random(4)). */
  startedAfter(start: string, withinMs: number): Promise<string>
  /** Everything that came over its serial console so far. */
  said(): string
  cut(): Promise<void>
}

const FIRMWARE = '/usr/share/OVMF/OVMF_CODE_4M.fd'
/** Longer than any question takes. */
const ASK_AGAIN_MS = 90_000

export async function startFromDisk({
  folder,
  disk,
  accel,
  forwards,
  sticks,
}: {
  /** For its sockets; OVMF_VARS.fd lies there. */
  folder: string
  disk: string
  accel: 'kvm' | 'tcg'
  /** Port of this machine to port of the guest. */
  forwards: ReadonlyMap<number, number>
  /** Plugged in by the monitor: `device_add usb-storage,drive=NAME,removable=on`. */
  sticks: Readonly<Record<string, string>>
}): Promise<DiskGuest> {
  const machine =
    accel === 'kvm' ? ['-accel', 'kvm', '-cpu', 'host'] : ['-accel', 'tcg,thread=multi', '-cpu', 'max']
  const forwarded = [...forwards].map(([here, there]) => `,hostfwd=tcp:127.0.0.1:${here}-10.0.2.15:${there}`)
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      '-machine',
      'q35',
      ...machine,
      '-smp',
      '2',
      '-m',
      '2560',
      '-nodefaults',
      '-display',
      'none',
      '-drive',
      `if=pflash,format=raw,readonly=on,file=${FIRMWARE}`,
      '-drive',
      `if=pflash,format=raw,file=${join(folder, 'OVMF_VARS.fd')}`,
      '-drive',
      `if=none,id=disk,format=raw,file=${disk}`,
      '-device',
      'virtio-blk-pci,drive=disk,bootindex=0',
      '-device',
      'virtio-vga,xres=720,yres=1280',
      '-device',
      'qemu-xhci',
      '-device',
      'virtio-serial-pci',
      '-chardev',
      `socket,id=probe,path=${join(folder, 'probe')},server=on,wait=off`,
      '-device',
      'virtserialport,chardev=probe,name=probe',
      '-chardev',
      `socket,id=monitor,path=${join(folder, 'monitor')},server=on,wait=off`,
      '-mon',
      'chardev=monitor,mode=readline',
      '-netdev',
      `user,id=net,restrict=on${forwarded.join('')}`,
      '-device',
      'virtio-net-pci,netdev=net',
      '-chardev',
      `stdio,id=serial,signal=off,logfile=${join(folder, 'console.txt')}`,
      '-serial',
      'chardev:serial',
      ...Object.entries(sticks).flatMap(([name, file]) => [
        '-drive',
        `if=none,id=${name},format=raw,file=${file}`,
      ]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [qemu.stdout, qemu.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (said += part))
  const end = () => void qemu.kill('SIGKILL')
  process.once('exit', end)
  const ended = new Promise<void>((resolve) => qemu.once('close', () => resolve()))
  const probe = await opened(join(folder, 'probe'), qemu)
  const monitor = await opened(join(folder, 'monitor'), qemu)
  let heard = ''
  /** The newest start whose shell has announced itself. */
  let start = ''
  probe.setEncoding('utf8').on('data', (part: string) => {
    heard += part
    start = [...heard.matchAll(/^start (\S+)\n/gm)].at(-1)?.[1] ?? start
  })
  monitor.resume()
  let asked = 0

  async function run(script: string, withinMs = 300_000) {
    const mark = `${(asked += 1)}`
    heard = ''
    const late = performance.now() + withinMs
    while (performance.now() < late) {
      // A machine that starts again loses what it was asked. What is printed may end in the middle of a line.
      probe.write(
        `\necho "begin" "of ${mark}"; ( ${script}\n) </dev/null 2>&1; code=$?; echo; echo "end" "of ${mark} $code"\n`,
      )
      const again = Math.min(late, performance.now() + ASK_AGAIN_MS)
      while (performance.now() < again) {
        const found = new RegExp(`^begin of ${mark}\\n([^]*?)^end of ${mark} (\\d+)$`, 'm').exec(heard)
        if (found !== null) return { code: Number(found[2]), out: (found[1] ?? '').trim() }
        if (qemu.exitCode !== null) throw new Error(`the machine is off: ${said.slice(-2000)}`)
        await sleep(100)
      }
    }
    throw new Error(`no answer to: ${script}\n${heard}\n${said.slice(-3000)}`)
  }

  async function startedAfter(before: string, withinMs: number): Promise<string> {
    const late = performance.now() + withinMs
    for (;;) {
      if (start !== before && start !== '') return start
      if (performance.now() > late) throw new Error(`it does not start: ${said.slice(-3000)}`)
      if (qemu.exitCode !== null) throw new Error(`the machine is off: ${said.slice(-2000)}`)
      await sleep(100)
    }
  }

  return {
    run,
    startedAfter,
    monitor: (command) => void monitor.write(`${command}\n`),
    said: () => said,
    cut() {
      process.off('exit', end)
      end()
      return ended
    },
  }
}

async function opened(path: string, qemu: ChildProcess): Promise<Socket> {
  for (;;) {
    const socket = connect(path)
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return socket
    if (qemu.exitCode !== null) throw new Error('QEMU does not start')
    await sleep(100)
  }
}
