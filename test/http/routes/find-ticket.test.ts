import { Value } from 'typebox/value'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { CodeScanned, FindTicketReply, type FoundTicket } from '#contract/find-ticket.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { StationConfig } from '#daemon/settings/station.ts'
import { daysLater } from '#test/support/days-later.ts'
import { type LiveClient, openLive } from '#test/support/live-client.ts'
import { until } from '#test/support/station-client.ts'
import { openStationHere, type StationHere } from '#test/support/station-here.ts'

const FIND = '/api/tickets/find'
const ARMED = '/api/tickets/find/armed'
const SOON_MS = 500

/** A second kiosk, which has neither printer nor scanner. */
const twoKiosks = (config: StationConfig) => {
  const [first] = config.kiosks
  if (first) config.kiosks = [first, { ...first, id: 'kiosk-2' }]
}

let here: StationHere
let taken = 0
beforeAll(async () => {
  here = await openStationHere({ station: twoKiosks })
  await scannerReady()
})
afterAll(() => here.remove())
// Whatever was tried or waited for before is over by then.
beforeEach(() => here.clock.advance(61_000))

/** Its profile is read from the disk, which takes its own time. */
async function scannerReady(): Promise<void> {
  await until(async () => {
    await here.clock.advance(100)
    const { answer } = await here.send('GET', '/api/devices')
    return /"id":"scanner-1"[^}]*"health":\{"at":"ready"/.exec(JSON.stringify(answer)) ?? undefined
  }, 'the scanner to be ready')
}

async function take(): Promise<Ticket> {
  taken += 1
  const { answer } = await here.send('POST', '/api/tickets', { commandId: `command-tap-${taken}` })
  return answer.ticket as unknown as Ticket
}

async function find(body: object) {
  const { status, answer } = await here.send('POST', FIND, body)
  return { status, ...answer, ticket: answer.ticket as unknown as FoundTicket | undefined }
}

async function screen(kiosk = 'kiosk-1', headers = {}): Promise<LiveClient> {
  const live = await openLive(here.url, headers, undefined, `/api/live?kiosk=${kiosk}`)
  onTestFinished(() => live.close())
  await live.first(() => true)
  return live
}

const scans = (live: LiveClient) => live.events.filter(({ event }) => event === 'code-scanned')

async function scan(text: string): Promise<void> {
  await here.act('scanner-1', { action: 'scan-code', text })
  await here.clock.advance(SOON_MS)
}

/** A moment in which whatever was sent would have arrived: a ticket's own event, told after it. */
async function settled(live: LiveClient): Promise<void> {
  const { id } = await take()
  await live.first(({ data }) => JSON.stringify(data).includes(id))
}

const arm = (kiosk?: string) => here.send('POST', ARMED, kiosk === undefined ? {} : { kiosk })
const wrongCheckOf = ({ check }: Ticket) => (check === '0000' ? '0001' : '0000')

