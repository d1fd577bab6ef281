import type { Page } from 'playwright-core'
import type { Guide } from '#contract/guide.ts'
import type { PrintState, Ticket } from '#contract/ticket.ts'
import { boardStates } from './board-states.ts'
import { cardStates } from './card-states.ts'
import { guideStates } from './guide-states.ts'
import { SUSPENDED_SEQ } from './long-station.ts'
import { staffCallStates } from './staff-call-states.ts'
import {
  catalogueOf,
  isLarge,
  readAhead,
  settled,
  shows,
  tap,
  toChoose,
  toDomain,
  toErrand,
  turnUntil,
} from './ways.ts'

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
    reach: async (page) => {
      // Out of hours the way leads by the common errands alone; in 大字版 there is none.
      if (await isLarge(page)) return
      await page.locator('.often-tiles button').last().tap()
      await shows(page, 'confirm-errand')
    },
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
  ...cardStates,
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
  ...guideStates,
  ...boardStates,
  ...staffCallStates,
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
