import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {
  BookingOffer,
  BookingReceipt,
  BookingsReply,
  FoundBooking,
  FoundBookingsReply,
} from '#contract/bookings.ts'
import type { CardPurpose } from '#contract/card.ts'
import type { CaseReply, EarlierCasesReply, FoundCasesReply } from '#contract/cases.ts'
import type { TicketReply } from '#contract/ticket.ts'
import { cardReadFor, OLD_CARD, YOUNG_CARD } from '#test/support/card-ways.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { takingBookings } from '#test/support/taking-bookings.ts'

const PHONE = '13905367788'
const ADDRESS = '西河片区桃树巷二十二号'
const TOLD = { at: 'told', missing: ['户口簿'] } as const

async function standing() {
  const station = await stationOfTest({
    station: takingBookings({ visits: 1, numbers: 3 }),
  })
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
  let commands = 0
  const command = () => `by-card-${commands++}`
  const read = (card: number, purpose: CardPurpose) => cardReadFor(station.url, card, purpose)
  return {
    station,
    post,
    command,
    read,
    async ticket(card: number, itemSeq = 18) {
      const cardRef = await read(card, 'ticket')
      const taken = await post('/api/tickets', { commandId: command(), itemSeq, cardRef })
      return (taken.body as unknown as TicketReply).ticket
    },
    async progress(card: number) {
      const cardRef = await read(card, 'own')
      const found = await post('/api/cases/find-by-card', { commandId: command(), cardRef })
      return (found.body as unknown as FoundCasesReply).cases
    },
    async bookingsOf(card: number) {
      const cardRef = await read(card, 'own')
      const found = await post('/api/bookings/find-by-card', { commandId: command(), cardRef })
      return (found.body as unknown as FoundBookingsReply).bookings
    },
    async slot(kind: 'number' | 'visit') {
      const reply = await fetch(`${station.url}/api/bookings/offer?kind=${kind}&item=14`)
      const [day] = ((await reply.json()) as { offer: BookingOffer }).offer.days
      return { day: day?.day ?? '', from: day?.slots[0]?.from ?? '', to: day?.slots[0]?.to ?? '' }
    },
  }
}

/** Calls the next one and begins to serve them. */
async function serveNext(clerk: StaffClient, window: string): Promise<void> {
  const called = await clerk.press(window, 'call-next')
  const { ticket } = called.body as { ticket: { id: string } }
  await clerk.press(window, 'serve', { ticketId: ticket.id })
}

