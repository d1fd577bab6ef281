import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const checks = (...args: string[]) => {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'checks.ts')
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1), stdout }
}

test('the last line is the count and nothing else', () => {
  expect(checks('licences')).toMatchObject({ status: 0, lastLine: '1 passed, 0 failed' })
})

test('a run in which nothing ran is not green', () => {
  expect(checks('no-such-check')).toMatchObject({ status: 1, lastLine: '0 passed, 0 failed' })
})
