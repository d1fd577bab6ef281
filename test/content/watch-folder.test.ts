import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Clock, systemClock } from '#daemon/clock.ts'
import { markOf, watchFolder } from '#daemon/content/files/watch-folder.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const SLOW_MS = 1_000

/**
 * A configuration folder of a station, and how often it was said to have changed. The look that comes every few seconds
 * never does here: what is found, the system's news alone have told.
 */
async function watched(read: 'at-once' | 'never' = 'at-once') {
  const folder = tempFolder()
  await mkdir(join(folder, 'notices/通知公告'), { recursive: true })
  const files = Array.from({ length: 40 }, (_, i) => `notices/通知公告/2026-11-12-${i}.md`)
  for (const file of [...files, 'station.yaml']) await writeFile(join(folder, file), 'before')
  let known = (await markOf(folder)).text
  let told = 0
  let next = 0
  let asked = 0
  let reading = Promise.resolve()
  async function readAgain(): Promise<void> {
    known = (await markOf(folder)).text
  }
  const clock: Clock = {
    ...systemClock,
    after(ms, then) {
      next = ms
      asked++
      return ms < SLOW_MS ? systemClock.after(ms, then) : () => {}
    },
  }
  const end = watchFolder(
    folder,
    () => known,
    clock,
    () => {
      told++
      if (read === 'never') return
      reading = readAgain()
    },
  )
  onTestFinished(end)
  /** Until there is nothing more to be looked at soon or read, what was done in `after` included. */
  async function rested(after?: () => Promise<void>): Promise<void> {
    const before = after ? asked : 0
    await after?.()
    await expect.poll(() => asked > before && next > SLOW_MS).toBe(true)
    await reading
  }
  return { folder, told: () => told, rested, write: (file: string) => writeFile(join(folder, file), 'after') }
}

test('a file that changes while the station only begins to watch is taken in, whichever moment it is', async () => {
  const moments = Array.from({ length: 60 }, async (_, turns) => {
    const { told, write } = await watched()
    for (let i = 0; i < turns; i++) await turn()
    await write(turns % 2 === 0 ? 'station.yaml' : 'notices/通知公告/2026-11-12-0.md')
    await expect.poll(told, { message: `after ${turns} turns` }).toBeGreaterThan(0)
  })
  await Promise.all(moments)
})

test('a folder that was replaced as a whole is watched like the one before', async () => {
  const { folder, told, rested, write } = await watched()
  await mkdir(join(folder, 'new'))
  await writeFile(join(folder, 'new/2026-11-13-neu.md'), 'before')
  await rested()
  await rename(join(folder, 'notices/通知公告'), join(folder, 'old'))
  await rename(join(folder, 'new'), join(folder, 'notices/通知公告'))
  await expect.poll(told).toBe(1)
  await rested()
  await write('notices/通知公告/2026-11-13-neu.md')
  await expect.poll(told).toBe(2)
})

test('a file that changes is taken in although something beside it never rests', async () => {
  const { folder, told, rested, write } = await watched()
  await rested()
  let writing = Promise.resolve()
  const busy = setInterval(() => {
    writing = writeFile(join(folder, 'a-log'), 'x')
  }, 50)
  onTestFinished(async () => {
    clearInterval(busy)
    await writing
  })
  await write('station.yaml')
  await expect.poll(told).toBe(1)
})

test('a file that goes, is back before anything was read, and goes again is told of both times', async () => {
  const { folder, told, rested } = await watched('never')
  const [there, away] = [join(folder, 'station.yaml'), join(folder, 'away')]
  await rested()
  await rename(there, away)
  await expect.poll(told).toBe(1)
  await rested(() => rename(away, there))
  await rename(there, away)
  await expect.poll(told).toBe(2)
})