describe('查我的号', () => {
  test('by the text of the slip’s QR code', async () => {
    const before = await take()
    const mine = await take()
    const found = await find({ qr: mine.qr })
    expect(found.status).toBe(200)
    const { id, number } = mine
    expect(found.ticket).toMatchObject({ id, number, ahead: before.ahead + 1, state: { at: 'waiting' } })
    expect(Value.Errors(FindTicketReply, { ticket: found.ticket })).toEqual([])
  })

  test('by number and 查询码, however the number is typed', async () => {
    const mine = await take()
    for (const number of [mine.number, mine.number.toLowerCase().replace(/0+/, '')]) {
      expect(await find({ number, check: mine.check })).toMatchObject({
        status: 200,
        ticket: { id: mine.id },
      })
    }
  })

  test('gives nobody the secrets of the slip', async () => {
    const mine = await take()
    for (const body of [{ qr: mine.qr }, { number: mine.number, check: mine.check }]) {
      const text = JSON.stringify(await find(body))
      expect(text).toContain(mine.id)
      expect(text).not.toContain(mine.qr.slice('KT1:'.length))
      expect(text).not.toContain(`"check"`)
    }
  })

  test('by its number alone tells what the hall knows of it, as often as it is asked, and no more', async () => {
    const { answer } = await here.send('POST', '/api/tickets', {
      commandId: 'command-of-an-errand',
      itemSeq: 18,
      declared: '残',
    })
    const mine = answer.ticket as unknown as Ticket
    const ask = () => here.send('GET', `/api/tickets/by-number/${mine.number.toLowerCase()}`)
    for (let n = 0; n < 10; n++) expect((await ask()).status).toBe(200)
    const place = (await ask()).answer.ticket
    expect(place).toEqual({
      id: mine.id,
      number: mine.number,
      day: mine.day,
      state: { at: 'waiting' },
      ahead: mine.ahead,
      estimateMinutes: mine.estimateMinutes,
      estimateBasis: mine.estimateBasis,
      unattended: true,
    })
    expect(await here.send('GET', '/api/tickets/by-number/A777')).toMatchObject({ status: 404 })
  })

  test('says the same of a number that is not there and of a wrong 查询码, in kind words', async () => {
    const mine = await take()
    const wrong = await find({ number: mine.number, check: wrongCheckOf(mine) })
    const missing = await find({ number: 'A777', check: mine.check })
    expect(wrong).toMatchObject({ status: 404, code: 'unknown-ticket' })
    expect(missing).toEqual(wrong)
    expect(wrong.detail).toMatch(/小票.*窗口工作人员/)
    expect(await find({ qr: 'KT1:nobody' })).toMatchObject({ status: 404, code: 'unknown-ticket' })
    expect(await find({ qr: 'https://example.org' })).toMatchObject({ status: 404, code: 'unknown-ticket' })
  })

  test.each([
    {},
    { number: 'A001' },
    { check: '0000' },
    { qr: '' },
    { qr: 'KT1:a', number: 'A1', check: '1' },
  ])('cannot be asked with %j', async (body) => {
    expect(await find(body)).toMatchObject({ status: 400, code: 'invalid-request' })
  })

  test('is asked at a kiosk of this station', async () => {
    expect(await find({ qr: 'KT1:a', kiosk: 'kiosk-9' })).toMatchObject({
      status: 422,
      code: 'unknown-kiosk',
    })
  })
})

describe('a slip of another day', () => {
  test('is found by its code for a week, as it ended, and never by its number', async () => {
    await daysLater(here.clock, 1)
    const mine = await take()
    expect(mine.number).toBe('A001')
    await daysLater(here.clock, 1)
    expect((await take()).number).toBe('A001')
    const found = await find({ qr: mine.qr })
    expect(found.ticket).toMatchObject({ id: mine.id, day: mine.day, state: { at: 'cancelled' }, ahead: 0 })
    expect(await find({ number: mine.number, check: mine.check })).toMatchObject({ status: 404 })
    await daysLater(here.clock, 6)
    expect(await find({ qr: mine.qr })).toMatchObject({ status: 200, ticket: { id: mine.id } })
    await daysLater(here.clock, 1)
    expect(await find({ qr: mine.qr })).toMatchObject({ status: 404, code: 'unknown-ticket' })
  })
})

describe('a person who guesses', () => {
  async function guess(times: number, mine: Ticket, kiosk = 'kiosk-1') {
    const tries = Array.from({ length: times }, () =>
      find({ number: mine.number, check: wrongCheckOf(mine), kiosk }),
    )
    return (await Promise.all(tries)).map(({ status }) => status)
  }

  test('has five wrong tries a minute and then waits, even for the right one', async () => {
    const mine = await take()
    const right = { number: mine.number, check: mine.check }
    const statuses = await guess(20, mine)
    expect(statuses.filter((status) => status === 404)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
    await here.clock.advance(20_000)
    const reply = await fetch(here.url + FIND, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(right),
    })
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('40')
    expect(await reply.json()).toMatchObject({
      code: 'too-many-tries',
      detail: expect.stringContaining('40 秒') as unknown,
    })
    await here.clock.advance(40_000)
    expect(await find(right)).toMatchObject({ status: 200 })
  })

  test('keeps nobody from scanning a slip, nor from the kiosk beside it', async () => {
    const mine = await take()
    await guess(6, mine)
    expect(await find({ qr: mine.qr })).toMatchObject({ status: 200 })
    expect(await find({ number: mine.number, check: mine.check, kiosk: 'kiosk-2' })).toMatchObject({
      status: 200,
    })
  })

  test('right answers are not counted', async () => {
    const mine = await take()
    await guess(4, mine)
    for (let n = 0; n < 10; n += 1) {
      expect(await find({ number: mine.number, check: mine.check })).toMatchObject({ status: 200 })
    }
  })
})

