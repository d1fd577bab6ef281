import { expect, test } from 'vitest'
import { phoneDesk } from '#daemon/desks/phone/phone-desk.ts'
import { openFindTicket } from '#daemon/desks/tickets/find-ticket.ts'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { qrText } from '#daemon/domain/queue/qr-text.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { daysLater } from '#test/support/days-later.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/** More than the state keeps of those that are over. */
const MANY = 300

/** A morning on which many were served; `first` was the first of them. */
async function afterManyWereServed() {
  const memory = await stationInMemory()
  const { station, ledger, clock, tickets, does, take } = memory
  const views = await openViews({ folder: tempFolder(), projections: projectionsOf(areas), ledger, clock })
  const at = { window: 'W1', clerk: 'li' }
  const serve = async () => {
    const ticketId = await take()
    const token = station.state().queue.tickets.get(ticketId)?.token ?? ''
    await does({ type: 'call-next', ...at })
    await does({ type: 'serve-ticket', ticketId, ...at })
    await does({ type: 'finish-ticket', ticketId, ...at })
    return { ticketId, token }
  }
  const first = await serve()
  for (let n = 1; n < MANY; n++) await serve()
  expect(station.state().queue.tickets.has(first.ticketId)).toBe(false)
  const find = openFindTicket({ clock, station, tickets, views })
  const phone = phoneDesk({
    station,
    tickets,
    pastIsKnown: () => Promise.resolve(),
    past: (token) => views.of(ticketProjection).byToken(token)?.record,
    said: () => ({ name: '示例社区便民服务站', phone: '0536-4000000' }),
    casesOf: async () => [],
    editionOf: () => '2026.11.28-502eccb4',
    timeZone: 'Asia/Shanghai',
    windows: () => windows,
    clock,
  })
  return { ...memory, first, find, phone, at }
}

test('a ticket that was finished hundreds of tickets ago is found by its number and by its slip', async () => {
  const { first, find } = await afterManyWereServed()
  const check = checkCode(first.token)
  const found = { at: 'found', ticket: { id: first.ticketId, number: 'A001', state: { at: 'done' } } }
  expect(await find({ number: 'a1', check }, 'kiosk-1')).toMatchObject(found)
  expect(await find({ qr: qrText(first.token, undefined) }, 'kiosk-1')).toMatchObject(found)
})

test('its number with a wrong 查询码 counts as a wrong try, however many come at once', async () => {
  const { first, find } = await afterManyWereServed()
  const wrong = checkCode(first.token) === '0000' ? '1111' : '0000'
  const tries = Array.from({ length: 8 }, () => find({ number: 'A001', check: wrong }, 'kiosk-1'))
  const answers = (await Promise.all(tries)).map(({ at }) => at)
  expect(answers.filter((at) => at === 'unknown-ticket')).toHaveLength(5)
  expect(answers.filter((at) => at === 'too-many-tries')).toHaveLength(3)
})

test('right answers are no wrong tries, however often somebody looks', async () => {
  const { first, find } = await afterManyWereServed()
  const search = { number: 'A001', check: checkCode(first.token) }
  for (let n = 0; n < 8; n++) expect((await find(search, 'kiosk-1')).at).toBe('found')
})

test('its holder’s phone says that it is done, until the day ends', async () => {
  const { first, phone, clock, does } = await afterManyWereServed()
  expect(phone.ticket(first.token)).toMatchObject({ number: 'A001', place: { at: 'done' } })
  await daysLater(clock, 1)
  await does({ type: 'open-day' })
  expect(phone.ticket(first.token)).toBeUndefined()
})

test('the number means nothing any more on the next day', async () => {
  const { first, find, clock, does } = await afterManyWereServed()
  await daysLater(clock, 1)
  await does({ type: 'open-day' })
  const search = { number: 'A001', check: checkCode(first.token) }
  expect(await find(search, 'kiosk-1')).toEqual({ at: 'unknown-ticket' })
})
