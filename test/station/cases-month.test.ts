import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BookingReceipt } from '#contract/bookings.ts'
import type { CaseReply, CasesReply, FindCaseReply } from '#contract/cases.ts'
import type { TicketReply } from '#contract/ticket.ts'
import type { TodoReply } from '#contract/todo.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { type StaffClient, signIn } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

const DAY_MS = 86_400_000
/** One day more than a case that is over keeps its person here. */
const DAYS = 31
/** Of 低保: what everybody has to bring, but one. */
const MISSING = ['最低生活保障申请书（表）', '家庭经济状况核对授权书', '收入、财产情况说明']
const SIGNED = 'M24 71l8 5 13 -9 4 17'

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The person who comes on this day: nobody else has such a name, number or address. */
const person = (day: number) => ({
  name: `端木${String.fromCodePoint(0x83_00 + day)}${String.fromCodePoint(0x75_00 + day)}`,
  phone: `1390536${String(7000 + day * 13)}`,
  address: `示例路${day + 301}号院西屋`,
})

test('a month of cases: told once, come again, stopped and decided, reported and answered, overdue; each person is known to the right people alone, and to nobody after the term', async () => {
  const station = await stationOfTest({
    devices: withoutPrinter,
    station: (config) => {
      config.cases = { keepDays: 30, amberWorkdays: 3, redWorkdays: 1 }
      config.bookings = { keepDays: 30, daysAhead: 14, contacts: { items: [59], workdays: 3 } }
    },
    item: (item) => {
      if (item.seq === 18) Object.assign(item['timeLimit'] as object, { excluded: ['公示'] })
    },
  })
  let commands = 0
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  const command = () => `month-command-${commands++}`
  async function morning(): Promise<{ lead: StaffClient; clerk: StaffClient }> {
    const at = { lead: await signIn(station), clerk: await signIn(station, 1) }
    await at.clerk.press('W1', 'open', { takeOver: true })
    return at
  }
  let { lead, clerk } = await morning()
  const today = ((await clerk.get('/api/cases')).body as CasesReply).today
  const inDays = (days: number) => dayAfter(today, days)
  const due = (days: number) => ({ date: inDays(days), basis: '街道民政办电话答复' })

  /** Somebody takes a number for this errand and is served at W1; the id of the ticket. */
  async function serve(itemSeq: number): Promise<string> {
    const { ticket } = (await post('/api/tickets', { commandId: command(), itemSeq })) as TicketReply
    await clerk.press('W1', 'call-next')
    expect((await clerk.press('W1', 'serve', { ticketId: ticket.id })).status).toBe(200)
    return ticket.id
  }
  const finish = (ticketId: string) => clerk.press('W1', 'finish', { ticketId })
  const open = async (commandId: string, of: object) => {
    const opened = await clerk.post('/api/cases', { commandId, ...of })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    return (opened.body as CaseReply).case
  }
  const change = async (id: string, of: object, more: object = {}) =>
    (await clerk.post(`/api/cases/${id}/changes`, { ...more, change: of })).status
  const find = async (code: string) => ((await post('/api/cases/find', { code })) as FindCaseReply).case
  const overdue = async () =>
    ((await lead.get('/api/todo')).body as TodoReply).todo.filter(({ code }) => code === 'cases-overdue')
      .length

  const codes: Record<string, string> = {}
  const schedule: Record<number, () => Promise<void>> = {
    async 0() {
      const ticketId = await serve(18)
      const materials = MISSING.map((name) => ({ name, state: 'missing' }))
      const told = { at: 'told', missing: MISSING }
      const dibao = await open('dibao-case-1', {
        itemSeq: 18,
        ticketId,
        applicant: person(400),
        materials,
        outcome: told,
      })
      codes['dibao'] = dibao.code
      await finish(ticketId)
      expect(await find(dibao.code)).toMatchObject({ acceptedOn: null, next: 'bring-what-is-missing' })
      const yanglao = await open('yanglao-case-1', {
        itemSeq: 2,
        applicant: person(401),
        outcome: { at: 'reported' },
      })
      codes['yanglao'] = yanglao.code
      const late = await open('overdue-case-1', { itemSeq: 14, outcome: { at: 'accepted', due: due(2) } })
      expect(late.dueOn).toBe(inDays(2))
    },
    async 1() {
      // 即办件 by 帮办代办: done when the higher office's answer is there.
      expect(await find(codes['yanglao'] ?? '')).toMatchObject({ state: { at: 'reported' }, next: 'wait' })
      expect(await change('yanglao-case-1', { at: 'delivered', how: 'told-by-phone' })).toBe(409)
      expect(await change('yanglao-case-1', { at: 'answered', granted: true, text: '参保登记好了' })).toBe(
        200,
      )
      expect(await find(codes['yanglao'] ?? '')).toMatchObject({
        state: { at: 'answered', on: inDays(1) },
        next: 'collect',
      })
      expect(await change('yanglao-case-1', { at: 'delivered', how: 'told-by-phone' })).toBe(200)
    },
    async 3() {
      const ticketId = await serve(18)
      const materials = MISSING.map((name) => ({ name, state: 'received', original: 1 }))
      const accepted = { at: 'accepted', due: due(20) }
      expect(await change('dibao-case-1', accepted, { ticketId, materials })).toBe(422)
      expect(await change('dibao-case-1', accepted, { ticketId, materials, revisit: 'other' })).toBe(200)
      // Nothing more may be asked for once it is accepted.
      expect(await change('dibao-case-1', { at: 'told', missing: ['户口簿'], reason: '漏了' })).toBe(409)
      await finish(ticketId)
      expect(await find(codes['dibao'] ?? '')).toMatchObject({ acceptedOn: inDays(3), dueOn: inDays(20) })
      const { cases } = (await clerk.get('/api/cases')).body as CasesReply
      expect(cases.map(({ id, light }) => [id, light])).toContainEqual(['overdue-case-1', 'overdue'])
      expect(await overdue()).toBe(1)
      expect(await change('overdue-case-1', { at: 'stepped', text: '问过街道，下周答复，告诉了本人' })).toBe(
        200,
      )
      expect(await overdue()).toBe(0)
    },
    async 5() {
      expect(await change('dibao-case-1', { at: 'paused', why: 'survey' })).toBe(422)
      expect(await change('dibao-case-1', { at: 'paused', why: 'publicity' })).toBe(200)
      expect(await change('dibao-case-1', { at: 'decided', granted: true, text: '同意' })).toBe(409)
      expect((await find(codes['dibao'] ?? '')).state).toMatchObject({ at: 'paused', on: inDays(5) })
    },
    async 12() {
      // The clerk who named the day names it again after 公示.
      expect(await change('dibao-case-1', { at: 'resumed' })).toBe(422)
      expect(await change('dibao-case-1', { at: 'resumed', due: due(27) })).toBe(200)
      expect((await find(codes['dibao'] ?? '')).dueOn).toBe(inDays(27))
    },
    async 15() {
      expect(await change('dibao-case-1', { at: 'decided', granted: true, text: '每月发放' })).toBe(200)
      expect((await find(codes['dibao'] ?? '')).next).toBe('collect')
      const handed = { at: 'delivered', how: 'handed-over', signature: SIGNED }
      expect(await change('dibao-case-1', handed)).toBe(200)
      expect((await find(codes['dibao'] ?? '')).next).toBe('nothing')
      expect(((await lead.get('/api/cases/dibao-case-1')).body as CaseReply).case.visits).toBe(2)
    },
  }

  for (let day = 0; day < DAYS; day++) {
    await schedule[day]?.()
    const reason = `${person(day).name}的材料在${person(day).address}`
    await open(`daily-case-${day}`, {
      itemSeq: 14,
      applicant: person(day),
      outcome: { at: 'not-eligible', reason },
    })
    const { phone } = person(day + 100)
    const asked = (await post('/api/bookings', {
      commandId: command(),
      kind: 'contact',
      itemSeq: 59,
      phone,
    })) as {
      booking: BookingReceipt
    }
    expect(asked.booking.code).toMatch(/^\d{10}$/)
    await station.setClock(DAY_MS)
    ;({ lead, clerk } = await morning())
    // A clock that was set is believed at once where somebody says that it is right.
    expect((await lead.post('/api/day/confirm', { day: inDays(day + 1) })).status).toBe(200)
  }

  const view = async (id: string) => ((await lead.get(`/api/cases/${id}`)).body as CaseReply).case
  // The station forgets a few seconds after the day has begun.
  await expect.poll(async () => (await view('daily-case-0')).applicant.at, { timeout: 20_000 }).toBe('gone')
  expect((await view(`daily-case-${DAYS - 1}`)).applicant).toMatchObject({ at: 'named' })
  // Numbers go on without a gap, whatever was forgotten.
  const { cases } = (await lead.get('/api/cases?state=over')).body as CasesReply
  const numbers = cases.map(({ number }) => Number(number.slice(5))).toSorted((a, b) => a - b)
  expect(new Set(numbers).size).toBe(cases.length)
  const years = new Set(cases.map(({ number }) => number.slice(0, 4)))
  if (years.size === 1) expect(numbers.at(-1)).toBe(DAYS + 3)

  await station.stop()
  const people = [...Array.from({ length: DAYS }, (_, day) => person(day)), person(400), person(401)]
  const search = openSearch([
    ...people.flatMap(({ name, phone, address }) => [
      { whose: name, what: 'name' as const, text: name },
      { whose: name, what: 'number' as const, text: phone },
      { whose: name, what: 'address' as const, text: address },
    ]),
    ...Array.from({ length: DAYS }, (_, day) => ({
      whose: `who asked for a call on day ${day}`,
      what: 'number' as const,
      text: person(day + 100).phone,
    })),
    { whose: 'who was signed for', what: 'name', text: SIGNED },
  ])
  const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
  for (const { parentPath, name } of files.filter((entry) => entry.isFile()))
    expect(search(name, await readFile(join(parentPath, name)))).toEqual([])
  expect(search('output', Buffer.from(station.output()))).toEqual([])
})
