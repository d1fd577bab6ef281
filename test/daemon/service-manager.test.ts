import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportTo, serviceManagerOf } from '#daemon/daemon/service-manager.ts'
import { manualClock } from '../support/manual-clock.ts'
import { silentLog } from '../support/silent-log.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-manager-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Writes down what it is told, instead of systemd. */
function manager(name: string) {
  const file = join(folder, name)
  const command = ['/bin/sh', '-c', 'while read -r state; do echo "$state" >> "$0"; done', file]
  return { command, watchdogMs: 12_000, told: () => readFileSync(file, 'utf8').trim().split('\n') }
}

test('a station that answers itself reports so, four times in the time it has', async () => {
  const clock = manualClock()
  const systemd = manager('well')
  reportTo(systemd, { isWell: async () => true, clock, log: silentLog() }).ready()
  await clock.advance(12_000)
  await expect.poll(systemd.told).toEqual(['READY=1', ...Array(4).fill('WATCHDOG=1')])
})

test('a station that no longer answers, or whose loop was held up, does not report as well', async () => {
  const clock = manualClock()
  const systemd = manager('unwell')
  let well = true
  let heldUp = 0
  reportTo(systemd, {
    isWell: async () => well,
    clock: { ...clock, monotonic: () => clock.monotonic() + heldUp },
    log: silentLog(),
  }).ready()
  await clock.advance(3000)
  well = false
  await clock.advance(6000)
  well = true
  heldUp = 4000
  await clock.advance(3000)
  await clock.advance(3000)
  await expect.poll(systemd.told).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1'])
})

test('without a service manager there is nobody to report to', () => {
  expect(serviceManagerOf({})).toBeNull()
  expect(serviceManagerOf({ NOTIFY_SOCKET: '/run/systemd/notify' })?.watchdogMs).toBeNull()
  expect(serviceManagerOf({ NOTIFY_SOCKET: '@x', WATCHDOG_USEC: '12000000' })?.watchdogMs).toBe(12_000)
})
