import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Browser, openBrowser } from '../../../scripts/screen/browser.ts'
import { keepWhile } from './keep-while.ts'

/** Answers a few looks and then none; `beside`: whether the browser itself goes on to answer. */
function hangingBrowser(beside: 'answers' | 'hangs'): Browser {
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const never = new Promise<never>(() => {})
  let looks = 0
  return {
    ended,
    kill: () => resolve(),
    ask: async () => ({}),
    open: async () => true,
    answers: () => (beside === 'answers' ? Promise.resolve(true) : never),
    look() {
      looks += 1
      return looks > 4 ? never : Promise.resolve({ place: 'http://127.0.0.1/', area: 1 })
    },
    endPage: () => Promise.reject(new Error('hangs')),
  }
}

test.each([
  ['alone is no sign of a slow machine, and is waited for no longer the next time', 'answers', 0],
  ['together with its browser may be the machine, which is given more time', 'hangs', 3],
] as const)('a page that hangs %s', async (_what, beside, slow) => {
  const said: string[] = []
  await keepWhile({ launch: async () => hangingBrowser(beside), say: (words) => said.push(words) }, () =>
    expect.poll(() => said.length).toBeGreaterThan(2),
  )
  const bySlowness = said.slice(0, 3).filter((words) => words.includes('the machine is slow'))
  expect(bySlowness).toHaveLength(slow)
})

test('a browser that starts and never answers is ended with all that it began, and begun anew, later each time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mute-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'browser')
  const begun = join(folder, 'begun')
  writeFileSync(program, `#!/bin/sh\nsleep 1000 &\necho $! >> ${begun}\nwait\n`, { mode: 0o755 })
  const said: string[] = []
  const at: number[] = []
  await keepWhile(
    {
      launch(giveUp) {
        at.push(performance.now())
        return openBrowser({ program, profiles: folder, flags: [], first: 'about:blank', giveUp })
      },
      say: (words) => said.push(words),
      startsWithinMs: 500,
    },
    () => expect.poll(() => said.length, { timeout: 30_000 }).toBeGreaterThan(1),
  )
  expect(said[0]).toContain('no browser')
  const [first = 0, second = 0, third = 0] = at
  expect(third - second).toBeGreaterThan(second - first)
  const pids = readFileSync(begun, 'utf8').trim().split('\n').map(Number)
  await expect.poll(() => pids.filter(isAlive)).toEqual([])
})

test('a browser that comes up late is waited for longer until it does, and as long when it begins anew', async () => {
  const SLOW_MS = 500
  const given: ('up' | 'late')[] = []
  await keepWhile(
    {
      async launch(giveUp) {
        try {
          await sleep(SLOW_MS, undefined, { signal: giveUp })
        } catch (error) {
          given.push('late')
          throw error
        }
        given.push('up')
        return { ...hangingBrowser('answers'), ended: Promise.resolve() }
      },
      startsWithinMs: 150,
    },
    () => expect.poll(() => given.length, { timeout: 30_000 }).toBeGreaterThan(4),
  )
  expect(given[0]).toBe('late')
  const firstUp = given.indexOf('up')
  expect(firstUp).toBeGreaterThan(0)
  expect(given.slice(firstUp, 5)).not.toContain('late')
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
