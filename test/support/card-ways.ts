import type { Page } from 'playwright-core'
import type { Bench, BenchAction, BenchCardReader } from '#contract/bench.ts'
import type { CardPurpose } from '#contract/card.ts'
import type { LiveEvents } from '#contract/live.ts'
import { type LiveClient, openLive } from './live-client.ts'
import { actOnPrinter, until } from './station-client.ts'
import { shows, tap, toChoose } from './ways.ts'

/** By their place in the drawer: somebody of 61, and somebody of 34 (simulators/drawer.ts). */
export const OLD_CARD = 2
export const YOUNG_CARD = 3

const OFFER = /优先取号/
const AGREE = /同意，放身份证/

/** What a hand does at the simulated reader. */
export async function atTheReader(url: string, ...actions: BenchAction[]): Promise<void> {
  for (const action of actions) await actOnPrinter(url, action, 'reader-1')
}

export async function reader(url: string): Promise<BenchCardReader> {
  const { devices } = (await (await fetch(`${url}/api/bench`)).json()) as Bench
  for (const { device } of devices) if (device.at === 'card-reader') return device
  throw new Error('there is no simulated card reader')
}

/** A card of somebody before, who has gone and left it there. */
export async function leaveCard(url: string, card: number): Promise<void> {
  const { live } = await readCard(url, card)
  live.close()
  await fetch(`${url}/api/card/read`, { method: 'DELETE' })
}

/** Reads a card for this and takes it away again; its reference. */
export async function cardReadFor(url: string, card: number, purpose: CardPurpose): Promise<string> {
  const { cardRef, live } = await readCard(url, card, purpose)
  await atTheReader(url, { action: 'take-card' })
  // Otherwise the next card is not seen to be another one.
  await live.first(({ event }) => event === 'card-removed')
  live.close()
  return cardRef
}

async function readCard(
  url: string,
  card: number,
  purpose?: CardPurpose,
): Promise<{ cardRef: string; live: LiveClient }> {
  const live = await openLive(url)
  await live.first(({ event }) => event === 'snapshot')
  await fetch(`${url}/api/card/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ consent: true, ...(purpose && { for: purpose }) }),
  })
  await atTheReader(url, { action: 'put-card', card })
  const { data } = await live.first(({ event }) => event === 'card-read')
  return { cardRef: (data as LiveEvents['card-read']).cardRef, live }
}

/** From home, without saying for what, to the question whether to use a card. */
export async function toConsent(page: Page): Promise<void> {
  await toChoose(page)
  await tap(page, OFFER)
  await shows(page, 'card-consent')
}

/** From the question on: the tap of consent, and the screen that follows it. */
export async function consent(page: Page, screen = 'place-card'): Promise<void> {
  await tap(page, AGREE)
  await shows(page, screen)
}

/** Takes the card away in the middle of its reading. */
export async function pullCard(url: string, card: number): Promise<void> {
  await atTheReader(url, { action: 'snatch-card', card })
  await until(async () => ((await reader(url)).lying.length === 0 ? true : undefined), 'the card to be away')
}
