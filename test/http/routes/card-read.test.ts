import { describe, expect, test } from 'vitest'
import type { DevicesConfig } from '#daemon/settings/devices.ts'
import {
  AGREED,
  cardEvents,
  next,
  openWithScreen,
  READ,
  readCard,
  screen,
  SOON_MS,
  twoKiosks,
} from '#test/support/card-screen.ts'

const AT_60 = 1 // in the drawer, on the day these tests play

describe('before consent', () => {
  test.each([
    ['no word of it', {}, '必须填写'],
    ['a no', { consent: false }, '应为 true'],
    ['something like a yes', { consent: 'true' }, '应为'],
  ])(
    '%s is refused by the name of the field, and the reader looks at no card',
    async (_what, body, allowed) => {
      const { here, live } = await openWithScreen()
      await here.act('reader-1', { action: 'put-card', card: AT_60 })
      const { status, answer } = await here.send('POST', READ, body)
      expect(status).toBe(400)
      expect(answer).toMatchObject({ code: 'invalid-request' })
      const fields = answer.errors?.filter(({ field }) => field === 'body.consent')
      expect(fields?.map((one) => one.allowed).join()).toContain(allowed)
      await here.clock.advance(5000)
      expect((await here.reader('reader-1')).work).toBe('resting')
      expect(cardEvents(live)).toEqual([])
    },
  )
})

describe('after consent', () => {
  test('a card is waited for, read, and told to the screens of that kiosk, with nothing but what is promised', async () => {
    const { here, live } = await openWithScreen()
    const answered = await here.send('POST', READ, AGREED)
    expect(answered).toMatchObject({ status: 202, answer: { seconds: 60 } })
    await here.act('reader-1', { action: 'put-card', card: AT_60 })
    await here.clock.advance(SOON_MS)
    await here.act('reader-1', { action: 'take-card' })
    await here.clock.advance(SOON_MS)
    await live.first(({ event }) => event === 'card-removed')
    expect(cardEvents(live).map(({ event, id, data }) => ({ event, id, data }))).toEqual([
      { event: 'card-waiting', id: null, data: { for: 'card' } },
      {
        event: 'card-read',
        id: null,
        data: {
          cardRef: expect.stringMatching(/^[\w-]{24}$/),
          kind: 'resident',
          maskedName: '王*',
          ageBand: '60-69',
        },
      },
      { event: 'card-removed', id: null, data: {} },
    ])
  })

  test('what is told of a card is never told again, and to no other kiosk', async () => {
    const { here, live } = await openWithScreen(twoKiosks)
    const other = await screen(here, {}, 'kiosk-2')
    await readCard(here, live, AT_60)
    await here.send('POST', '/api/tickets', { commandId: 'without-card' })
    await live.first(({ event }) => event === 'ticket-taken')
    const back = await screen(here, { 'last-event-id': '1' })
    const late = await screen(here)
    await here.send('POST', '/api/tickets', { commandId: 'command-another' })
    for (const one of [back, late, other]) await one.first(({ event }) => event === 'ticket-taken')
    expect([back, late, other].map(cardEvents)).toEqual([[], [], []])
  })

  test('nothing is read any more once the waiting is called off', async () => {
    const { here, live } = await openWithScreen()
    await here.send('POST', READ, AGREED)
    expect((await here.send('DELETE', READ)).status).toBe(204)
    expect((await here.send('DELETE', `${READ}?kiosk=kiosk-1`)).status).toBe(204)
    await here.act('reader-1', { action: 'put-card', card: AT_60 })
    await here.clock.advance(5000)
    expect((await here.reader('reader-1')).work).toBe('resting')
    expect(cardEvents(live).map(({ event }) => event)).toEqual(['card-waiting'])
  })

  test('nor after a minute; a second consent makes it a minute from then', async () => {
    const { here, live } = await openWithScreen()
    await here.send('POST', READ, AGREED)
    await here.clock.advance(40_000)
    await here.send('POST', READ, AGREED)
    await here.clock.advance(40_000)
    expect((await here.reader('reader-1')).work).toBe('looking')
    await here.clock.advance(25_000)
    await here.act('reader-1', { action: 'put-card', card: AT_60 })
    await here.clock.advance(5000)
    expect((await here.reader('reader-1')).work).toBe('resting')
    expect(new Set(cardEvents(live).map(({ event }) => event))).toEqual(new Set(['card-waiting']))
  })

  test('a second tap of consent while the card is being read does not ask to take it away', async () => {
    const { here, live } = await openWithScreen()
    await here.send('POST', READ, AGREED)
    await here.act('reader-1', { action: 'put-card', card: AT_60 })
    await here.clock.advance(100)
    await here.send('POST', READ, AGREED)
    await here.clock.advance(SOON_MS)
    await live.first(({ event }) => event === 'card-read')
    expect(cardEvents(live).map(({ data }) => data)).not.toContainEqual({ for: 'removal' })
  })

  test('two cards, a moved one and a worn one each have their name', async () => {
    const { here, live } = await openWithScreen()
    await here.send('POST', READ, AGREED)
    await here.act('reader-1', { action: 'put-card', card: 1 }, { action: 'put-card', card: 2 })
    await here.clock.advance(3000)
    await here.act('reader-1', { action: 'take-card' })
    await here.clock.advance(1000)
    await here.act('reader-1', { action: 'put-card', card: 1 })
    await here.clock.advance(450)
    await here.act('reader-1', { action: 'take-card' }, { action: 'set-chips', chips: 'worn' })
    await here.clock.advance(1000)
    await here.act('reader-1', { action: 'put-card', card: 1 })
    await here.clock.advance(3000)
    await live.first(({ data }) => JSON.stringify(data) === '{"reason":"unreadable"}')
    const reasons = cardEvents(live).filter(({ event }) => event === 'card-failed')
    expect(reasons.map(({ data }) => data)).toEqual([
      { reason: 'two-cards' },
      { reason: 'moved' },
      { reason: 'unreadable' },
    ])
  })

  test('an unplugged reader is told as down, on the stream and in what the screens know of their kiosk', async () => {
    const { here, live } = await openWithScreen()
    await here.send('POST', READ, AGREED)
    const failed = await next(live, 'card-failed', () => here.act('reader-1', { action: 'unplug' }))
    expect(failed).toEqual({ reason: 'reader-down' })
    const changed = await next<{ kiosk: object }>(live, 'kiosk-changed', () => here.clock.advance(3000))
    expect(changed.kiosk).toMatchObject({ cardReader: { at: 'out-of-order', code: 'reader-1: down' } })
    const again = await next(live, 'card-failed', () => here.send('POST', READ, AGREED))
    expect(again).toEqual({ reason: 'reader-down' })
  })

  test('a kiosk without a reader says so, and a kiosk that is none', async () => {
    const { here, live } = await openWithScreen({ devices: withoutReader })
    expect(await here.send('POST', READ, AGREED)).toMatchObject({
      status: 409,
      answer: { code: 'no-card-reader', detail: expect.stringContaining('不用身份证') },
    })
    expect(await here.send('POST', READ, { ...AGREED, kiosk: 'nowhere' })).toMatchObject({
      status: 422,
      answer: { code: 'unknown-kiosk' },
    })
    expect((await here.send('DELETE', `${READ}?kiosk=nowhere`)).status).toBe(422)
    expect(live.events[0]?.data).toMatchObject({ kiosk: { cardReader: { at: 'none' } } })
  })
})

