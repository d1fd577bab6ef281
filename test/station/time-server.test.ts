import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { timeServerHasSet } from '#daemon/station/time-server.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

test('a machine says whether a time server has set its clock, and one that does not know says nothing', () => {
  const folder = join(tempFolder(), 'timesync')
  expect(timeServerHasSet(folder)).toBeNull()
  mkdirSync(folder)
  expect(timeServerHasSet(folder)).toBe(false)
  writeFileSync(join(folder, 'synchronized'), '')
  expect(timeServerHasSet(folder)).toBe(true)
})
