import type { Guide } from '#contract/guide.ts'
import type { PrintState, Ticket } from '#contract/ticket.ts'
import type { Contents } from '../contents.ts'
import { longest, most, numbered, suspended, withStation } from '../made-up/guides.ts'
import { SINCE, taken } from '../made-up/tickets.ts'
import { type ResidentState, closed, full, state } from './fixture.ts'

type More = NonNullable<Parameters<typeof state>[3]>

const materials = (guide: Guide) => guide.materials.map(({ name }) => name).join('')

const errands = {
  one: (contents: Contents) => longest(contents, (guide) => (guide.discreet ? '' : materials(guide))),
  none: () => null,
  discreet: (contents: Contents) => numbered(contents, 18),
} satisfies Record<string, (contents: Contents) => Guide | null>

/** A ticket with this outcome of its slip. `errand` none: 直接取号. */
function ticket(
  name: string,
  print: PrintState,
  change: Partial<Ticket> = {},
  errand: keyof typeof errands = 'one',
  more: More = {},
): ResidentState {
  return state(
    name,
    'ticket',
    (contents) => {
      const guide = errands[errand](contents)
      return {
        at: 'ticket',
        commandId: 'gallery',
        ticket: { ...taken, itemSeq: guide?.seq ?? null, ...change, print },
        guide,
      }
    },
    more,
  )
}

const called = (window: string): Ticket['state'] => ({ at: 'called', window, calledAt: SINCE, calls: 1 })

const failed = (reason: Extract<PrintState, { at: 'failed' }>['reason']): PrintState => ({
  at: 'failed',
  reason,
})

const errand = (name: string, choose: (contents: Contents) => Guide, more: More = {}) =>
  state(name, 'confirm-errand', (contents) => ({ at: 'confirm-errand', guide: choose(contents) }), more)

/** The whole list of what to bring, one tap away. */
const opened = (control: RegExp): More => ({
  steps: async (hand) => {
    await hand.press(control)
    await hand.see('[role=alertdialog]')
  },
})

const choosing = (name: string, more: More = {}) =>
  state(name, 'choose-errand', ({ guides }) => ({ at: 'choose-errand', list: guides }), more)

/** A tap on 直接取号 that the station has not answered. */
const unanswered = (name: string, waited: 'long' | 'too-long'): ResidentState => ({
  ...choosing(name, { busy: { at: 'opening', to: { at: 'ticket', guide: null }, waited } }),
  screen: 'above',
})

