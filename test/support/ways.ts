import type { Page } from 'playwright-core'
import type { Guide, GuideList } from '#contract/guide.ts'

// The ways from the home screen to every other, as a resident goes them, in any mode.

/** Whether the page stands in 大字版. */
export const isLarge = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['type'] === 'large')

/** Taps the control with this name; a touch, never a click. */
export async function tap(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().tap()
}

export async function shows(page: Page, screen: string): Promise<void> {
  await page.locator(`.frame[data-screen="${screen}"]`).waitFor()
  await settled(page)
}

/** Longer than any button is deaf. */
const DEAF_AT_MOST_MS = 1_000
const hurried = new WeakSet<Page>()

/** From now on the moments in which buttons are deaf pass at once. The page's clock must be installed. */
export function hurry(page: Page): void {
  hurried.add(page)
}

/** Buttons are deaf for a moment after they appear; nobody would judge them by that moment. */
export async function settled(page: Page): Promise<void> {
  if (hurried.has(page)) await page.clock.runFor(DEAF_AT_MOST_MS)
  await page.waitForFunction(() => document.querySelector('button:disabled:not([data-disabled])') === null)
}

export async function toChoose(page: Page): Promise<void> {
  await page.locator('[data-place="take"]').first().tap()
  await shows(page, 'choose-errand')
}

export async function toDomain(page: Page, domain: string): Promise<void> {
  await toChoose(page)
  if (await isLarge(page)) {
    await tap(page, /按类别找/)
    await shows(page, 'choose-domain')
  }
  await turnUntil(page, domain)
  // 交医疗保险 of the common errands is not the domain 医疗保险.
  await tap(page, new RegExp(`^${domain}`, 'u'))
  await shows(page, 'domain-items')
}

/** Turns pages until the named thing stands on one. */
export async function turnUntil(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name }).first()
  while ((await wanted.count()) === 0) {
    await tap(page, '下一页')
    await settled(page)
  }
}

export async function toErrand(page: Page, choose: (guides: Guide[]) => Guide | undefined): Promise<void> {
  const { list, guides } = await catalogueOf(page)
  const guide = choose(guides)
  if (!guide) throw new Error('the catalogue has no such errand')
  const domain = list.domains.find(({ items }) => items.includes(guide.seq))
  if (!domain) throw new Error(`${guide.name} belongs to no domain`)
  await toDomain(page, domain.name)
  await turnUntil(page, guide.plainTitle)
  await tap(page, guide.plainTitle)
  await shows(page, 'confirm-errand')
}

type KnownCatalogue = Promise<{ list: GuideList; guides: Guide[] }>
const catalogues = new Map<string, KnownCatalogue>()

/** The catalogue of the page's station; it does not change while that runs. */
export function catalogueOf(page: Page): KnownCatalogue {
  const { origin } = new URL(page.url())
  const known = catalogues.get(origin) ?? readCatalogue(origin)
  catalogues.set(origin, known)
  return known
}

async function readCatalogue(origin: string): KnownCatalogue {
  const list = (await (await fetch(`${origin}/api/guides`)).json()) as GuideList
  const guides = await Promise.all(
    list.guides.map(async ({ seq }) => {
      const reply = (await (await fetch(`${origin}/api/guides/${seq}`)).json()) as { guide: Guide }
      return reply.guide
    }),
  )
  return { list, guides }
}

/** The code of later screens is fetched when home has stood for a while; then they stand without the daemon. */
export async function readAhead(page: Page): Promise<void> {
  await page.clock.fastForward(9_000)
  await screensFetched(page)
}

/** Waits until the page holds the code of every screen. */
export async function screensFetched(page: Page): Promise<void> {
  await page.locator('[data-screens="fetched"]').waitFor()
}

/** Switches the home screen to 大字版 by its own button. */
export async function setLayout(page: Page, { large }: { large: boolean }): Promise<void> {
  if (large) {
    await tap(page, '大字版')
    await page.locator('html[data-type="large"]').waitFor()
  }
  await settled(page)
}
