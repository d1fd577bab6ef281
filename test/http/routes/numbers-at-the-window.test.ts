import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffTicket } from '#contract/clerk.ts'
import type { PastTicket } from '#contract/past-ticket.ts'
import type { Problem } from '#contract/problem.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'

let station: HousedStation
let li: StaffClient
let wang: StaffClient
beforeAll(async () => {
  station = await openStation()
  ;[li, wang] = await Promise.all([signIn(station, 0), signIn(station, 1)])
})
afterAll(() => station?.remove())

const ticketOf = ({ body }: { body: unknown }) => (body as { ticket: StaffTicket }).ticket
const problemOf = ({ body }: { body: unknown }) => body as Problem
const found = async (query: string) =>
  ((await li.get(`/api/past-tickets?${query}`)).body as { tickets: PastTicket[] }).tickets

test('a number issued at the window is the same one for ever, whatever is sent again under its command', async () => {
  const commandId = randomUUID()
  const first = await li.press('W1', 'issue', { commandId, itemSeq: 25, declared: '残', print: 'none' })
  expect(first.status).toBe(200)
  expect(ticketOf(first)).toMatchObject({
    number: 'A001',
    issuedAt: 'W1',
    errand: { seq: 25 },
    priority: { at: 'declared', reason: '残' },
    print: { at: 'none' },
  })
  const again = await li.press('W1', 'issue', { commandId, itemSeq: 1 })
  expect(ticketOf(again)).toEqual(ticketOf(first))
})

test('办完 is undone by who did it, and another person reads why not', async () => {
  const { ticket } = (await li.press('W1', 'call-next')).body as { ticket: StaffTicket }
  await li.press('W1', 'serve', { ticketId: ticket.id })
  await li.press('W1', 'finish', { ticketId: ticket.id })
  const others = await wang.press('W2', 'undo', { ticketId: ticket.id })
  expect(problemOf(others)).toMatchObject({ code: 'wrong-state', detail: expect.stringContaining('不是您') })
  const undone = await li.press('W1', 'undo', { ticketId: ticket.id })
  expect(ticketOf(undone).state).toMatchObject({ at: 'serving', window: 'W1' })
  await li.press('W1', 'finish', { ticketId: ticket.id })
})

test('what is over is a list of the day, is found by number and slip, and comes back as a second visit', async () => {
  const taken = await ticketFor(station.url, { commandId: randomUUID(), itemSeq: 18 })
  const { ticket } = (await li.press('W1', 'call-next')).body as { ticket: StaffTicket }
  await li.press('W1', 'cancel', { ticketId: ticket.id })
  expect((await found('at=cancelled')).map((past) => past.ticket.number)).toEqual([taken.number])
  const [byNumber] = await found(`q=${taken.number.toLowerCase()}`)
  // A discreet errand, which no public screen names; staff need it.
  expect(byNumber).toMatchObject({
    ticket: { id: taken.id, errand: { seq: 18 }, state: { at: 'cancelled' } },
    window: '1 号窗口',
    clerk: li.name,
    servedAt: null,
  })
  expect(byNumber?.endedAt).not.toBeNull()
  for (const text of [taken.qr, taken.check])
    expect((await found(`q=${encodeURIComponent(text)}`)).map((past) => past.ticket.id)).toContain(taken.id)
  expect(await found('q=Z999')).toEqual([])

  const again = await li.press('W1', 'issue', {
    itemSeq: 18,
    revisitOf: taken.id,
    serve: true,
    print: 'none',
  })
  expect(ticketOf(again)).toMatchObject({ revisitOf: taken.id, state: { at: 'serving', window: 'W1' } })
  const busy = await li.press('W1', 'call', { ticketId: taken.id, reason: '刚才叫过没听见' })
  expect(problemOf(busy).code).toBe('window-busy')
})
