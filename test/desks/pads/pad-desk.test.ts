import { expect, test } from 'vitest'
import type { PadPress } from '#daemon/devices/ports.ts'
import { openLog } from '#daemon/log.ts'
import { type PadClerk, openPadDesk } from '#daemon/desks/pads/pad-desk.ts'
import { tellByDisplay } from '#daemon/desks/pads/tell-display.ts'
import { padReasons, padRefusalWords } from '#daemon/http/words/pads.ts'
import { waitingFor } from '#daemon/domain/queue/call.ts'
import { openWindowDisplays } from '#daemon/desks/windows/window-displays.ts'
import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import { rules, stationInMemory, windows } from '#test/support/station-in-memory.ts'

/** Pads and displays at both windows of a station. */
async function opened(secondsBetweenCalls = 0, padClerks: Readonly<Record<string, PadClerk>> = {}) {
  const memory = await stationInMemory(undefined, { ...rules, secondsBetweenCalls })
  let hear: ((window: string, press: PadPress) => void) | undefined
  const pads = openPadDesk({
    station: memory.station,
    clock: memory.clock,
    log: openLog('silent'),
    reasons: padReasons,
    padClerk: (window) => padClerks[window] ?? { named: null },
    rules: () => memory.rules,
    listenToPads(listener) {
      hear = listener
      return () => {}
    },
  })
  const refused: string[] = []
  pads.onRefused(({ window, refusal }) => refused.push(`${window}：${padRefusalWords(refusal)}`))
  const shown = new Map<string, WindowDisplayView>()
  const displays = openWindowDisplays({
    station: memory.station,
    clock: memory.clock,
    windows: () => windows,
    waitingAt: (window) => waitingFor(memory.station.state().queue, window, rules),
    displayFor: (window) => ({ show: (view) => shown.set(window, view) }),
  })
  tellByDisplay(pads, displays)
  const press = async (window: string, key: PadPress['key']) => {
    hear?.(window, { key, address: null })
    await memory.clock.advance(2000)
  }
  const bounce = (window: string, key: PadPress['key']) => hear?.(window, { key, address: null })
  const states = () =>
    [...memory.station.state().queue.tickets.values()].map(({ number, state }) => [number, state.at])
  return { ...memory, press, bounce, shown, states, refused }
}

const open = (window: string) =>
  ({ type: 'open-window', window, clerk: `clerk of ${window}`, takeOver: false }) as const

test('one key leads through a service: call, serve, finish and call the next', async () => {
  const { does, take, press, states } = await opened()
  await does(open('W1'))
  await take()
  await take()
  await press('W1', 'next')
  expect(states()).toEqual([
    ['A001', 'called'],
    ['A002', 'waiting'],
  ])
  await press('W1', 'next')
  await press('W1', 'next')
  expect(states()).toEqual([
    ['A001', 'done'],
    ['A002', 'called'],
  ])
})

test('a pad at a window that nobody has opened does nothing: it has no clerk', async () => {
  const { take, press, states, events, refused } = await opened()
  await take()
  const before = (await events()).length
  await press('W1', 'next')
  expect(states()).toEqual([['A001', 'waiting']])
  expect(await events()).toHaveLength(before)
  expect(refused).toEqual([expect.stringContaining('W1：窗口没有开')])
})

test('what a press did not do is said to the clerk in words: nobody waits, nothing is in hand, too early', async () => {
  const { does, take, press, refused } = await opened()
  await does(open('W1'))
  await press('W1', 'finish')
  await press('W1', 'next')
  expect(refused).toEqual([
    expect.stringContaining('W1：窗口手上没有号'),
    expect.stringMatching(/^W1：.*没有人/),
  ])
  await take()
  await press('W1', 'next')
  expect(refused).toHaveLength(2)
  await press('W1', 'finish')
  expect(refused).toHaveLength(3)
})

test('a key that bounces is one press', async () => {
  const { does, take, bounce, clock, states } = await opened()
  await does(open('W1'))
  await take()
  for (let times = 0; times < 4; times++) bounce('W1', 'next')
  await clock.advance(1000)
  expect(states()).toEqual([['A001', 'called']])
})

