import type { Page } from 'playwright-core'
import type { Guide, GuideList } from '#contract/guide.ts'
import type { PrintState, Ticket } from '#contract/ticket.ts'
import { SUSPENDED_SEQ } from './long-station.ts'

/**
 * Every state of the residents' screen, in one place: the gate and the screenshots walk this list. `reach` begins on
 * the home screen, in whatever mode, and ends with the state at rest. The page's clock must be installed.
 */
export type ScreenState = {
  name: string
  /** What station shows it: as shipped, out of hours, or with today's numbers used up. */
  station: 'open' | 'closed' | 'full'
  reach(page: Page): Promise<void>
}

const isLarge = (page: Page) => page.evaluate(() => document.documentElement.dataset['type'] === 'large')

/** Taps the control with this name; a touch, never a click. */
export async function tap(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().tap()
}

export async function shows(page: Page, screen: string): Promise<void> {
  await page.locator(`.frame[data-screen="${screen}"]`).waitFor()
  await settled(page)
}

/** Buttons are deaf for a moment after they appear; nobody would judge them by that moment. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('button:disabled:not([data-disabled])') === null)
}

async function toChoose(page: Page): Promise<void> {
  await page.locator('[data-place="take"]').first().tap()
  await shows(page, 'choose-errand')
}

async function toDomain(page: Page, domain: string): Promise<void> {
  await toChoose(page)
  if (await isLarge(page)) {
    await tap(page, /按类别找/)
    await shows(page, 'choose-domain')
  }
  await turnUntil(page, domain)
  await tap(page, domain)
  await shows(page, 'domain-items')
}

/** Turns pages until the named thing stands on one. */
async function turnUntil(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name }).first()
  while ((await wanted.count()) === 0) {
    await tap(page, '下一页')
    await settled(page)
  }
}

