import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { profileReader } from '#daemon/devices/profiles.ts'

let configDir: string
beforeEach(async () => {
  configDir = await mkdtemp(join(tmpdir(), 'kiosk-config-'))
  await mkdir(join(configDir, 'printers'))
})
afterEach(() => rm(configDir, { recursive: true }))

test('a profile is read by its name', async () => {
  await writeFile(join(configDir, 'printers', 'xp-80.yaml'), 'id: xp-80\ncolumns: 48\n')
  expect(await profileReader(configDir)('printers', 'xp-80')).toEqual({ id: 'xp-80', columns: 48 })
})

test('a profile that is not there is named', async () => {
  await expect(profileReader(configDir)('printers', 'xp-81')).rejects.toThrow(
    'config/printers/xp-81.yaml cannot be read',
  )
})

test('a profile that is not YAML is named together with the place', async () => {
  await writeFile(join(configDir, 'printers', 'xp-80.yaml'), 'id: [xp-80\n')
  await expect(profileReader(configDir)('printers', 'xp-80')).rejects.toThrow(
    /config\/printers\/xp-80\.yaml: .*line/,
  )
})

test('a profile name cannot reach out of its folder', async () => {
  await expect(profileReader(configDir)('printers', '../station')).rejects.toThrow('not a profile name')
})