test('a card finds what came of its tickets, at the kiosk and at whichever window its holder stands, and nothing of another', async () => {
  const { station, post, command, read, ticket, progress } = await standing()
  const [one, two] = [await signIn(station, 1), await signIn(station, 2)]
  expect((await one.press('W1', 'open')).status).toBe(200)
  expect((await two.press('W2', 'open')).status).toBe(200)
  expect(await progress(OLD_CARD)).toEqual([])

  const first = await ticket(OLD_CARD)
  await serveNext(one, 'W1')
  const opened = await one.post('/api/cases', { itemSeq: 18, ticketId: first.id, outcome: TOLD })
  const { id, number } = (opened.body as CaseReply).case
  const [found, ...others] = await progress(OLD_CARD)
  expect(others).toEqual([])
  // 低保 is a private matter: state, dates and what comes next, as by its code.
  expect(found).toEqual({
    state: { at: 'told', on: found?.openedOn },
    openedOn: found?.openedOn,
    acceptedOn: null,
    dueOn: null,
    next: 'bring-what-is-missing',
  })
  expect(await progress(YOUNG_CARD)).toEqual([])

  // A card that was read for a ticket tells nothing, one that was read for this takes none, and neither counts twice.
  const forTicket = await read(OLD_CARD, 'ticket')
  const look = (cardRef: string) => post('/api/cases/find-by-card', { commandId: command(), cardRef })
  expect((await look(forTicket)).body['code']).toBe('card-ref-invalid')
  const own = await read(OLD_CARD, 'own')
  const asTicket = { commandId: command(), cardRef: own }
  expect((await post('/api/tickets', asTicket)).body['code']).toBe('card-ref-invalid')
  expect((await look(own)).status).toBe(200)
  expect((await look(own)).body['code']).toBe('card-ref-invalid')

  // The person is called to another window: while they stand there, and only then, the case may be gone on with.
  await one.press('W1', 'finish', { ticketId: first.id })
  expect((await two.get(`/api/cases/${id}`)).status).toBe(403)
  const second = await ticket(OLD_CARD)
  await serveNext(two, 'W2')
  const earlier = (await two.get(`/api/cases/earlier?ticketId=${second.id}&itemSeq=18`))
    .body as EarlierCasesReply
  expect(earlier.byCard.map((line) => [line.number, line.state.at])).toEqual([[number, 'told']])
  const came = { ticketId: second.id, change: { at: 'stepped', text: '又来一次' } }
  expect((await two.post(`/api/cases/${id}/changes`, came)).status).toBe(422)
  expect((await two.post(`/api/cases/${id}/changes`, { ...came, revisit: 'not-all-told' })).status).toBe(200)
  await two.press('W2', 'finish', { ticketId: second.id })
  // Who did something with it sees it from then on.
  expect((await two.get(`/api/cases/${id}`)).body).toMatchObject({ case: { visits: 2 } })

  const third = await ticket(YOUNG_CARD)
  await serveNext(two, 'W2')
  const none = (await two.get(`/api/cases/earlier?ticketId=${third.id}&itemSeq=18`)).body as EarlierCasesReply
  expect(none.byCard).toEqual([])
})

test('an hour is honoured by the card that it was tied to, and by no other; a visit becomes a case without typing again', async () => {
  const { station, post, command, read, bookingsOf, slot } = await standing()
  const book = async (kind: 'number' | 'visit', more: object = {}) => {
    const made = await post('/api/bookings', {
      commandId: command(),
      kind,
      itemSeq: 14,
      slot: await slot(kind),
      ...more,
    })
    return made.body['booking'] as BookingReceipt
  }
  const { code } = await book('number')
  const cardRef = await read(OLD_CARD, 'own')
  const tied = await post('/api/bookings/tie', { commandId: command(), code, cardRef })
  expect(tied.body['booking']).toMatchObject({ code, byCard: true } satisfies Partial<FoundBooking>)
  expect(await bookingsOf(YOUNG_CARD)).toEqual([])
  expect((await bookingsOf(OLD_CARD)).map((each) => each.code)).toEqual([code])

  const visit = await book('visit', { phone: PHONE, address: ADDRESS })
  const goes = await signIn(station, 1)
  const { bookings } = (await goes.get('/api/bookings')).body as BookingsReply
  const bookingId = bookings.find((each) => each.code === visit.code)?.id ?? ''
  const other = await signIn(station, 2)
  const opening = { itemSeq: 14, bookingId, applicant: { name: '欧阳翠莲' }, outcome: TOLD }
  expect((await other.post('/api/cases', opening)).status).toBe(403)
  const opened = ((await goes.post('/api/cases', opening)).body as CaseReply).case
  expect((await goes.post(`/api/cases/${opened.id}/contact`)).body).toEqual({
    phone: PHONE,
    address: ADDRESS,
  })
  const over = (await goes.get('/api/bookings?state=over')).body as BookingsReply
  expect(over.bookings).toMatchObject([{ id: bookingId, state: { at: 'done' }, caseId: opened.id }])

  await station.setClock(86_400_000)
  const [known] = await bookingsOf(OLD_CARD)
  expect(known?.number).toBe('now')
  expect((await post('/api/tickets', { commandId: command(), booking: known?.code })).status).toBe(201)
  expect(await bookingsOf(OLD_CARD)).toEqual([])

  await station.stop()
  const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
  for (const { parentPath, name } of files.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(parentPath, name))
    for (const secret of [PHONE, ADDRESS, '欧阳翠莲']) expect(bytes.includes(secret), name).toBe(false)
  }
})
