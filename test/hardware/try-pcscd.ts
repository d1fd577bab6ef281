import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/setup.mjs'
import { type DevicesTried, seenIn } from './try-devices.ts'

/** On this machine itself: pcscd's virtual reader needs nothing of the kernel. */
export async function tryPcscd(say: (text: string) => void): Promise<DevicesTried> {
  const results = mkdtempSync(join(tmpdir(), 'pcscd-'))
  try {
    const vitest = spawn(
      process.execPath,
      [
        'node_modules/.bin/vitest',
        'run',
        '--config',
        'test/vitest.config.ts',
        '--project',
        'hardware',
        '--reporter',
        './test/hardware/guest/reporter.ts',
        'test/hardware/pcscd/',
      ],
      {
        cwd: root,
        env: { ...process.env, KIOSK_RESULTS: results },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    vitest.stdout.on('data', (part) => say(String(part)))
    await new Promise((resolve) => vitest.once('close', resolve))
    return seenIn(results, 'whole')
  } finally {
    rmSync(results, { recursive: true })
  }
}
