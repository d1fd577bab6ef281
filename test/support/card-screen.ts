import { expect, onTestFinished } from 'vitest'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import type { StationConfig } from '#daemon/settings/station.ts'
import { type LiveClient, type Received, openLive } from './live-client.ts'
import { openStationHere, type StationHere } from './station-here.ts'

export const READ = '/api/card/read'
export const AGREED = { consent: true }
/** Longer than it takes to read a card, or to see that it is gone. */
export const SOON_MS = 1500

type CardRead = { cardRef: string; kind: string; maskedName: string; ageBand: string }

/** A station that ends with the test, and a screen at its first kiosk. */
export async function openWithScreen(changes: Parameters<typeof openStationHere>[0] = {}) {
  const here = await openStationHere(changes)
  onTestFinished(() => here.remove())
  const live = await screen(here)
  return { here, live }
}

export async function screen(here: StationHere, headers = {}, kiosk?: string): Promise<LiveClient> {
  const path = kiosk === undefined ? undefined : `/api/live?kiosk=${kiosk}`
  const live = await openLive(here.url, headers, undefined, path)
  expect(live.status).toBe(200)
  onTestFinished(() => live.close())
  return live
}

export function cardEvents(live: LiveClient): Received[] {
  return live.events.filter(({ event }) => event.startsWith('card-'))
}

/** What the next event of this name says, once `make` has begun. */
export async function next<Data>(
  live: LiveClient,
  name: string,
  make: () => Promise<unknown>,
): Promise<Data> {
  const before = live.events.length
  await make()
  const found = await live.first((event) => event.event === name && live.events.indexOf(event) >= before)
  return found.data as Data
}

/** A resident consents, puts a card down, and takes it away again. */
export async function readCard(
  here: StationHere,
  live: LiveClient,
  card: number,
  { reader = 'reader-1', kiosk = 'kiosk-1' } = {},
): Promise<CardRead> {
  const read = await next<CardRead>(live, 'card-read', async () => {
    expect((await here.send('POST', READ, { ...AGREED, kiosk })).status).toBe(202)
    await here.act(reader, { action: 'put-card', card })
    await here.clock.advance(SOON_MS)
  })
  await next(live, 'card-removed', async () => {
    await here.act(reader, { action: 'take-card' })
    await here.clock.advance(SOON_MS)
  })
  return read
}

/** The sample station with a second kiosk that has a reader of its own. */
export const twoKiosks = {
  station: (station: StationConfig) => void station.kiosks.push({ id: 'kiosk-2', mmPerPx: 0.311 }),
  devices: (config: DevicesConfig) =>
    void config.devices.push({
      id: 'reader-2',
      port: 'card-reader',
      driver: 'sdt',
      wire: { simulated: 'card-reader' },
      at: { kiosk: 'kiosk-2' },
    }),
}
