import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffTicket, WindowWork } from '#contract/clerk.ts'
import type { WindowView } from '#contract/window.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { openLive } from '#test/support/live-client.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'

let station: HousedStation
let lead: StaffClient
let li: StaffClient
let wang: StaffClient
beforeAll(async () => {
  station = await openStation()
  ;[lead, li, wang] = await Promise.all([signIn(station, 0), signIn(station, 1), signIn(station, 2)])
})
afterAll(() => station?.remove())

const clerkOf = ({ body }: { body: unknown }) => (body as { window: WindowView }).window.clerk
const work = async () => (await li.get('/api/windows/W1/work')).body as WindowWork

test('a clerk with somebody in hand is asked, hears of it on their stream, and answers for one asker only', async () => {
  await ticketFor(station.url, { commandId: 'take-over-1' })
  const { ticket } = (await li.press('W1', 'call-next')).body as { ticket: StaffTicket }
  await li.press('W1', 'serve', { ticketId: ticket.id })
  const desk = await openLive(station.url, { cookie: li.cookie }, undefined, '/api/windows/W1/live')
  const hall = await openLive(station.url, {}, undefined, '/api/live?screen=lobby')
  const asked = await wang.press('W1', 'open', { takeOver: true })
  expect([asked.status, clerkOf(asked)?.name]).toEqual([200, li.name])
  expect((await desk.first(({ event }) => event === 'take-over-changed')).data).toEqual({ window: 'W1' })
  const { takeOver } = await work()
  if (takeOver.at !== 'asked') throw new Error('nobody was asked')
  expect(takeOver).toMatchObject({ clerk: { name: wang.name }, from: { name: li.name } })
  expect(takeOver.seconds).toBeGreaterThan(0)
  const asker = takeOver.clerk.id
  expect((await wang.press('W1', 'allow-take-over', { asker })).body).toMatchObject({ code: 'window-taken' })
  await li.press('W1', 'refuse-take-over', { asker })
  expect(await work()).toMatchObject({
    window: { clerk: { name: li.name } },
    takeOver: { at: 'over', how: 'refused' },
  })

  await wang.press('W1', 'open', { takeOver: true })
  expect(clerkOf(await li.press('W1', 'allow-take-over', { asker }))?.name).toBe(wang.name)
  expect((await work()).current?.id).toBe(ticket.id)

  expect((await li.press('W1', 'take-over')).status).toBe(403)
  expect(clerkOf(await lead.press('W1', 'take-over'))?.name).toBe(lead.name)
  expect((await work()).takeOver).toMatchObject({ how: 'lead', from: { name: wang.name } })
  await hall.first(({ event }) => event === 'windows-changed')
  expect(hall.events.map(({ event }) => event)).not.toContain('take-over-changed')
  for (const stream of [desk, hall]) stream.close()
})

test('a clerk whose screen is locked is told that a colleague asks for the window, and nothing of whom or why', async () => {
  await ticketFor(station.url, { commandId: 'take-over-locked' })
  await li.press('W3', 'open')
  const { ticket } = (await li.press('W3', 'call-next')).body as { ticket: StaffTicket }
  const awaits = async () => (await li.get('/api/session/awaits')).body
  expect(await awaits()).toMatchObject({ takeOver: false })
  await fetch(`${station.url}/api/session/lock`, {
    method: 'POST',
    headers: { cookie: li.cookie, 'x-kiosk': '1' },
  })
  expect((await li.get('/api/windows/W3/work')).status).toBe(401)
  await wang.press('W3', 'open', { takeOver: true })
  expect(await awaits()).toEqual({ troubles: expect.any(Number) as unknown, takeOver: true })
  expect(JSON.stringify(await awaits())).not.toContain(ticket.number)
})
