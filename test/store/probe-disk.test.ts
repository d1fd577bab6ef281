import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { probeDisk } from '#daemon/store/probe-disk.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

test('a folder that takes a write is left as it was', () => {
  const folder = tempFolder()
  expect(probeDisk(folder)).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('what can be neither written nor removed is told as a refused write, and ends nothing', () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'probe.bin'))
  expect(probeDisk(folder)).toBe('cannot-open')
})
