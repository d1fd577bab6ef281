import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import { reader } from './card-ways.ts'
import { finger } from './resident.ts'

export const shown = (page: Page, screen: string) => page.locator(`[data-screen="${screen}"]`).waitFor()

/** What the tap, or the card, sent and what it was answered with. */
export function ticketOn(page: Page): Promise<{ ticket: Ticket; body: TakeTicketBody }> {
  return page
    .waitForResponse((reply) => reply.url().endsWith('/api/tickets'))
    .then(async (reply) => ({
      ticket: ((await reply.json()) as { ticket: Ticket }).ticket,
      body: reply.request().postDataJSON() as TakeTicketBody,
    }))
}

/** A reader that waits for a card looks for it several times a second, so that its lamp never goes out. */
export async function looksForNoCard(url: string) {
  await expect.poll(async () => (await reader(url)).work).toBe('resting')
}

export async function toConsent(page: Page) {
  const touch = finger(page)
  await touch.tapPlace('take')
  await touch.tap('choose-errand', /优先取号/)
  await shown(page, 'card-consent')
  return touch
}

export async function toPlaceCard(page: Page) {
  const touch = await toConsent(page)
  await touch.tap('card-consent', /^同意/)
  await shown(page, 'place-card')
  return touch
}
