import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { createApp } from '#daemon/http/server/create-app.ts'
import type { StreamMessage } from '#daemon/http/live/event-stream.ts'
import { openLiveStream, type Screen } from '#daemon/http/live/live-stream.ts'
import type { Topic, WindowAddress } from '#daemon/http/live/topic.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const taken = (number: string): StreamMessage => ({
  event: 'ticket-taken',
  data: { ticketId: number, number, queueId: 'general' },
})
const day: StreamMessage = { event: 'day-opened', data: { day: '2026-11-23' } }

const LOBBY: Screen['place'] = { at: 'lobby' }
const KIOSK: Screen['place'] = { at: 'kiosk' }

/** A stream whose topics say what a test wants them to. */
async function station(before = 0) {
  let seq = before
  const clock = manualClock()
  let said: readonly StreamMessage[] = []
  let saidToStaff: readonly StreamMessage[] = []
  let change: (message: StreamMessage) => void
  let atKiosk: (kiosk: string, message: StreamMessage) => void
  let atWindow: (to: WindowAddress, message: StreamMessage) => void
  let toHall: (witness: string, message: StreamMessage) => void
  const topics: Topic[] = [
    {
      name: 'told',
      audience: 'public',
      snapshot: () => ({ day: `snapshot at ${seq}` }),
      deltas: () => said,
      changes: (tell) => void (change = tell),
    },
    {
      name: 'inside',
      audience: 'staff',
      snapshot: () => ({ inside: 'for staff' }),
      deltas: () => saidToStaff,
    },
    { name: 'cards', audience: 'kiosk', moments: (tell) => void (atKiosk = tell) },
    { name: 'pads', audience: 'window', moments: (tell) => void (atWindow = tell) },
    { name: 'announcements', audience: 'hall', moments: (tell) => void (toHall = tell) },
  ]
  closers.push(() => live.close())
  const live = openLiveStream(clock, () => seq)
  live.carry(topics)
  const places = new Map<string, Screen['place']>()
  const app = await createApp(pino({ level: 'silent' }))
  app.get('/live', { config: { permission: 'anybody' } }, async (request, reply) => {
    const last = Number(request.headers['last-event-id'] ?? 0)
    const place = places.get(String(request.headers['x-place'])) ?? KIOSK
    live.join(reply, { kiosk: 'kiosk-1', address: request.ip, place }, last || null)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => app.close())
  const { port } = app.server.address() as AddressInfo
  function publish(messages: StreamMessage[], toStaff: StreamMessage[]): void {
    seq += 1
    said = messages
    saidToStaff = toStaff
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these topics look at nothing else of an entry
    live.publish([{ seq } as Entry])
  }
  return {
    live,
    clock,
    publish: (...messages: StreamMessage[]) => publish(messages, []),
    publishToStaff: (...messages: StreamMessage[]) => publish([], messages),
    change: (message: StreamMessage) => change(message),
    atKiosk: (kiosk: string, message: StreamMessage) => atKiosk(kiosk, message),
    atWindow: (to: WindowAddress, message: StreamMessage) => atWindow(to, message),
    toHall: (witness: string, message: StreamMessage) => toHall(witness, message),
    async screen(headers: Record<string, string> = {}, place: Screen['place'] = KIOSK) {
      const name = String(places.size)
      places.set(name, place)
      const abort = new AbortController()
      closers.push(() => abort.abort())
      const response = await fetch(`http://127.0.0.1:${port}/live`, {
        headers: { ...headers, 'x-place': name },
        signal: abort.signal,
      })
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      return {
        headers: response.headers,
        hangUp: () => abort.abort(),
        async until(part: string): Promise<string> {
          while (!text.includes(part)) {
            const { value, done } = await reader.read()
            if (done) throw new Error(`the stream ended before ${part}: ${text}`)
            text += value
          }
          return text
        },
      }
    },
  }
}

test('a screen first gets a snapshot, then every delta with the id of its ledger entry', async () => {
  const { publish, screen } = await station()
  publish(taken('A001'))
  const hall = await screen()
  await hall.until('snapshot at 1')
  publish(taken('A002'))
  expect(await hall.until('A002"')).toContain('event: ticket-taken\nid: 2\ndata: {"ticketId":"A002"')
  expect(hall.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a screen that was away for a moment gets what it missed and nothing twice', async () => {
  const { publish, screen } = await station()
  for (const number of ['A001', 'A002', 'A003']) publish(taken(number))
  const text = await (await screen({ 'last-event-id': '1' })).until('A003')
  expect(text).not.toContain('snapshot')
  expect(text).not.toContain('A001')
  expect(text.match(/event: ticket-taken/g)).toHaveLength(2)
})

test('an entry of several events that broke off in the middle is told whole again', async () => {
  const { publish, screen } = await station()
  publish(day, taken('A001'))
  expect(await (await screen({ 'last-event-id': '1' })).until('A001')).toContain('event: day-opened\nid: 1')
})

test('a screen that was away too long, or comes from another ledger, gets a new snapshot', async () => {
  const { publish, screen } = await station()
  for (let i = 0; i < 600; i++) publish(taken(`A${i}`))
  await (await screen({ 'last-event-id': '3' })).until('snapshot at 600')
  await (await screen({ 'last-event-id': '9000' })).until('snapshot at 600')
})

test('a screen that was away while something changed that is in no entry gets a snapshot', async () => {
  const { change, publish, screen } = await station()
  publish(taken('A001'))
  change(taken('hours'))
  publish(taken('A002'))
  await (await screen({ 'last-event-id': '1' })).until('snapshot at 2')
  // Who heard an entry of after the change was there, or has had a snapshot since.
  publish(taken('A003'))
  expect(await (await screen({ 'last-event-id': '2' })).until('A003')).not.toContain('snapshot')
})

test('a screen that comes back after minutes is told how it stands, and no call that is long past', async () => {
  const { publish, screen, clock } = await station()
  publish(taken('A000'))
  publish(taken('A001'))
  await clock.advance(90_000)
  publish(taken('A002'))
  const text = await (await screen({ 'last-event-id': '1' })).until('snapshot at 3')
  expect(text).not.toContain('A00')
})

test('what one hall screen is to say is told to that screen alone, once, and the hall hears when it leaves', async () => {
  const { screen, toHall, live } = await station()
  const left: string[] = []
  live.onHallLeft((witness) => left.push(witness))
  const first = await screen({}, { at: 'hall', screen: 'hall-1' })
  const second = await screen({}, { at: 'hall', screen: 'hall-1' })
  const witnessOf = async ({ until }: typeof first) =>
    /"witness":"([\w-]+)"/.exec(await until('"witness"'))?.[1] ?? ''
  const [one, two] = [await witnessOf(first), await witnessOf(second)]
  toHall(one, { event: 'announcement', data: { text: '请 A001' } })
  toHall(two, { event: 'announcement', data: { text: '请 A002' } })
  expect(await first.until('A001')).not.toContain('A002')
  expect(await second.until('A002')).not.toContain('A001')
  expect(await (await screen({ 'last-event-id': '1' })).until('snapshot')).not.toContain('请')
  first.hangUp()
  await expect.poll(() => left).toEqual([one])
})

test('a screen that missed nothing hears nothing again, however long nothing has happened', async () => {
  const { publish, screen, clock } = await station()
  publish(taken('A001'))
  publish(taken('A002'))
  await clock.advance(600_000)
  const quiet = await screen({ 'last-event-id': '2' })
  publish(taken('A003'))
  const text = await quiet.until('A003')
  expect(text).not.toContain('snapshot')
  expect(text).not.toContain('A002')
})

test('a screen that knows the newest entry still gets a snapshot from a daemon that has started anew', async () => {
  const { screen } = await station(7)
  await (await screen({ 'last-event-id': '7' })).until('snapshot at 7')
})

test('card events reach the kiosk they belong to only, without id', async () => {
  const { atKiosk, screen } = await station()
  const kiosk = await screen()
  await kiosk.until('snapshot')
  atKiosk('kiosk-2', taken('other'))
  atKiosk('kiosk-1', taken('mine'))
  const text = await kiosk.until('mine')
  expect(text).not.toContain('other')
  expect(text.split('event: ticket-taken')[1]).not.toContain('id:')
})

test('a lobby screen hears what is for everybody and nothing of a kiosk’s cards', async () => {
  const { atKiosk, change, screen } = await station()
  const lobby = await screen({}, LOBBY)
  await lobby.until('snapshot')
  atKiosk('kiosk-1', taken('a card'))
  change(taken('everybody'))
  expect(await lobby.until('everybody')).not.toContain('a card')
})

describe('what is meant for one clerk', () => {
  const refused: StreamMessage = { event: 'pad-refused', data: { window: 'W1', detail: '现在没有人在等。' } }
  const at = (window: string, clerk: string | null): Screen['place'] => ({
    at: 'window',
    window,
    clerk: () => clerk,
  })

  test('is heard at that window, and by no other clerk, no kiosk and no screen of the hall', async () => {
    const { atWindow, change, screen } = await station()
    const meant = await screen({}, at('W1', 'wang'))
    const others = [
      await screen({}, at('W2', 'li')),
      // Looks at the window of somebody else.
      await screen({}, at('W1', 'li')),
      await screen({}, LOBBY),
      await screen({}, KIOSK),
    ]
    for (const one of [meant, ...others]) await one.until('snapshot')
    atWindow({ window: 'W1', clerk: 'wang' }, refused)
    change(taken('everybody'))
    expect(await meant.until('everybody')).toContain('event: pad-refused\ndata: {"window":"W1"')
    for (const one of others) expect(await one.until('everybody')).not.toContain('pad-refused')
  })

  test('is heard at a closed window by any clerk whose screen is there', async () => {
    const { atWindow, screen } = await station()
    const meant = await screen({}, at('W1', 'wang'))
    await meant.until('snapshot')
    atWindow({ window: 'W1', clerk: null }, refused)
    await meant.until('pad-refused')
  })

  test('is not heard while the screen is locked or signed out', async () => {
    const { atWindow, change, screen } = await station()
    let clerk: string | null = 'wang'
    const here = await screen({}, { at: 'window', window: 'W1', clerk: () => clerk })
    await here.until('snapshot')
    clerk = null
    atWindow({ window: 'W1', clerk: 'wang' }, refused)
    change(taken('everybody'))
    expect(await here.until('everybody')).not.toContain('pad-refused')
  })

  test('and what is for all staff reaches every screen with a session, also one that comes back, and no other', async () => {
    const { publish, publishToStaff, screen } = await station()
    publish(taken('A000'))
    const [clerk, hall] = [await screen({}, at('W1', 'wang')), await screen({}, LOBBY)]
    expect(await clerk.until('snapshot')).toContain('for staff')
    expect(await hall.until('snapshot')).not.toContain('for staff')
    publish(taken('A001'))
    publishToStaff({ event: 'inside', data: { words: 'among us' } })
    publish(taken('A002'))
    await clerk.until('among us')
    expect(await hall.until('A002')).not.toContain('among us')
    const back = { 'last-event-id': '2' }
    await (await screen(back, at('W1', 'wang'))).until('among us')
    expect(await (await screen(back, LOBBY)).until('A002')).not.toContain('among us')
  })
})

test('a heartbeat comes every 15 s', async () => {
  const { screen, clock } = await station()
  const hall = await screen()
  await hall.until('snapshot')
  await clock.advance(15_000)
  await hall.until('\n: \n\n')
})

test('a screen that hangs up is forgotten', async () => {
  const { live, screen } = await station()
  const hall = await screen()
  await hall.until('snapshot')
  expect([live.count(), live.countFrom('127.0.0.1'), live.countFrom('192.168.1.7')]).toEqual([1, 1, 0])
  hall.hangUp()
  await expect.poll(() => live.count()).toBe(0)
})

test('the daemon knows whose pages are open, so that a kiosk or the hall that is gone is missed', async () => {
  const { live, screen } = await station()
  const [kiosk, hall] = [await screen(), await screen({}, { at: 'hall', screen: 'hall-1' })]
  const lobby = await screen({}, LOBBY)
  for (const each of [kiosk, hall, lobby]) await each.until('snapshot')
  expect(live.pages()).toEqual({ kiosks: new Set(['kiosk-1']), halls: 1 })
  kiosk.hangUp()
  hall.hangUp()
  await expect.poll(live.pages).toEqual({ kiosks: new Set(), halls: 0 })
})