async function toErrand(page: Page, choose: (guides: Guide[]) => Guide | undefined): Promise<void> {
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
function catalogueOf(page: Page): KnownCatalogue {
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

const longest = (text: (guide: Guide) => string) => (guides: Guide[]) =>
  guides
    .filter(({ noTicket, suspended }) => noTicket === null && suspended === null)
    .toSorted((a, b) => text(b).length - text(a).length)[0]

/** A ticket whose answer says what the paper became of; the station behind it is real. */
function ticketState(
  name: string,
  print: PrintState,
  change: Partial<Ticket> = {},
  errand = true,
): ScreenState {
  return {
    name,
    station: 'open',
    reach: async (page) => {
      await page.route('**/api/tickets', async (route) => {
        const reply = await route.fetch()
        const { ticket } = (await reply.json()) as { ticket: Ticket }
        await route.fulfill({ response: reply, json: { ticket: { ...ticket, ...change, print } } })
      })
      // What the stream says of the real slip is not the story here.
      await page.route('**/by-command/**', (route) => route.abort())
      if (errand) {
        await toErrand(
          page,
          longest(({ materials }) => materials.map((m) => m.name).join('')),
        )
        await tap(page, /^取号/)
      } else {
        await toChoose(page)
        await tap(page, /直接取号/)
      }
      await shows(page, 'ticket')
      await page.locator(`[data-print="${print.at}"]`).waitFor()
    },
  }
}

const failed = (reason: Extract<PrintState, { at: 'failed' }>['reason']): PrintState => ({
  at: 'failed',
  reason,
})

export const screenStates: readonly ScreenState[] = [
  { name: 'home', station: 'open', reach: (page) => shows(page, 'home') },
  { name: 'home-closed', station: 'closed', reach: (page) => shows(page, 'home') },
  { name: 'choose-errand', station: 'open', reach: toChoose },
  { name: 'choose-errand-full', station: 'full', reach: toChoose },
  {
    name: 'choose-domain',
    station: 'open',
    reach: async (page) => {
      await toChoose(page)
      // A screen of its own in 大字版 only; the tiles stand on choose-errand otherwise.
      if (!(await isLarge(page))) return
      await tap(page, /按类别找/)
      await shows(page, 'choose-domain')
    },
  },
  {
    name: 'domain-items-most',
    station: 'open',
    reach: async (page) => {
      const { list } = await catalogueOf(page)
      const [most] = list.domains.toSorted((a, b) => b.items.length - a.items.length)
      await toDomain(page, most?.name ?? '')
    },
  },
  {
    name: 'domain-items-last-page',
    station: 'open',
    reach: async (page) => {
      const { list } = await catalogueOf(page)
      const [most] = list.domains.toSorted((a, b) => b.items.length - a.items.length)
      await toDomain(page, most?.name ?? '')
      const next = page.getByRole('button', { name: '下一页' })
      while ((await next.count()) > 0 && (await next.isEnabled())) {
        await next.tap()
        await settled(page)
      }
    },
  },
  {
    name: 'domain-items-longest-name',
    station: 'open',
    reach: async (page) => {
      const { list } = await catalogueOf(page)
      const [longestGuide] = list.guides.toSorted(
        (a, b) => b.name.length + b.plainTitle.length - a.name.length - a.plainTitle.length,
      )
      const domain = list.domains.find(({ items }) => items.includes(longestGuide?.seq ?? 0))
      await toDomain(page, domain?.name ?? '')
      await turnUntil(page, longestGuide?.plainTitle ?? '')
    },
  },
  {
    name: 'confirm-errand-longest-name',
    station: 'open',
    reach: (page) =>
      toErrand(
        page,
        longest(({ name, plainTitle }) => name + plainTitle),
      ),
  },
  {
    name: 'confirm-errand-most-to-bring',
    station: 'open',
    reach: (page) =>
      toErrand(
        page,
        longest(({ materials }) => materials.map((m) => m.name + m.note).join('')),
      ),
  },
  {
    name: 'confirm-errand-no-ticket',
    station: 'open',
    reach: (page) =>
      toErrand(page, (guides) =>
        guides
          .filter(({ noTicket }) => noTicket !== null)
          .toSorted((a, b) => (b.noTicket ?? '').length - (a.noTicket ?? '').length)
          .at(0),
      ),
  },
  {
    name: 'confirm-errand-suspended',
    station: 'open',
    reach: (page) => toErrand(page, (guides) => guides.find(({ seq }) => seq === SUSPENDED_SEQ)),
  },
  {
    name: 'confirm-errand-closed',
    station: 'closed',
    reach: (page) =>
      toErrand(
        page,
        longest(({ name }) => name),
      ),
  },
  {
    name: 'confirm-errand-full',
    station: 'full',
    reach: (page) =>
      toErrand(
        page,
        longest(({ name }) => name),
      ),
  },
  ticketState('ticket-printing', { at: 'sending' }),
  ticketState('ticket-printed', { at: 'printed' }, { ahead: 12, estimateMinutes: 145, estimateBasis: 10 }),
  ticketState('ticket-direct', { at: 'printed' }, {}, false),
  ticketState('ticket-paper-out', failed('paper-out')),
  ticketState('ticket-cover-open', failed('cover-open')),
  ticketState('ticket-unplugged', failed('unplugged')),
  ticketState('ticket-unconfirmed', { at: 'unconfirmed', reason: 'timeout' }),
  ticketState('ticket-no-printer', { at: 'none' }),
  ticketState('ticket-a9999', failed('paper-out'), {
    number: 'A9999',
    ahead: 999,
    estimateMinutes: 999,
    estimateBasis: 10,
  }),
  ticketState(
    'ticket-called',
    { at: 'printed' },
    {
      number: 'A9999',
      state: { at: 'called', window: 'W1', calledAt: '2026-11-23T01:00:00Z', calls: 1 },
      ahead: 0,
    },
  ),
  refusedState('closed', 'station-closed', '现在不办理'),
  refusedState('queue-full', 'queue-full', '今天的号已经取完了'),
  refusedState(
    'no-ticket',
    'item-suspended',
    '上级业务系统升级，预计 2026 年 12 月 15 日恢复，请到镇便民服务中心办理。',
  ),
  refusedState('cannot-take', 'ledger-unavailable', '机器暂时不能取号，请到服务台，工作人员帮您取号。'),
  {
    name: 'taking-long',
    station: 'open',
    reach: async (page) => {
      await readAhead(page)
      await page.route('**/api/tickets', (route) => route.abort())
      await toChoose(page)
      await tap(page, /直接取号/)
      await page.clock.fastForward(3_000)
      await page.getByRole('alertdialog').or(page.getByRole('dialog')).first().waitFor()
    },
  },
  {
    name: 'taking-too-long',
    station: 'open',
    reach: async (page) => {
      await readAhead(page)
      await page.route('**/api/tickets', (route) => route.abort())
      await toChoose(page)
      await tap(page, /直接取号/)
      await page.clock.fastForward(22_000)
      await page.getByText('一时连不上').first().waitFor()
      await settled(page)
    },
  },
  {
    name: 'idle-warning',
    station: 'open',
    reach: async (page) => {
      await readAhead(page)
      await toChoose(page)
      await page.clock.fastForward(92_000)
      await page.getByText('您还在看吗').first().waitFor()
      await settled(page)
    },
  },
]

/** The station's no to a tap, as it says it: the screen had offered the errand a moment before. */
function refusedState(screen: string, code: string, detail: string): ScreenState {
  return {
    name: `refused-${screen}`,
    station: 'open',
    reach: async (page) => {
      await page.route('**/api/tickets', (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          json: { type: 'about:blank', title: 'Conflict', status: 409, code, detail },
        }),
      )
      await toChoose(page)
      await tap(page, /直接取号/)
      await shows(page, screen)
    },
  }
}

/** The code of later screens is fetched when home has stood for a while; then they stand without the daemon. */
async function readAhead(page: Page): Promise<void> {
  await page.clock.fastForward(9_000)
  await screensFetched(page)
}

/** Waits until the page holds the code of every screen. */
export async function screensFetched(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
    return ['above', 'ticket', 'cannot-take', 'closed'].every((screen) =>
      fetched.some((name) => name.includes(`/${screen}-`)),
    )
  })
}

/** Switches the home screen to a mode by its own buttons. */
export async function setMode(page: Page, mode: { large: boolean; highContrast: boolean }): Promise<void> {
  if (mode.highContrast) {
    await tap(page, '黑底白字')
    await page.locator('html[data-contrast="high"]').waitFor()
  }
  if (mode.large) {
    await tap(page, '大字版')
    await page.locator('html[data-type="large"]').waitFor()
  }
  await settled(page)
}
