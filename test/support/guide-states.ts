import type { Page } from 'playwright-core'
import type { FoundTicket } from '#contract/find-ticket.ts'
import type { Guide } from '#contract/guide.ts'
import type { PrintState, TicketState } from '#contract/ticket.ts'
import { SUSPENDED_SEQ } from './long-station.ts'
import type { ScreenState } from './screen-states.ts'
import { catalogueOf, isLarge, settled, shows, tap, turnUntil } from './ways.ts'

// 办事指南, 找一件事 and 查我的号: the states that screen-states.ts lists.

const open = (name: string, reach: (page: Page) => Promise<void>): ScreenState => ({
  name,
  station: 'open',
  reach,
})

export async function toGuides(page: Page): Promise<void> {
  await page.locator('button[data-place="guide"]').tap()
  await shows(page, 'guides')
}

/** By its domain, as somebody goes who knows what it is about. */
async function toGuide(page: Page, choose: (guides: Guide[]) => Guide | undefined): Promise<void> {
  const { list, guides } = await catalogueOf(page)
  const guide = choose(guides)
  const domain = list.domains.find(({ items }) => items.includes(guide?.seq ?? 0))
  if (!guide || !domain) throw new Error('the catalogue has no such errand')
  await toGuides(page)
  if (await isLarge(page)) {
    await tap(page, /按类别找/)
    await shows(page, 'choose-domain')
  }
  await turnUntil(page, domain.name)
  await tap(page, domain.name)
  await shows(page, 'domain-items')
  await turnUntil(page, guide.plainTitle)
  await tap(page, guide.plainTitle)
  await shows(page, 'guide')
}

const numbered = (seq: number) => (guides: Guide[]) => guides.find((guide) => guide.seq === seq)

const longestBy = (text: (guide: Guide) => string) => (guides: Guide[]) =>
  guides.toSorted((a, b) => text(b).length - text(a).length)[0]

async function turn(page: Page): Promise<void> {
  await tap(page, '下一页')
  await settled(page)
}

/** The page on which this stands; the first where it begins. */
async function turnTo(page: Page, label: string): Promise<void> {
  while ((await page.locator('.section dt', { hasText: label }).count()) === 0) await turn(page)
}

const printed = (name: string, print: PrintState) =>
  open(`guide-print-${name}`, async (page) => {
    await page.route('**/api/guides/*/print', (route) => route.fulfill({ json: { print } }))
    await toGuide(page, numbered(18))
    await tap(page, '打印')
    await page.getByRole('alertdialog').waitFor()
    await settled(page)
  })

export async function toSearch(page: Page): Promise<void> {
  if (await isLarge(page)) {
    await toGuides(page)
    await tap(page, /找一件事/)
  } else await page.locator('button[data-place="search"]').tap()
  await shows(page, 'search')
}

/** With a finger as residents do, or with Enter, which is quicker: keys are not deaf to a second touch. */
type Hand = 'finger' | 'enter'

async function press(page: Page, keys: string, name: string, hand: Hand): Promise<void> {
  const key = page.locator(keys).getByRole('button', { name, exact: true })
  if (hand === 'finger') await key.tap()
  else await key.press('Enter')
  if (hand === 'finger') await settled(page)
}

/** Types pinyin letters, one key after another. */
export async function typeLetters(page: Page, letters: string, hand: Hand = 'enter'): Promise<void> {
  for (const letter of letters) await press(page, '.letters', letter, hand)
}

async function search(page: Page, letters: string): Promise<void> {
  await toSearch(page)
  await typeLetters(page, letters)
  await page.locator('.search-found, .search-nothing').waitFor()
  await settled(page)
}

export async function toFindTicket(page: Page): Promise<void> {
  if (await isLarge(page)) {
    await toGuides(page)
    await tap(page, /查我的号/)
  } else await page.locator('button[data-place="find-ticket"]').tap()
  await shows(page, 'find-ticket')
}

/** Types what stands on a slip, and asks. */
export async function typeSlip(
  page: Page,
  slip: { number: string; check: string },
  hand: Hand = 'enter',
): Promise<void> {
  // The letter stands there by itself where the station has one queue.
  for (const key of [...slip.number.slice(1).split(''), '下一格', ...slip.check.split(''), '查'])
    await press(page, '.pad', key, hand)
}

