import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type {
  BookingOffer,
  BookingOffersReply,
  BookingReceipt,
  BookingsReply,
  FoundBooking,
} from '#contract/bookings.ts'
import type { StationConfig } from '#daemon/settings/station.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { firstAccounts, signIn } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

const PHONE = '13905367788'
const ADDRESS = '东山片区槐树胡同十九号'
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const ALL_DAY = [{ from: '00:00', to: '24:00' }]
const DAY_MS = 86_400_000

/** `agent`: who goes. */
const takesBookings =
  (agent: string) =>
  (config: StationConfig): void => {
    config.bookings = {
      keepDays: 30,
      daysAhead: 14,
      visits: {
        items: [14, 18],
        groups: ['一组', '二组'],
        agents: [{ name: agent, groups: ['一组'], days: EVERY_DAY }],
        slots: [
          { from: '09:00', to: '11:00' },
          { from: '14:00', to: '16:00' },
        ],
        each: 1,
      },
      contacts: { items: [59], workdays: 3 },
      numbers: { days: EVERY_DAY, slots: ALL_DAY, each: 1 },
    }
  }

test('a visit is booked, moved, made and told of; who goes reads the phone number and nobody else; it lies nowhere in clear; an hour is honoured', async () => {
  const station = await stationOfTest({ devices: withoutPrinter, station: takesBookings('窗口1员工') })
  const agent = firstAccounts(station.output())[1]?.name
  expect(agent).toBe('窗口1员工')
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
  const get = async (path: string) =>
    (await (await fetch(station.url + path)).json()) as Record<string, unknown>
  const offered = async (kind: string, item: number, group = '一组') =>
    (await get(`/api/bookings/offer?kind=${kind}&item=${item}&group=${encodeURIComponent(group)}`))[
      'offer'
    ] as BookingOffer

  expect((await get('/api/guides/14'))['bookable']).toEqual(['visit', 'number'])
  expect((await get('/api/guides/59'))['bookable']).toEqual(['contact', 'number'])
  // Nobody goes to the second group.
  expect((await offered('visit', 14, '二组')).days).toEqual([])
  const [first, second] = (await offered('visit', 14)).days
  const slotOf = (day: BookingOffer['days'][number] | undefined) => ({
    day: day?.day ?? '',
    from: day?.slots[0]?.from ?? '',
    to: day?.slots[0]?.to ?? '',
  })
  const visit = {
    commandId: 'visit-00001',
    kind: 'visit',
    itemSeq: 18,
    group: '一组',
    slot: slotOf(first),
    phone: PHONE,
    address: ADDRESS,
  }
  const made = await post('/api/bookings', visit)
  expect(made.status).toBe(201)
  const { code, title } = made.body['booking'] as BookingReceipt
  // 低保 is a private matter, also on a slip that others may find.
  expect(title).toBe('综合业务')
  expect(await post('/api/bookings', visit)).toEqual({ status: 200, body: made.body })
  expect((await post('/api/bookings', { ...visit, commandId: 'visit-00002' })).status).toBe(409)
  const moved = await post('/api/bookings/change', {
    commandId: 'visit-moved-1',
    code,
    change: { at: 'moved', slot: slotOf(second) },
  })
  expect((moved.body['booking'] as FoundBooking).slot).toEqual(slotOf(second))
  const contact = { commandId: 'contact-0001', kind: 'contact', itemSeq: 59, phone: PHONE }
  expect((await post('/api/bookings', contact)).body['booking']).toMatchObject({
    slot: null,
    dueOn: expect.stringMatching(/^\d{4}-/) as unknown,
  })

  const lead = await signIn(station)
  const goes = await signIn(station, 1)
  const other = await signIn(station, 2)
  const listed = (await goes.get('/api/bookings')).body as BookingsReply
  expect(listed.bookings.map(({ id, agent: of }) => [id, of?.name])).toEqual(
    expect.arrayContaining([
      ['visit-00001', '窗口1员工'],
      ['contact-0001', undefined],
    ]),
  )
  expect(JSON.stringify(listed)).not.toContain(PHONE)
  expect((await other.post('/api/bookings/visit-00001/contact')).status).toBe(403)
  expect((await goes.post('/api/bookings/visit-00001/contact')).body).toEqual({
    phone: PHONE,
    address: ADDRESS,
  })
  const done = { change: { at: 'done', text: `材料收齐了，${ADDRESS}` } }
  expect((await other.post('/api/bookings/visit-00001/changes', done)).status).toBe(403)
  expect((await goes.post('/api/bookings/visit-00001/changes', done)).body).toMatchObject({
    booking: {
      state: { at: 'done' },
      acts: [
        { at: 'moved', by: null },
        { at: 'contact-opened', by: '窗口1员工' },
        { at: 'done', by: '窗口1员工', text: done.change.text },
      ],
    },
  })
  expect((await post('/api/bookings/find', { code })).body['booking']).toMatchObject({
    state: { at: 'done' },
  })
  expect((await lead.get('/api/bookings?state=over')).body).toMatchObject({
    bookings: [{ id: 'visit-00001' }],
  })

  // Who asks at the window gets the same slots, taken down by the clerk.
  const asked = await other.get(`/api/bookings/offers?item=14&group=${encodeURIComponent('一组')}`)
  const { offers } = asked.body as BookingOffersReply
  expect(offers.map(({ kind }) => kind)).toEqual(['visit', 'number'])
  const takenDown = { kind: 'visit', itemSeq: 14, group: '一组', slot: slotOf(offers[0]?.days[0]) }
  const told = { ...takenDown, phone: PHONE, address: ADDRESS }
  expect((await other.post('/api/bookings/taken-down', told)).status).toBe(201)
  expect((await other.post('/api/bookings/taken-down', told)).status).toBe(409)

  // An hour of tomorrow: today it is too early, tomorrow it is honoured, and once.
  const [tomorrow] = (await offered('number', 14)).days
  const hour = await post('/api/bookings', {
    commandId: 'number-00001',
    kind: 'number',
    itemSeq: 14,
    slot: slotOf(tomorrow),
  })
  const { code: booking } = hour.body['booking'] as BookingReceipt
  const take = (commandId: string) => post('/api/tickets', { commandId, booking })
  expect((await take('take-early-1')).body['code']).toBe('booking-not-now')
  await station.setClock(DAY_MS)
  expect(await take('take-booked-1')).toMatchObject({ status: 201, body: { ticket: { itemSeq: 14 } } })
  expect(await take('take-booked-1')).toMatchObject({ status: 200 })
  expect((await take('take-booked-2')).body['code']).toBe('booking-not-now')

  await station.stop()
  const search = openSearch([
    { whose: 'the resident', what: 'number', text: PHONE },
    { whose: 'the resident', what: 'address', text: ADDRESS },
  ])
  const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
  const names = files.filter((entry) => entry.isFile())
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['bookings.db', 'keys.db']))
  for (const { parentPath, name } of names)
    expect(search(name, await readFile(join(parentPath, name)))).toEqual([])
  expect(search('output', Buffer.from(station.output()))).toEqual([])
})