export const takeATicketStates: readonly ResidentState[] = [
  choosing('choose-errand'),
  choosing('choose-errand-full', { station: full }),
  errand('confirm-errand-longest-name', (contents) =>
    longest(contents, ({ name, plainTitle }) => name + plainTitle),
  ),
  errand('confirm-errand-most-to-bring', (contents) =>
    longest(contents, (guide) => guide.materials.map(({ name, note }) => name + note).join('')),
  ),
  {
    ...errand('confirm-errand-bring-open', (contents) => longest(contents, materials), opened(/^看全部/)),
    only: 'large',
  },
  errand('confirm-errand-discreet', (contents) => numbered(contents, 18)),
  errand('confirm-errand-nothing-to-bring', (contents) =>
    most(contents, ({ materials }) => -materials.length),
  ),
  errand('confirm-errand-online', (contents) =>
    withStation(longest(contents, (guide) => guide.materials.map(({ name }) => name).join(''))),
  ),
  errand(
    'confirm-errand-online-open',
    (contents) => withStation(numbered(contents, 18)),
    opened(/^这件事可以网上办/),
  ),
  errand('confirm-errand-no-ticket', (contents) => most(contents, ({ noTicket }) => noTicket?.length ?? 0)),
  errand('confirm-errand-suspended', suspended),
  errand('confirm-errand-closed', (contents) => longest(contents, ({ name }) => name), { station: closed }),
  errand('confirm-errand-full', (contents) => longest(contents, ({ name }) => name), { station: full }),
  state('declare-priority', 'declare-priority', () => ({ at: 'declare-priority', guide: null })),
  ticket('ticket-printing', { at: 'sending' }),
  ticket('ticket-printed', { at: 'printed' }),
  ticket('ticket-direct', { at: 'printed' }, {}, 'none'),
  ticket('ticket-next', { at: 'printed' }, { ahead: 0, estimateMinutes: null, estimateBasis: 0 }, 'none'),
  ticket(
    'ticket-unattended',
    { at: 'printed' },
    { estimateMinutes: null, estimateBasis: 0, unattended: true },
  ),
  ticket('ticket-declared', { at: 'printed' }, { priority: { at: 'declared', reason: '残' } }, 'none'),
  ticket('ticket-bring-open', { at: 'printed' }, {}, 'one', opened(/^看全部/)),
  ticket('ticket-discreet', { at: 'printed' }, {}, 'discreet'),
  ticket('ticket-discreet-bring-open', { at: 'printed' }, {}, 'discreet', opened(/^点开看/)),
  ticket('ticket-paper-out', failed('paper-out')),
  ticket('ticket-cover-open', failed('cover-open')),
  ticket('ticket-unplugged', failed('unplugged')),
  ticket('ticket-unconfirmed', { at: 'unconfirmed', reason: 'timeout' }),
  ticket('ticket-no-printer', { at: 'none' }),
  ticket('ticket-a9999', failed('paper-out'), { number: 'A9999', ahead: 999, estimateMinutes: 999 }),
  ticket('ticket-called', { at: 'printed' }, { number: 'A9999', state: called('W1'), ahead: 0 }),
  ticket('ticket-called-direct', { at: 'printed' }, { state: called('W3'), ahead: 0 }, 'none'),
  {
    ...ticket('ticket-called-not-on-the-map', { at: 'printed' }, { state: called('W1'), ahead: 0 }),
    fixture: (contents) => ({
      ...ticket('', { at: 'printed' }, { state: called('W1'), ahead: 0 }).fixture(contents),
      answers: {
        'GET /api/places': {
          places: { ...contents.places, map: { ...contents.places.map, windows: [] } },
        },
      },
    }),
  },
  ...(['one', 'none'] as const).map((of) =>
    ticket(
      of === 'one' ? 'ticket-card-lying-errand' : 'ticket-card-lying',
      { at: 'printed' },
      { number: 'A9999', ahead: 999, priority: { at: 'card', reason: '老' } },
      of,
      { card: { at: 'lying', maskedName: '张*' } },
    ),
  ),
  state('already-waiting', 'already-waiting', () => ({
    at: 'already-waiting',
    number: 'A9999',
    why: '您已经为这件事取过号了。',
  })),
  state('refused-closed', 'closed', () => ({ at: 'closed' }), { station: closed }),
  state('refused-queue-full', 'queue-full', () => ({ at: 'queue-full', why: 'used-up' }), { station: full }),
  state('refused-issuing-stopped', 'queue-full', () => ({ at: 'queue-full', why: 'stopped' }), {
    station: full,
  }),
  ...(['refused-no-ticket', 'card-refused'] as const).map((name) =>
    state(
      name,
      'no-ticket',
      () => ({
        at: 'no-ticket',
        why: '上级业务系统升级，预计 2026 年 12 月 15 日恢复，请到镇便民服务中心办理。',
        code: 'item-suspended',
      }),
      name === 'card-refused' ? { card: { at: 'lying', maskedName: '张*' } } : {},
    ),
  ),
  state('refused-cannot-take', 'cannot-take', () => ({ at: 'cannot-take', code: 'ledger-unavailable' })),
  state('refused-just-restored', 'cannot-take', () => ({ at: 'cannot-take', code: 'just-restored' })),
  unanswered('taking-long', 'long'),
  unanswered('taking-too-long', 'too-long'),
  { ...choosing('type-sheet', { choosesType: true }), screen: 'above' },
  {
    ...choosing('idle-warning', { idle: { at: 'warning', secondsLeft: 30 } }),
    screen: 'above',
  },
]