test('a key that is stuck, or pressed again and again by somebody in a hurry, is one wish', async () => {
  const { does, take, bounce, press, clock, states } = await opened()
  await does(open('W1'))
  for (let count = 0; count < 3; count++) await take()
  await press('W1', 'next')
  await press('W1', 'next')
  for (let times = 0; times < 20; times++) {
    bounce('W1', 'next')
    await clock.advance(600)
  }
  expect(states()).toEqual([
    ['A001', 'done'],
    ['A002', 'called'],
    ['A003', 'waiting'],
  ])
})

test('another key is heard at once', async () => {
  const { does, take, bounce, clock, states } = await opened()
  await does(open('W1'))
  await take()
  bounce('W1', 'next')
  await clock.advance(400)
  bounce('W1', 'hold')
  await clock.advance(100)
  expect(states()).toEqual([['A001', 'held']])
})

test('two pads pressed at the same instant call two different tickets', async () => {
  const { does, take, bounce, clock, station } = await opened()
  await does(open('W1'))
  await does(open('W2'))
  await take()
  await take()
  bounce('W1', 'next')
  bounce('W2', 'next')
  await clock.advance(1000)
  const busy = ['W1', 'W2'].map((window) => station.state().queue.windows.get(window)?.busyWith)
  expect(new Set(busy).size).toBe(2)
  expect(busy).not.toContain(null)
})

test('recall, no-show, hold and pause do at a pad what they do on the screen', async () => {
  const { does, take, press, states, station } = await opened()
  await does(open('W1'))
  await take()
  await take()
  await press('W1', 'next')
  await press('W1', 'recall')
  await press('W1', 'no-show')
  await press('W1', 'next')
  await press('W1', 'hold')
  expect(states()).toEqual([
    ['A001', 'no-show'],
    ['A002', 'held'],
  ])
  await press('W1', 'pause')
  expect(station.state().queue.windows.get('W1')?.service.at).toBe('paused')
  await press('W1', 'pause')
  expect(station.state().queue.windows.get('W1')?.service.at).toBe('open')
})

test('a window’s display follows its window, and a served person stays shown under a pause', async () => {
  const { does, take, shown } = await opened()
  const label = '1 号窗口'
  expect(shown.get('W1')).toEqual({ at: 'closed' })
  await does(open('W1'))
  expect(shown.get('W1')).toEqual({ at: 'free', label, waiting: 0 })
  await take()
  const at = { window: 'W1', clerk: 'clerk of W1' }
  const ticketId = await does({ type: 'call-next', ...at })
  expect(shown.get('W1')).toEqual({ at: 'called', number: 'A001', label, calls: 1 })
  await does({ type: 'serve-ticket', ticketId, ...at })
  await does({ type: 'pause-window', ...at, notice: '取件' })
  expect(shown.get('W1')).toEqual({ at: 'serving', number: 'A001', label })
  await does({ type: 'finish-ticket', ticketId, ...at })
  expect(shown.get('W1')).toEqual({ at: 'paused', label, notice: '取件' })
  await does({ type: 'close-window', ...at })
  expect(shown.get('W1')).toEqual({ at: 'closed' })
})

test('three calls in two seconds are one call, and the pad, its display and the screen say so', async () => {
  const { does, take, bounce, clock, shown, states, refused } = await opened(20)
  await does(open('W1'))
  await take()
  bounce('W1', 'next')
  const told: unknown[] = []
  for (const key of ['recall', 'no-show', 'recall', 'no-show'] as const) {
    await clock.advance(500)
    bounce('W1', key)
    await clock.advance(0)
    told.push(shown.get('W1'))
  }
  expect(states()).toEqual([['A001', 'called']])
  expect(refused.map((words) => words.slice(0, 16))).toEqual([
    'W1：A001 又念一遍，离上一',
    'W1：A001 叫了 1 次，叫',
    'W1：A001 又念一遍，离上一',
    'W1：A001 叫了 1 次，叫',
  ])
  const tooSoon = { at: 'too-soon', number: 'A001', calls: 1, asked: 'recall', seconds: 20 }
  const tooFew = { at: 'too-few-calls', number: 'A001', calls: 1, needed: 2 }
  expect(told).toEqual([tooSoon, tooFew, tooSoon, tooFew])
  await clock.advance(4000)
  expect(shown.get('W1'), 'for a moment').toMatchObject({ at: 'called', number: 'A001' })
})

