import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveClient, openLive } from '#test/support/live-client.ts'
import { signIn } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { ticketFor } from '#test/support/station-client.ts'

let station: HousedStation
beforeAll(async () => {
  station = await openStation()
})
afterAll(() => station.remove())

test('what a caller pad was refused is told to the clerk at its window, and on no other screen of the station', async () => {
  const [first, second] = [await signIn(station, 1), await signIn(station, 2)]
  await first.press('W1', 'open')
  await second.press('W2', 'open')
  const at = (path: string, cookie?: string) =>
    openLive(station.url, cookie === undefined ? {} : { cookie }, undefined, path)
  const meant = await at('/api/windows/W1/live', first.cookie)
  const others: Record<string, LiveClient> = {
    'the clerk of the other window': await at('/api/windows/W2/live', second.cookie),
    'that clerk, looking at this window': await at('/api/windows/W1/live', second.cookie),
    'the hall': await at('/api/live?screen=lobby'),
    'the kiosk': await at('/api/live?kiosk=kiosk-1'),
  }
  await fetch(`${station.url}/api/bench/pad-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // No ticket has been taken yet.
    body: JSON.stringify({ action: 'press-key', key: 'next' }),
  })
  const refused = await meant.first(({ event }) => event === 'pad-refused')
  expect(refused).toMatchObject({ id: null, data: { window: 'W1' } })
  await ticketFor(station.url, { commandId: 'after-the-press' })
  for (const [who, screen] of Object.entries(others)) {
    await screen.first(({ event }) => event === 'ticket-taken')
    expect(
      screen.events.map(({ event }) => event),
      who,
    ).not.toContain('pad-refused')
    screen.close()
  }
  meant.close()
})

test('a clerk’s stream needs a session, and a window that there is', async () => {
  const clerk = await signIn(station, 1)
  expect((await fetch(`${station.url}/api/windows/W1/live`)).status).toBe(401)
  expect(await clerk.get('/api/windows/W9/live')).toMatchObject({
    status: 404,
    body: { code: 'unknown-window' },
  })
})
