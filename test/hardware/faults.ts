import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootGuest } from './machine/guest.ts'
import type { Kernel } from './machine/kernel.ts'

type After = { at: 'after'; seconds: number } | { at: 'not'; said: string }

/** What a station did while something was broken around it. `ends`: how often it ended and was started again. */
export type FaultSeen = {
  fault: string
  answers: After
  ticket:
    | { at: 'given'; number: string }
    | { at: 'refused'; status: number; words: string }
    | { at: 'silent' }
  /** What staff read. */
  troubles: string[]
  ends: number
  wellAgain: After
}

const DISK_MIB = 96

export async function tryFaults({
  kernel,
  accel,
  only,
  minutes,
  say,
}: {
  kernel: Kernel
  accel: 'kvm' | 'tcg'
  /** Faults whose names it matches; '' for all. */
  only: string
  /** What was not tried by then is not tried. */
  minutes: number
  say: (line: string) => void
}): Promise<FaultSeen[]> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  const disk = join(folder, 'disk.img')
  execFileSync('truncate', ['-s', `${DISK_MIB}M`, disk])
  try {
    const guest = bootGuest({
      kernel,
      accel,
      results: folder,
      script: 'test/hardware/guest/faults.sh',
      env: { KIOSK_FAULTS: only },
      devices: ['-drive', `file=${disk},if=none,id=data,format=raw`, '-device', 'virtio-blk-pci,drive=data'],
      told: say,
    })
    const late = setTimeout(() => void guest.cut(), minutes * 60_000)
    await guest.ended
    clearTimeout(late)
    return readFileSync(join(folder, 'faults.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FaultSeen)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
