import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'
import { outcomeWords } from '../../scripts/print-test-slip.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'print-test-slip.ts')

async function run(...flags: string[]): Promise<{ code: number; said: string }> {
  const script = spawn(process.execPath, [SCRIPT, ...flags])
  let said = ''
  script.stdout.on('data', (text: Buffer) => (said += text.toString()))
  script.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = (await once(script, 'close')) as [number]
  return { code, said }
}

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-test-slip-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('with the shipped configuration the test slip comes out and the printer confirms it', async () => {
  const { code, said } = await run('--data', await dataFolder())
  expect(said).toBe('printer-1（simulated thermal-80）：打好了，打印机自己确认过\n')
  expect(code).toBe(0)
})

test('while the station runs, the test slip is refused in words', async () => {
  const folder = await dataFolder()
  const lock = await takeInstanceLock(folder, systemClock)
  if (lock.at !== 'held') throw new Error('the lock is not ours')
  const { code, said } = await run('--data', folder)
  lock.release()
  expect(said).toContain('站点正在运行')
  expect(code).toBe(69)
})

test('an unknown flag is answered with the usage', async () => {
  const { code, said } = await run('--printer', '1')
  expect(said).toContain('用法')
  expect(code).toBe(64)
})

test('the three outcomes are told apart, with the reason', () => {
  expect(outcomeWords({ at: 'printed' })).toContain('打好了')
  expect(outcomeWords({ at: 'failed', reason: 'paper-out' })).toBe('没有打出来：缺纸')
  expect(outcomeWords({ at: 'unconfirmed', reason: 'timeout' })).toContain('说不准')
})