test('what the display tells the clerk gives way to what the window does next', async () => {
  const { does, take, press, shown } = await opened(20)
  await does(open('W1'))
  await take()
  await press('W1', 'next')
  await press('W1', 'recall')
  expect(shown.get('W1')).toMatchObject({ at: 'too-soon' })
  await press('W1', 'serve')
  expect(shown.get('W1')).toMatchObject({ at: 'serving', number: 'A001' })
})

test('a counter without a screen is opened by its pad, for the clerk it is set up for, and closed by it', async () => {
  const { take, press, states, shown, station } = await opened(0, {
    W1: { named: '李明', account: 'staff-2' },
  })
  const service = () => station.state().queue.windows.get('W1')?.service
  await take()
  await press('W1', 'serve')
  expect(shown.get('W1')).toEqual({ at: 'uncounted', why: 'window-closed', number: '' })
  await press('W1', 'next')
  expect(service()).toMatchObject({ at: 'open', clerk: 'staff-2' })
  expect(shown.get('W1')).toMatchObject({ at: 'free', waiting: 1 })
  await press('W1', 'next')
  expect(states()).toEqual([['A001', 'called']])
  await press('W1', 'serve')
  await press('W1', 'finish')
  await press('W1', 'pause')
  await press('W1', 'finish')
  expect(service()).toEqual({ at: 'closed' })
})

test('the pad of a clerk who has no account any more opens nothing, and the display says whom to ask about', async () => {
  const { press, shown, refused, station } = await opened(0, { W1: { named: '李明', account: null } })
  await press('W1', 'next')
  expect(station.state().queue.windows.get('W1')?.service.at).not.toBe('open')
  expect(shown.get('W1')).toMatchObject({ at: 'uncounted', why: 'no-clerk' })
  expect(refused).toEqual([expect.stringContaining('没有账号')])
})

test('with free hands the same keys bring back who was put aside, and who did not come', async () => {
  const { does, take, press, states, events } = await opened()
  await does(open('W1'))
  await take()
  await take()
  await press('W1', 'next')
  await press('W1', 'hold')
  await press('W1', 'next')
  await press('W1', 'recall')
  await press('W1', 'no-show')
  expect(states()).toEqual([
    ['A001', 'held'],
    ['A002', 'no-show'],
  ])
  await press('W1', 'recall')
  expect(states()[1]).toEqual(['A002', 'called'])
  await press('W1', 'serve')
  await press('W1', 'finish')
  await press('W1', 'hold')
  expect(states()[0]).toEqual(['A001', 'called'])
  const why = (await events()).flatMap((event) => ('reason' in event ? [event.reason] : []))
  expect(why).toEqual(['暂时放下', '刚才没听见', '回来了'])
})

test('what a pad cannot say its display says: who waits, which call it is, and why a press did not count', async () => {
  const { does, take, press, shown } = await opened()
  await does(open('W1'))
  await press('W1', 'next')
  expect(shown.get('W1')).toEqual({ at: 'uncounted', why: 'nobody-waits', number: '' })
  await take()
  await take()
  expect(shown.get('W1')).toMatchObject({ at: 'free', waiting: 2 })
  await press('W1', 'serve')
  expect(shown.get('W1')).toMatchObject({ at: 'uncounted', why: 'no-ticket' })
  await press('W1', 'next')
  await press('W1', 'no-show')
  expect(shown.get('W1')).toEqual({ at: 'too-few-calls', number: 'A001', calls: 1, needed: 2 })
  await press('W1', 'recall')
  expect(shown.get('W1')).toMatchObject({ at: 'called', number: 'A001', calls: 2 })
})
