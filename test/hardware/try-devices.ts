import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bootGuest, usbDevices } from './machine/guest.ts'
import type { Kernel } from './machine/kernel.ts'
import type { Fact } from './lines.ts'

/** Tests of the guest by what they are about: `escpos over usbPrinter`. `failed`: names. `cut`: its time was up in the middle. */
export type DevicesTried = {
  groups: { of: string; passed: number; failed: string[]; end: 'whole' | 'cut' }[]
  facts: Fact[]
}

/** One test of the guest as it ended; `of`: the suite that it belongs to, or what stands before its colon. */
export type TestSeen = { of: string; name: string; outcome: 'passed' | 'failed' }

export async function tryDevices({
  kernel,
  accel,
  only,
  minutes,
  say,
}: {
  kernel: Kernel
  accel: 'kvm' | 'tcg'
  only: string
  minutes: number
  say: (text: string) => void
}): Promise<DevicesTried & { tests: TestSeen[] }> {
  const results = mkdtempSync(join(tmpdir(), 'devices-'))
  try {
    const guest = bootGuest({
      kernel,
      accel,
      results,
      script: 'test/hardware/guest/devices.sh',
      env: { KIOSK_TESTS: only },
      devices: usbDevices(results),
      told: say,
    })
    let end: 'whole' | 'cut' = 'whole'
    const late = setTimeout(() => {
      end = 'cut'
      void guest.cut()
    }, minutes * 60_000)
    await guest.ended
    clearTimeout(late)
    return { ...seenIn(results, end), tests: linesOf<TestSeen>(join(results, 'tests.jsonl')) }
  } finally {
    rmSync(results, { recursive: true })
  }
}

/** What the reporter and the tests have left in a folder. `end`: of the run. */
export function seenIn(results: string, end: 'whole' | 'cut'): DevicesTried {
  return {
    groups: grouped(linesOf<TestSeen>(join(results, 'tests.jsonl')), end),
    facts: linesOf<Fact>(join(results, 'facts.jsonl')),
  }
}

function linesOf<Line>(file: string): Line[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8').trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Line)
}

/** `end`: of the run; only the group under way then was cut with it. */
function grouped(tests: readonly TestSeen[], end: 'whole' | 'cut'): DevicesTried['groups'] {
  const groups = new Map<string, { passed: number; failed: string[] }>()
  for (const { of, name, outcome } of tests) {
    const group = groups.get(of) ?? { passed: 0, failed: [] }
    groups.set(of, group)
    if (outcome === 'passed') group.passed += 1
    else group.failed.push(name)
  }
  return [...groups].map(([of, { passed, failed }]) => ({
    of,
    passed,
    failed,
    end: of === tests.at(-1)?.of ? end : 'whole',
  }))
}