describe('where the reader knows nobody', () => {
  test('no card is asked for and none is read, whether the reader works or is pulled out', async () => {
    const { here, live } = await openWithScreen({ devices: withSlot })
    expect(live.events[0]?.data).toMatchObject({ kiosk: { cardReader: { at: 'none' } } })
    await here.act('reader-1', { action: 'put-card', card: AT_60 })
    expect(await here.send('POST', READ, AGREED)).toMatchObject({
      status: 409,
      answer: { code: 'no-card-reader', detail: expect.stringContaining('读不了身份证') },
    })
    await here.act('reader-1', { action: 'unplug' })
    await here.clock.advance(10_000)
    expect(await here.send('POST', READ, AGREED)).toMatchObject({ status: 409 })
    expect(cardEvents(live)).toEqual([])
    const { answer } = await here.send('GET', '/readyz')
    expect(JSON.stringify(answer)).toContain('读卡器（只看有没有卡）没有插着')
    expect(JSON.stringify(answer)).not.toContain('身份证')
  })
})

function withSlot(config: DevicesConfig): void {
  for (const device of config.devices)
    if (device.port === 'card-reader')
      Object.assign(device, { driver: 'pcsc', wire: { simulated: 'card-slot' } })
}

function withoutReader(config: DevicesConfig): void {
  config.devices = config.devices.filter(({ port }) => port !== 'card-reader')
}
