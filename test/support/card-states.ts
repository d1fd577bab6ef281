import type { Page } from 'playwright-core'
import type { Ticket } from '#contract/ticket.ts'
import { DRAWER_CARDS } from '#daemon/devices/simulators/card-reader.ts'
import {
  atTheReader,
  clearReader,
  consent,
  leaveCard,
  OLD_CARD,
  pullCard,
  toConsent,
  YOUNG_CARD,
} from './card-ways.ts'
import type { ScreenState } from './screen-states.ts'
import { shows, tap, toChoose } from './ways.ts'

const stationOf = (page: Page) => new URL(page.url()).origin

function cardState(name: string, reach: (page: Page, url: string) => Promise<void>): ScreenState {
  return {
    name,
    station: 'open',
    reach: async (page) => {
      const url = stationOf(page)
      await clearReader(url)
      await reach(page, url)
    },
  }
}

let drawn = 0
/** Each time somebody else: nobody takes two tickets for the same errand. */
const nextCard = () => drawn++ % DRAWER_CARDS

async function declare(page: Page): Promise<void> {
  await toConsent(page)
  await tap(page, /没带证/)
  await shows(page, 'declare-priority')
}

/** A card, read; what the station answers to it is real unless a test says otherwise. */
async function readCard(page: Page, url: string, screen: string): Promise<void> {
  await toConsent(page)
  await consent(page)
  await atTheReader(url, { action: 'put-card', card: nextCard() })
  await shows(page, screen)
}

async function refuse(page: Page, problem: { code: string; detail: string; number?: string }): Promise<void> {
  await page.route('**/api/tickets', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Conflict', status: 409, ...problem },
    }),
  )
}

/** Longest number, longest wait, longest name of an errand are in the other states; here the card is the news. */
async function longTicket(page: Page): Promise<void> {
  await page.route('**/api/tickets', async (route) => {
    const reply = await route.fetch()
    const { ticket } = (await reply.json()) as { ticket: Ticket }
    await route.fulfill({
      response: reply,
      json: { ticket: { ...ticket, number: 'A9999', ahead: 999, priority: { at: 'card', reason: '老' } } },
    })
  })
}

/** Every state that an ID card, or priority without one, brings to the screen. */
export const cardStates: readonly ScreenState[] = [
  cardState('card-consent', toConsent),
  cardState('place-card', async (page) => {
    await toConsent(page)
    await consent(page)
  }),
  cardState('lift-card', async (page, url) => {
    await leaveCard(url, YOUNG_CARD)
    await toConsent(page)
    await tap(page, /同意，放身份证/)
    await shows(page, 'lift-card')
  }),
  cardState('card-moved', async (page, url) => {
    await toConsent(page)
    await consent(page)
    await pullCard(url, YOUNG_CARD)
    await shows(page, 'card-moved')
  }),
  cardState('two-cards', async (page, url) => {
    await toConsent(page)
    await atTheReader(url, { action: 'put-card', card: OLD_CARD }, { action: 'put-card', card: YOUNG_CARD })
    await tap(page, /同意，放身份证/)
    await shows(page, 'two-cards')
  }),
  cardState('card-not-read', async (page, url) => {
    await atTheReader(url, { action: 'set-chips', chips: 'worn' })
    await readCard(page, url, 'card-not-read')
  }),
  cardState('card-late', async (page) => {
    await toConsent(page)
    await consent(page)
    await page.clock.fastForward(61_000)
    await shows(page, 'card-late')
  }),
  cardState('card-late-card-forgotten', async (page, url) => {
    await atTheReader(url, { action: 'set-chips', chips: 'worn' })
    await readCard(page, url, 'card-not-read')
    await page.clock.fastForward(61_000)
    await shows(page, 'card-late')
  }),
  cardState('reader-down', async (page) => {
    await page.route('**/api/card/read', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', title: 'Conflict', status: 409, code: 'no-card-reader', detail: '' },
      }),
    )
    await toConsent(page)
    await tap(page, /同意，放身份证/)
    await shows(page, 'reader-down')
  }),
  cardState('declare-priority', declare),
  cardState('ticket-declared', async (page) => {
    await declare(page)
    await tap(page, '残疾人')
    await shows(page, 'ticket')
    await page.locator('[data-print="printed"]').waitFor()
  }),
  cardState('ticket-card-lying', async (page, url) => {
    await longTicket(page)
    await page.route('**/by-command/**', (route) => route.abort())
    await readCard(page, url, 'ticket')
    await page.locator('.card-reminder').waitFor()
  }),
  cardState('ticket-card-lying-errand', async (page, url) => {
    await toChoose(page)
    await page.locator('.often-tiles button').first().tap()
    await shows(page, 'confirm-errand')
    await tap(page, /优先取号/)
    await shows(page, 'card-consent')
    await consent(page)
    await atTheReader(url, { action: 'put-card', card: nextCard() })
    await shows(page, 'ticket')
    await page.locator('.card-reminder').waitFor()
  }),
  cardState('take-card-away', async (page, url) => {
    await readCard(page, url, 'ticket')
    await tap(page, /好了/)
    await shows(page, 'take-card-away')
  }),
  cardState('already-waiting', async (page, url) => {
    await refuse(page, { code: 'already-waiting', detail: '您已经为这件事取过号了。', number: 'A9999' })
    await readCard(page, url, 'already-waiting')
  }),
  cardState('card-refused', async (page, url) => {
    await refuse(page, {
      code: 'item-suspended',
      detail: '上级业务系统升级，预计 2026 年 12 月 15 日恢复，请到镇便民服务中心办理。',
    })
    await readCard(page, url, 'no-ticket')
  }),
]
