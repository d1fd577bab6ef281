import { expect, test } from 'vitest'
import { qrText, tokenOfQr } from '#daemon/domain/queue/qr-text.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import { phoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { daysLater } from '#test/support/days-later.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'

async function opened() {
  const memory = await stationInMemory()
  const desk = phoneDesk({
    station: memory.station,
    tickets: memory.tickets,
    past: () => undefined,
    pastIsKnown: () => Promise.resolve(),
    said: () => ({ name: '示例社区便民服务站', phone: '0536-4000000' }),
    casesOf: async () => [],
    editionOf: () => '2026.11.28-502eccb4',
    timeZone: 'Asia/Shanghai',
    windows: () => windows,
    clock: memory.clock,
  })
  const ticketId = await memory.take()
  const token = memory.station.state().queue.tickets.get(ticketId)?.token ?? ''
  return { ...memory, desk, ticketId, token }
}

const at = { window: 'W1', clerk: 'li' }

test('the holder of a slip sees the place in the queue, then the window that calls', async () => {
  const { desk, token, does, take } = await opened()
  await take()
  expect(desk.ticket(token)).toEqual({
    station: '示例社区便民服务站',
    number: 'A001',
    day: '2026-11-23',
    time: '09:00',
    edition: '2026.11.28-502eccb4',
    place: { at: 'waiting', ahead: 0, estimateMinutes: null, estimateBasis: 0, unattended: true },
  })
  await does({ type: 'call-next', ...at })
  expect(desk.ticket(token)?.place).toEqual({ at: 'called', window: '1 号窗口', calls: 1 })
})

test('the holder of a slip is told when 停止取号 was pressed, and no longer once numbers are given again', async () => {
  const { desk, token, does } = await opened()
  expect(desk.ticket(token)).not.toHaveProperty('issuingStopped')
  await does({ type: 'stop-issuing', when: { at: 'now' }, by: 'li' })
  expect(desk.ticket(token)).toMatchObject({ issuingStopped: true, place: { at: 'waiting' } })
  await does({ type: 'resume-issuing', by: 'li' })
  expect(desk.ticket(token)).not.toHaveProperty('issuingStopped')
})

test('a made-up token shows nothing, and a true one nothing any more on the next day', async () => {
  const { desk, token, does, clock } = await opened()
  expect(desk.ticket('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
  await daysLater(clock, 1)
  await does({ type: 'open-day' })
  expect(desk.ticket(token)).toBeUndefined()
})

test('a slip is found by its code, whether it is for phones or not', () => {
  const token = 'abcDEF_-0123456789abcd'
  for (const url of [undefined, 'http://192.168.1.20:8090', 'http://station.local'])
    expect(tokenOfQr(qrText(token, url))).toBe(token)
  for (const foreign of ['https://example.com/', 'http://x/t/', `KT2:${token}`, `http://x/t/${token}/live`])
    expect(tokenOfQr(foreign)).toBeUndefined()
})

test('a phone that asks right after a start is not told that its ticket is over before the station knows', async () => {
  const memory = await stationInMemory()
  const past = Promise.withResolvers<void>()
  let known: TicketRecord | undefined
  const desk = phoneDesk({
    station: memory.station,
    tickets: memory.tickets,
    past: () => known,
    pastIsKnown: () => past.promise,
    said: () => ({ name: '示例社区便民服务站', phone: '0536-4000000' }),
    casesOf: async () => [],
    editionOf: () => '2026.11.28-502eccb4',
    timeZone: 'Asia/Shanghai',
    windows: () => windows,
    clock: memory.clock,
  })
  const ticketId = await memory.take()
  const record = memory.station.state().queue.tickets.get(ticketId)
  if (record === undefined) throw new Error('no ticket')
  const answer = desk.reliably('of-a-ticket-that-the-state-has-let-go')
  known = record
  past.resolve()
  expect((await answer)?.number).toBe('A001')
})