describe('the scanner of a kiosk', () => {
  test('shows the ticket of a slip that is held before it, once a screen waits for one', async () => {
    const mine = await take()
    const live = await screen()
    expect(await arm()).toMatchObject({ status: 202, answer: { seconds: 60 } })
    await scan(mine.qr)
    const told = await live.first(({ event }) => event === 'code-scanned')
    expect(told).toMatchObject({ id: null, data: { at: 'found', ticket: { id: mine.id } } })
    expect(Value.Errors(CodeScanned, told.data)).toEqual([])
    expect(JSON.stringify(live.events)).not.toContain(mine.qr.slice('KT1:'.length))
    expect(JSON.stringify(told.data)).not.toContain('"check"')
  })

  test('is heard by the screens of its kiosk alone, and nothing of it is told again', async () => {
    const mine = await take()
    const [own, other] = [await screen('kiosk-1'), await screen('kiosk-2')]
    const seen = own.events[0]?.id
    await arm()
    await scan(mine.qr)
    await own.first(({ event }) => event === 'code-scanned')
    await settled(other)
    const back = await screen('kiosk-1', { 'last-event-id': String(seen) })
    await settled(back)
    expect([...scans(other), ...scans(back)]).toEqual([])
  })

  test('is not heard while no screen waits: before, after the first slip, after a minute, after going back', async () => {
    const mine = await take()
    const live = await screen()
    await scan(mine.qr)
    await arm()
    await scan(mine.qr)
    await scan(mine.qr)
    await arm()
    await here.clock.advance(60_000)
    await scan(mine.qr)
    await arm()
    expect((await here.send('DELETE', ARMED)).status).toBe(204)
    await scan(mine.qr)
    await settled(live)
    expect(scans(live)).toHaveLength(1)
  })

  test('says of other codes what they are, and goes on waiting for the slip', async () => {
    const mine = await take()
    const live = await screen()
    await arm()
    for (const [text, at] of [
      ['6901234567892', 'no-slip'],
      ['KT1:nobody', 'unknown-ticket'],
      [mine.qr, 'found'],
    ] as const) {
      await scan(text)
      await live.first(({ event, data }) => event === 'code-scanned' && (data as CodeScanned).at === at)
    }
    expect(scans(live)).toHaveLength(3)
    expect(JSON.stringify(live.events)).not.toContain('6901234567892')
  })

  test('finds yesterday’s slip too', async () => {
    const mine = await take()
    await daysLater(here.clock, 1)
    const live = await screen()
    await arm()
    await scan(mine.qr)
    const told = await live.first(({ event }) => event === 'code-scanned')
    expect(told.data).toMatchObject({ at: 'found', ticket: { id: mine.id, state: { at: 'cancelled' } } })
  })

  test('may be unplugged and plugged in while a screen waits', async () => {
    const mine = await take()
    const live = await screen()
    await arm()
    await here.act('scanner-1', { action: 'unplug' })
    await here.clock.advance(3000)
    await here.act('scanner-1', { action: 'plug-in' })
    await scannerReady()
    await scan(mine.qr)
    await live.first(({ event }) => event === 'code-scanned')
    const states = live.events.flatMap(({ event, data }) =>
      event === 'kiosk-changed'
        ? [(data as { kiosk: { codeScanner: { at: string } } }).kiosk.codeScanner.at]
        : [],
    )
    expect([...new Set(states)]).toEqual(['out-of-order', 'ready'])
  })

  test('is missing at the other kiosk, which is told so with another way', async () => {
    const { status, answer } = await arm('kiosk-2')
    expect({ status, code: answer.code }).toEqual({ status: 409, code: 'no-code-scanner' })
    expect(answer.detail).toContain('请输入')
    const views = [await screen('kiosk-1'), await screen('kiosk-2')].map(({ events }) => events[0]?.data)
    expect(views).toMatchObject([
      { kiosk: { codeScanner: { at: 'ready' } } },
      { kiosk: { codeScanner: { at: 'none' } } },
    ])
    expect((await arm('kiosk-9')).status).toBe(422)
    expect((await here.send('DELETE', `${ARMED}?kiosk=kiosk-9`)).status).toBe(422)
  })
})
