import { stat, watch } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryPty } from '#test/support/pty.ts'

test('a serial port that is not there appears only when the device at its other end can speak', async () => {
  let ends = 0
  const pty = await temporaryPty(() => (ends += 1))
  onTestFinished(() => pty.close())
  expect(ends).toBe(1)
  await pty.unplug()
  await expect(stat(pty.path)).rejects.toThrow('ENOENT')

  // A program that waits for the name opens it as soon as it is there.
  const looking = new AbortController()
  const seen = (async () => {
    for await (const { filename } of watch(dirname(pty.path), { signal: looking.signal }))
      if (filename === basename(pty.path)) return ends
    return 'never'
  })()
  await pty.plugIn()
  expect(await seen).toBe(2)
  looking.abort()
})
