import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { Create, Check } from 'typebox/value'
import { scanDrivers } from '#daemon/devices/registry.ts'

async function folderWith(file: string, text: string): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-drivers-'))
  await mkdir(join(folder, 'ticket-printer', 'parts'), { recursive: true })
  await writeFile(join(folder, 'ticket-printer', 'parts', 'deep.ts'), 'throw new Error("not a driver")')
  await writeFile(join(folder, 'ticket-printer', file), text)
  return pathToFileURL(`${folder}/`)
}

test('every driver is found by its folder and file, without a list to forget', async () => {
  expect([...(await scanDrivers()).keys()]).toContain('ticket-printer/escpos')
})

test('every field of every driver has a default, so that four lines configure a device', async () => {
  for (const driver of (await scanDrivers()).values()) {
    expect(Check(driver.settings, Create(driver.settings))).toBe(true)
    for (const field of Object.values(driver.settings.properties)) expect(field).toHaveProperty('default')
  }
})

test('a driver put into a folder is there at the next start, and files below it are its own business', async () => {
  const folder = await folderWith(
    'paper-tape.ts',
    `export const driver = { port: 'ticket-printer', settings: {}, wires: ['serial'], start() {} }`,
  )
  expect([...(await scanDrivers(folder)).keys()]).toEqual(['ticket-printer/paper-tape'])
  await rm(folder, { recursive: true })
})

test.each([
  ['exports nothing', 'export {}'],
  [
    'belongs to another port',
    `export const driver = { port: 'announcer', settings: {}, wires: [], start() {} }`,
  ],
])('a file among the drivers that %s stops the start by name', async (_what, text) => {
  const folder = await folderWith('odd.ts', text)
  await expect(scanDrivers(folder)).rejects.toThrow('drivers/ticket-printer/odd.ts')
  await rm(folder, { recursive: true })
})
