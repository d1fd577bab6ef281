import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { createApp } from '#daemon/http/server/app.ts'
import { type LiveEvent, createLiveStream } from '#daemon/http/live/event-stream.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const taken = (number: string): LiveEvent => ({
  event: 'ticket-taken',
  data: { ticketId: number, number, queueId: 'general' },
})
const call = (number: string): LiveEvent[] => [
  taken(number),
  {
    event: 'announcement',
    data: {
      id: number,
      ticketId: number,
      number,
      window: 'W1',
      text: `请 ${number}`,
      clips: [],
      times: 2,
      calledAt: '2026-11-23T01:00:00.000Z',
    },
  },
]
const day: LiveEvent = { event: 'day-opened', data: { day: '2026-11-23' } }

async function station(before = 0) {
  let seq = before
  const clock = manualClock()
  closers.push(() => live.close())
  const live = createLiveStream(
    clock,
    () => seq,
    () => ({ event: 'day-opened', data: { day: `snapshot at ${seq}` } }),
  )
  const app = await createApp(pino({ level: 'silent' }))
  app.get('/live', { config: { permission: 'anybody' } }, async (request, reply) => {
    const last = Number(request.headers['last-event-id'] ?? 0)
    const hears = request.url.endsWith('lobby') ? 'everybody' : 'kiosk'
    live.join(reply, { kiosk: 'kiosk-1', hears, address: request.ip, lastEventId: last || null })
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => app.close())
  const { port } = app.server.address() as AddressInfo
  return {
    live,
    clock,
    publish: (...events: LiveEvent[]) => live.publish(++seq, events),
    async screen(headers: Record<string, string> = {}, path = '/live') {
      const abort = new AbortController()
      closers.push(() => abort.abort())
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers, signal: abort.signal })
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
  const { live, publish, screen } = await station()
  publish(taken('A001'))
  live.change(null, taken('hours'))
  publish(taken('A002'))
  await (await screen({ 'last-event-id': '1' })).until('snapshot at 2')
  // Who heard an entry of after the change was there, or has had a snapshot since.
  publish(taken('A003'))
  expect(await (await screen({ 'last-event-id': '2' })).until('A003')).not.toContain('snapshot')
})

test('a screen that comes back after minutes is told how it stands, and says no call that is long past', async () => {
  const { publish, screen, clock } = await station()
  publish(taken('A000'))
  publish(...call('A001'))
  await clock.advance(90_000)
  publish(...call('A002'))
  const text = await (await screen({ 'last-event-id': '1' })).until('请 A002')
  // Who is called just now is still to be heard.
  expect(text).toMatch(
    /^event: \S+\nid: 3\ndata: .*snapshot at 3.*\n\nevent: announcement\ndata: .*A002.*\n\n$/,
  )
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
  const { live, screen } = await station()
  const kiosk = await screen()
  await kiosk.until('snapshot')
  live.tell('kiosk-2', taken('other'))
  live.tell('kiosk-1', taken('mine'))
  const text = await kiosk.until('mine')
  expect(text).not.toContain('other')
  expect(text.split('event: ticket-taken')[1]).not.toContain('id:')
})

test('a lobby screen hears what is for everybody and nothing of a kiosk’s cards', async () => {
  const { live, screen } = await station()
  const lobby = await screen({}, '/live?screen=lobby')
  await lobby.until('snapshot')
  live.tell('kiosk-1', taken('a card'))
  live.change(null, taken('everybody'))
  expect(await lobby.until('everybody')).not.toContain('a card')
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
