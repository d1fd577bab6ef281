import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { ProblemCode } from '#contract/problem.ts'
import type { HomeModel } from '#contract/station.ts'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import type { Reply } from '../../kiosk-ui/link/api.ts'
import type { LinkState } from '../../kiosk-ui/link/live.ts'
import { journeys } from '../../kiosk-ui/resident/journeys.ts'
import type { Busy, CardOnReader, Core } from '../../kiosk-ui/resident/shell/app.ts'
import { type Flow, createFlow } from '../../kiosk-ui/resident/shell/flow.ts'
import type { Screen } from '../../kiosk-ui/resident/shell/screens.ts'
import { createViews } from '../../kiosk-ui/resident/shell/views.ts'

const ticket: Ticket = {
  id: 't-1',
  number: 'A001',
  day: '2026-11-23',
  itemSeq: null,
  queueId: 'general',
  state: { at: 'waiting', since: '2026-11-23T01:00:00Z' },
  priority: { at: 'none' },
  ahead: 0,
  estimateMinutes: null,
  estimateBasis: 0,
  print: { at: 'sending' },
  takenAt: '2026-11-23T01:00:00Z',
  qr: 'KT1:0123456789abcdef0123456789abcdef',
  check: '4711',
}

const none = { at: 'none' } as const
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a tap asks what the kiosk is, and nothing else of it
const model = {
  kiosk: { id: 'kiosk-1', mmPerPx: 0.311, printer: none, cardReader: none, codeScanner: none },
} as HomeModel

/** A tab's session storage that outlives a reload of its page. */
function createSession() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    isEmpty: () => kept.size === 0,
  }
}

/** A page on a daemon that gives these answers to 取号, one after another; the last one again and again. */
function openPage(answers: Reply<{ ticket: Ticket }>[], session = createSession()) {
  const sent: TakeTicketBody[] = []
  const stack = signal<readonly Screen[]>([{ at: 'home' }])
  const busy = signal<Busy>({ at: 'free' })
  const core: Core = {
    model: signal(model),
    link: signal<LinkState>({ at: 'live' }),
    stack,
    busy,
    card: signal<CardOnReader>({ at: 'none' }),
    called: signal<'not' | 'waiting' | 'answered'>('not'),
    choosesType: signal(false),
    gone: signal(0),
  }
  // Of all routes these pages call the two that answer with a ticket.
  const answer = async (route: string, call: { body?: unknown }) => {
    if (route === 'POST /api/tickets') sent.push(call.body as TakeTicketBody)
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? { at: 'away' }
  }
  const flow: Flow = createFlow(core, journeys, {
    api: answer,
    session,
    views: { entry: createViews(journeys).entry, load: async () => {} },
    reload: () => {
      throw new Error('nothing here was updated')
    },
  })
  const seen = () => stack.value.at(-1)
  const settled = () =>
    new Promise<void>((resolve) => {
      const stop = busy.subscribe(({ at }) => {
        if (at === 'free' && sent.length > 0) queueMicrotask(() => (stop(), resolve()))
      })
    })
  return { flow, sent, busy, seen, settled, session }
}

/** 直接取号. */
const direct = { at: 'ticket', guide: null } as const

const ok: Reply<{ ticket: Ticket }> = { at: 'ok', value: { ticket } }

test('a tap that nobody answered is sent again as the same tap until the ticket comes', async () => {
  const { flow, sent, seen, settled } = openPage([{ at: 'away' }, { at: 'away' }, ok])
  flow.open(direct)
  await settled()
  expect(seen()).toMatchObject({ at: 'ticket', ticket: { number: 'A001' } })
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(1)
})

test('a second tap while the first is on its way sends nothing', async () => {
  const { flow, sent, settled } = openPage([ok])
  flow.open(direct)
  flow.open(direct)
  await settled()
  expect(sent).toHaveLength(1)
})

test('a reload in mid-tap sends the same tap again', async () => {
  const before = openPage([{ at: 'away' }])
  before.flow.open(direct)
  const after = openPage([ok], before.session)
  await after.settled()
  expect(after.seen()).toMatchObject({ at: 'ticket' })
  expect(after.sent[0]?.commandId).toBe(before.sent[0]?.commandId)
  before.flow.leave('quiet')
})

test('who leaves takes the tap along: nothing is sent for them after a reload', async () => {
  const before = openPage([ok])
  before.flow.open(direct)
  await before.settled()
  before.flow.leave('touch')
  const after = openPage([ok], before.session)
  expect(after.busy.value).toEqual({ at: 'free' })
  expect(after.sent).toEqual([])
})

const why = '上级业务系统升级，请到镇便民服务中心办理。'
const refusals: [code: ProblemCode, screen: Screen][] = [
  ['station-closed', { at: 'closed' }],
  ['queue-full', { at: 'queue-full', why: 'used-up' }],
  ['issuing-stopped', { at: 'queue-full', why: 'stopped' }],
  ['item-suspended', { at: 'no-ticket', why, code: 'item-suspended' }],
  ['already-waiting', { at: 'already-waiting', number: 'A009', why }],
  ['ledger-unavailable', { at: 'cannot-take', code: 'ledger-unavailable' }],
  ['just-restored', { at: 'cannot-take', code: 'just-restored' }],
  ['card-ref-invalid', { at: 'card-late', guide: null }],
]

test.each(refusals)('a refusal (%s) is said in words and its tap is forgotten', async (code, screen) => {
  const { flow, seen, settled, session } = openPage([
    {
      at: 'refused',
      problem: { type: '', title: '', status: 409, code, detail: why, number: 'A009' },
    },
  ])
  flow.open(direct)
  await settled()
  expect(seen()).toEqual(screen)
  expect(session.isEmpty()).toBe(true)
})

test('paper that came out before the answer did is shown as out, and stays so', async () => {
  const { flow, seen, settled } = openPage([ok])
  flow.open(direct)
  flow.hear({ name: 'ticket-printed', data: { ticketId: 't-1' } })
  await settled()
  expect(seen()).toMatchObject({ at: 'ticket', ticket: { print: { at: 'printed' } } })
  // The daemon, asked again, still says `sending`: an older answer must not take the paper back.
  flow.hear({ name: 'queues-changed', data: { queues: [], defaultQueueId: 'general' } })
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(seen()).toMatchObject({ at: 'ticket', ticket: { print: { at: 'printed' } } })
})
