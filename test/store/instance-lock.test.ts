import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { takeInstanceLock } from '#daemon/store/instance-lock.ts'
import { startChild } from '#test/support/child.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { smallDisks } from '#test/support/small-disk.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

test('a second daemon on the same data waits five seconds and is then told so', async () => {
  const folder = tempFolder()
  const first = await takeInstanceLock(folder, systemClock)
  if (first.at !== 'held') throw new Error(first.at)
  const clock = manualClock()
  const outcomes: string[] = []
  const second = takeInstanceLock(folder, clock).then(({ at }) => outcomes.push(at))
  await clock.advance(4900)
  expect(outcomes).toEqual([])
  await clock.advance(200)
  await second
  expect(outcomes).toEqual(['taken'])
  first.release()
})

test('a second daemon gets the data as soon as the first lets go', async () => {
  const folder = tempFolder()
  const first = await takeInstanceLock(folder, systemClock)
  if (first.at !== 'held') throw new Error(first.at)
  const clock = manualClock()
  const second = takeInstanceLock(folder, clock)
  await clock.advance(1000)
  first.release()
  await clock.advance(100)
  const lock = await second
  if (lock.at !== 'held') throw new Error(lock.at)
  lock.release()
})

test('the lock of a daemon killed by SIGKILL is free at once, and nothing stale is left', async () => {
  const folder = tempFolder()
  const daemon = startChild(new URL('../support/hold-lock.ts', import.meta.url), folder)
  await daemon.printed(1)
  expect(daemon.output()).toBe('held\n')
  const clock = manualClock()
  const refused = takeInstanceLock(folder, clock)
  await clock.advance(6000)
  expect(await refused).toEqual({ at: 'taken' })
  await daemon.kill()
  const mine = await takeInstanceLock(folder, manualClock())
  if (mine.at !== 'held') throw new Error(mine.at)
  mine.release()
})

test('a data folder that is not there is a fault with its reason', async () => {
  expect(await takeInstanceLock(join(tempFolder(), 'missing'), manualClock())).toEqual({
    at: 'failed',
    reason: 'cannot-open',
  })
})

test('a lock file that something wrote into still locks, once', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'lock.db'), Buffer.alloc(8192, 0x5a))
  const first = await takeInstanceLock(folder, manualClock())
  if (first.at !== 'held') throw new Error(first.at)
  const clock = manualClock()
  const second = takeInstanceLock(folder, clock)
  await clock.advance(6000)
  expect(await second).toEqual({ at: 'taken' })
  first.release()
})

test.for(smallDisks)(
  'a disk that is full to the last byte still gives the lock (by $name)',
  async ({ make }) => {
    const { folder, fill } = make()
    const before = await takeInstanceLock(folder, manualClock())
    if (before.at !== 'held') throw new Error(before.at)
    before.release()
    fill()
    const lock = await takeInstanceLock(folder, manualClock())
    if (lock.at !== 'held') throw new Error(JSON.stringify(lock))
    lock.release()
  },
)
