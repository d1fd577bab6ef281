import { randomUUID } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeviceSetupReply, StaffDevicesReply } from '#contract/device.ts'
import type { TroublesReply } from '#contract/trouble.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { actOnPrinter, printer, settledTicket, takeTicket } from '#test/support/station-client.ts'

type Answer = { status: number; body: unknown }

async function change(
  { url }: HousedStation,
  { cookie }: StaffClient,
  id: string,
  asked: { base: string; device: object; commandId?: string },
): Promise<Answer> {
  const reply = await fetch(`${url}/api/devices/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-kiosk': '1', cookie },
    body: JSON.stringify({ commandId: randomUUID(), ...asked }),
  })
  return { status: reply.status, body: await reply.json() }
}

let station: HousedStation
let lead: StaffClient

beforeAll(async () => {
  station = await openStation()
  lead = await signIn(station)
})
afterAll(() => station.remove())

const setupOf = async (lead: StaffClient, id: string) =>
  (await lead.get(`/api/devices/${id}/setup`)).body as DeviceSetupReply

test('the lead changes the printer while numbers are given: it prints on the new one, and nothing else is closed', async () => {
  const file = join(station.configDir, 'devices.yaml')
  const before = await readFile(file, 'utf8')
  const { mode } = await stat(file)
  const setup = await setupOf(lead, 'printer-1')
  expect(setup).toMatchObject({
    port: 'ticket-printer',
    device: { driver: 'escpos', wire: { simulated: 'thermal-80' }, at: { kiosk: 'kiosk-1' } },
    simulated: ['thermal-80', 'thermal-58'],
    kiosks: ['kiosk-1'],
    changed: null,
  })
  const [escpos] = setup.drivers
  expect(escpos?.fields.find(({ name }) => name === 'model')?.kind).toEqual({
    at: 'choice',
    of: expect.arrayContaining(['generic-58', 'generic-80']) as unknown,
  })

  // A reader that was closed meanwhile would say so; this one waits for its card all the time.
  const reading = lead.post('/api/devices/reader-1/test')
  const device = { ...setup.device, wire: { simulated: 'thermal-58' }, model: 'generic-58' }
  const [changed, during] = await Promise.all([
    change(station, lead, 'printer-1', { base: setup.base, device }),
    takeTicket(station.url, { commandId: 'during-the-change' }),
  ])
  expect(changed).toMatchObject({
    status: 200,
    body: { device: { id: 'printer-1', health: { at: 'ready' } }, said: '换上了，设备已经连上。' },
  })
  expect(during.status).toBe(201)
  expect((await settledTicket(station.url, 'during-the-change')).print.at).not.toBe('sending')
  expect((await takeTicket(station.url, { commandId: 'after-the-change' })).status).toBe(201)
  expect((await settledTicket(station.url, 'after-the-change')).print).toEqual({ at: 'printed' })
  expect((await printer(station.url)).widthMm).toBe(58)
  await actOnPrinter(station.url, { action: 'put-card', card: 0 }, 'reader-1')
  expect((await reading).body).toMatchObject({ at: 'worked' })
  const { devices } = (await lead.get('/api/staff/devices')).body as StaffDevicesReply
  expect(devices.find(({ id }) => id === 'reader-1')?.tested).toMatchObject({
    result: 'worked',
    by: lead.name,
  })

  expect(await readFile(file, 'utf8')).toBe(
    before
      .replace('wire: {simulated: thermal-80}', 'wire: {simulated: thermal-58}')
      .replace('at: {kiosk: kiosk-1}\n', 'at: {kiosk: kiosk-1}\n    model: generic-58\n'),
  )
  expect((await stat(file)).mode & 0o044, 'others may read it as before').toBe(mode & 0o044)
  expect((await setupOf(lead, 'printer-1')).changed).toMatchObject({ by: lead.name })
  const { troubles } = (await lead.get('/api/troubles')).body as TroublesReply
  expect(
    troubles.filter(({ at }) => at === 'contents'),
    'the file and the station agree',
  ).toEqual([])
})

test('a change that does not fit is refused by the field, and one on another file than the one that was read is not made', async () => {
  const file = join(station.configDir, 'devices.yaml')
  const clerk = await signIn(station, 1)
  const { base, device } = await setupOf(lead, 'printer-1')
  const before = await readFile(file, 'utf8')
  const findings = async (wanted: object) => {
    const refused = await change(station, lead, 'printer-1', { base, device: { ...device, ...wanted } })
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-publishable' } })
    return (refused.body as { findings: { path: unknown[] }[] }).findings.map(({ path }) => path.join('.'))
  }
  expect(await findings({ wire: { serial: '/dev/kiosk-printer', baudRate: 3 } })).toContain('wire.baudRate')
  expect(await findings({ wire: { tcp: '192.168.1.50:0' } })).toEqual(['wire.tcp'])
  expect(await findings({ wire: { simulated: 'keypad' } })).toEqual(['wire.simulated'])
  expect(await findings({ driver: 'esc-pos' })).toEqual(['driver'])
  expect(await findings({ at: { kiosk: 'kiosk-7' } })).toEqual(['at.kiosk'])
  expect(await findings({ model: 'none-such' })).toEqual(['model'])
  expect(await findings({ modell: 'generic-58' })).toEqual(['modell'])
  expect(await readFile(file, 'utf8')).toBe(before)

  const fits = { base, device: { ...device, model: 'generic-80' } }
  expect(await change(station, clerk, 'printer-1', fits)).toMatchObject({ status: 403 })
  await writeFile(file, `${before}# measured again\n`)
  expect(await change(station, lead, 'printer-1', fits)).toMatchObject({
    status: 409,
    body: { code: 'changed-meanwhile' },
  })
  expect(await readFile(file, 'utf8')).toBe(`${before}# measured again\n`)
})
