import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kernel } from './kernel.ts'

/** A machine of its own in QEMU that sees this machine's files and writes none of them. */
export type Guest = {
  /** Everything that came over its console so far. */
  said(): string
  /** As if the plug were pulled: what the guest has not handed to its disk is gone. */
  cut(): Promise<void>
  ended: Promise<void>
}

export type GuestOptions = {
  kernel: Kernel
  /** `kvm` where the processor allows it; software takes ten times as long. */
  accel: 'kvm' | 'tcg'
  /** Run in the guest as root, in the project's folder. */
  script: string
  /** A folder that the guest may write into. */
  results: string
  env?: Readonly<Record<string, string>>
  /** More devices, as QEMU's command line has them. */
  devices?: readonly string[]
  told?: (text: string) => void
}

const PROJECT = join(import.meta.dirname, '../../..')

export function bootGuest(options: GuestOptions): Guest {
  const { kernel, accel, results } = options
  const run = join(results, 'run.sh')
  const env = { ...options.env, KIOSK_KERNEL: kernel.folder, KIOSK_RESULTS: '/results' }
  writeFileSync(
    run,
    [
      '#!/bin/bash',
      `export PATH='${join(process.execPath, '..')}':$PATH`,
      ...Object.entries(env).map(([name, value]) => `export ${name}='${value}'`),
      `cd '${PROJECT}'`,
      `exec bash '${options.script}'`,
      '',
    ].join('\n'),
  )
  chmodSync(run, 0o755)
  const machine = accel === 'kvm' ? '-accel kvm -cpu host' : '-accel tcg,thread=multi -cpu max'
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...`-machine q35 ${machine} -smp 2 -m 2048 -nodefaults -no-reboot -display none -serial stdio`.split(
        ' ',
      ),
      '-kernel',
      kernel.image,
      '-initrd',
      kernel.initrd,
      '-append',
      'console=ttyS0 quiet panic=-1 mitigations=off kiosk.run=/results/run.sh',
      '-virtfs',
      'local,path=/,mount_tag=machine,security_model=none,readonly=on,multidevs=remap',
      '-virtfs',
      `local,path=${results},mount_tag=results,security_model=none,multidevs=remap`,
      ...(options.devices ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return guestOf(qemu, options.told)
}

function guestOf(qemu: ChildProcess, told: ((text: string) => void) | undefined): Guest {
  let said = ''
  for (const stream of [qemu.stdout, qemu.stderr])
    // A piece may end within a character.
    stream?.setEncoding('utf8').on('data', (part: string) => {
      said += part
      told?.(part)
    })
  const ended = new Promise<void>((resolve) => qemu.once('close', () => resolve()))
  // A run that breaks off must not leave a machine behind.
  const end = () => void qemu.kill('SIGKILL')
  process.once('exit', end)
  void ended.then(() => process.off('exit', end))
  return {
    said: () => said,
    ended,
    cut() {
      end()
      return ended
    },
  }
}

/**
 * The adapter from USB to serial, whose line comes back into the guest by a port, and the monitor likewise: QEMU talks with
 * itself over sockets in `folder`.
 */
export function usbDevices(folder: string): string[] {
  const pair = (name: string) =>
    [
      `-chardev socket,id=${name},path=${join(folder, name)},server=on,wait=off`,
      `-chardev socket,id=${name}-back,path=${join(folder, name)}`,
      `-device virtserialport,chardev=${name}-back,name=${name}`,
    ].join(' ')
  return [
    '-device qemu-xhci,id=usb -device usb-hub,bus=usb.0,port=1 -device virtio-serial-pci',
    pair('adapter'),
    pair('monitor'),
    '-mon chardev=monitor,mode=readline',
  ]
    .join(' ')
    .split(' ')
}
