import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Create } from 'typebox/value'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'
import { printTestSlips } from '../../scripts/print-test-slip.ts'
import { readCommand, slipText } from '../../scripts/simulate.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'simulate.ts')

test.each([
  ['缺纸', { at: 'act', action: { action: 'remove-paper' } }],
  ['  拔线 ', { at: 'act', action: { action: 'unplug' } }],
  ['纸剩 3', { at: 'act', action: { action: 'paper-ends-after', lines: 3 } }],
  ['纸剩0', { at: 'unknown' }],
  ['', { at: 'help' }],
  ['退出', { at: 'quit' }],
  ['放卡 3', { at: 'act', action: { action: 'put-card', card: 2 } }],
  ['晃一下', { at: 'act', action: { action: 'wiggle-card' } }],
  ['按下一位', { at: 'act', action: { action: 'press-key', key: 'next' } }],
  ['念个没完', { at: 'act', action: { action: 'set-manners', manners: 'endless' } }],
  ['撕纸', { at: 'unknown' }],
])('typing “%s” does what it says', (line, expected) => {
  expect(readCommand(line)).toEqual(expected)
})

test('a slip is told by its words and its QR code, and bytes nobody understands are not hidden', () => {
  const line = (text: string) => ({
    at: 'line' as const,
    align: 'left' as const,
    runs: [{ text, width: 1, height: 1, bold: false }],
    advance: 30,
    overflow: false,
  })
  const told = slipText([
    line('A032'),
    { at: 'feed', advance: 30 },
    { at: 'qr', align: 'center', data: 'KT1:x', moduleDots: 6, correction: 'M', advance: 174 },
    { at: 'unknown', offset: 9, bytes: '1b 99', why: '不认识' },
  ])
  expect(told).toBe('A032\n〔二维码 KT1:x〕\n〔看不懂的字节 1b 99：不认识〕')
})

test('the simulated printer prints a test slip over its serial port, runs out of paper on a word, and leaves on another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-simulate-'))
  const link = join(folder, 'printer')
  const simulate = spawn(process.execPath, [SCRIPT, 'thermal-80', '--link', link])
  onTestFinished(async () => {
    simulate.kill()
    await rm(folder, { recursive: true })
  })
  let said = ''
  simulate.stdout.on('data', (text: Buffer) => (said += text.toString()))
  await expect.poll(() => said).toContain(`wire: {serial: ${link}, baudRate: 115200}`)

  const registry = await scanDrivers()
  const driver = registry.get('ticket-printer/escpos')
  const read = await readSettings(
    { config: undefined, data: undefined, port: undefined, logLevel: undefined },
    registry,
  )
  if (driver === undefined || read.at === 'faults') throw new Error('the shipped configuration is broken')
  const printer = {
    id: 'printer-1',
    port: 'ticket-printer' as const,
    driver: 'escpos',
    wire: { serial: link, baudRate: 115_200 },
    options: Create(driver.settings) as Record<string, unknown>,
  }
  const print = async () => {
    const [result] = await printTestSlips({ ...read.settings, devices: [printer] }, registry, systemClock)
    return result?.outcome
  }
  expect(await print()).toEqual({ at: 'printed' })
  await expect.poll(() => said).toContain('第 1 张小票')
  expect(said).toContain('试打')

  simulate.stdin.write('缺纸\n')
  await expect.poll(() => said).toContain('好。')
  expect(await print()).toEqual({ at: 'failed', reason: 'paper-out' })

  const ended = once(simulate, 'exit')
  simulate.stdin.write('退出\n')
  expect(await ended).toEqual([0, null])
  await expect(access(link)).rejects.toThrow('ENOENT')
})

test('a name that no simulator has is answered with the names there are', async () => {
  const simulate = spawn(process.execPath, [SCRIPT, 'dot-matrix'])
  let said = ''
  simulate.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = (await once(simulate, 'close')) as [number]
  expect(code).toBe(64)
  expect(said).toContain('thermal-80')
})