const found = (name: string, state: TicketState, change: Partial<FoundTicket> = {}) =>
  open(`found-${name}`, async (page) => {
    await page.route('**/api/tickets/find', (route) =>
      route.fulfill({ json: { ticket: { ...FOUND, state, ...change } } }),
    )
    await toFindTicket(page)
    await typeSlip(page, { number: 'A999', check: '1234' })
    await shows(page, 'found-ticket')
  })

const FOUND: Omit<FoundTicket, 'state' | 'day'> & { day: string } = {
  id: 'somebody',
  number: 'A9999',
  day: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  itemSeq: 12,
  queueId: 'general',
  priority: { at: 'none' },
  ahead: 999,
  estimateMinutes: 999,
  estimateBasis: 10,
  print: { at: 'printed' },
  takenAt: '2026-11-23T01:00:00Z',
}
const since = '2026-11-23T01:00:00Z'

export const guideStates: readonly ScreenState[] = [
  open('guides', toGuides),
  open('guide-documents', (page) => toGuide(page, numbered(3))),
  open('guide-long-materials', (page) => toGuide(page, numbered(12))),
  open('guide-long-title', (page) => toGuide(page, numbered(16))),
  open('guide-long-conditions', async (page) => {
    await toGuide(page, numbered(35))
    await turnTo(page, '什么人能办')
  }),
  open('guide-longest-name', (page) =>
    toGuide(
      page,
      longestBy(({ name }) => name),
    ),
  ),
  open('guide-last-item', (page) => toGuide(page, numbered(62))),
  open('guide-longest-basis', async (page) => {
    await toGuide(
      page,
      longestBy(({ legalBasis }) => legalBasis.map((basis) => Object.values(basis).join('')).join('')),
    )
    await turnTo(page, '依据')
  }),
  open('guide-last-page', async (page) => {
    await toGuide(page, numbered(48))
    const next = page.getByRole('button', { name: '下一页' })
    while (await next.isVisible()) await turn(page)
  }),
  open('guide-suspended', (page) => toGuide(page, numbered(SUSPENDED_SEQ))),
  open('guide-no-ticket', (page) =>
    toGuide(page, (guides) =>
      guides.find(({ noTicket, suspended }) => noTicket !== null && suspended === null),
    ),
  ),
  open('guide-kind-explained', async (page) => {
    await toGuide(page, numbered(18))
    await tap(page, /^承诺件/)
    await page.getByRole('alertdialog').waitFor()
    await settled(page)
  }),
  open('guide-handling-explained', async (page) => {
    await toGuide(page, numbered(18))
    await tap(page, /^帮办代办/)
    await page.getByRole('alertdialog').waitFor()
    await settled(page)
  }),
  open('guide-unconfirmed-explained', async (page) => {
    await toGuide(
      page,
      longestBy(({ unconfirmed }) => unconfirmed.join('')),
    )
    await tap(page, /处待核定/)
    await page.getByRole('alertdialog').waitFor()
    await settled(page)
  }),
  printed('failed', { at: 'failed', reason: 'offline' }),
  printed('unconfirmed', { at: 'unconfirmed', reason: 'timeout' }),
  open('search-empty', toSearch),
  open('search-found', (page) => search(page, 'DB')),
  open('search-last-page', async (page) => {
    await search(page, 'Y')
    const next = page.getByRole('button', { name: '下一页' })
    while (await next.isVisible()) await turn(page)
  }),
  open('search-nothing', (page) => search(page, 'XQZXQZXQZXQZXQZX')),
  open('find-ticket', toFindTicket),
  open('find-ticket-wrong', async (page) => {
    await toFindTicket(page)
    await typeSlip(page, { number: 'A999', check: '0000' })
    await page.getByRole('alert').waitFor()
    await settled(page)
  }),
  found('waiting', { at: 'waiting', since }),
  found('called', { at: 'called', window: 'W1', calledAt: since, calls: 1 }, { ahead: 0 }),
  found('no-show', { at: 'no-show', window: 'W1', since }),
  found('past', { at: 'waiting', since }, { day: '2025-12-31' }),
]
