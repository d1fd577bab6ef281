import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { clerk, draft } from '#test/support/ledger-drafts.ts'
import { openStationHere, type StationHere } from '#test/support/station-here.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

const HOUR = 60 * 60_000
/** A start looks at the newest entries before anything else, and sets a ledger aside that is broken there. */
const NOT_AMONG_THE_NEWEST = 600

async function opened(): Promise<StationHere> {
  const station = await openStationHere({ devices: withoutPrinter })
  onTestFinished(() => station.remove())
  return station
}

async function take(station: StationHere, commandId: string): Promise<string> {
  const { status, answer } = await station.send('POST', '/api/tickets', { commandId })
  expect(status).toBe(201)
  return answer.ticket?.number ?? ''
}

async function waiting({ url }: StationHere): Promise<number> {
  const { queues } = (await (await fetch(`${url}/api/queue`)).json()) as { queues: { waiting: number }[] }
  return queues.reduce((sum, queue) => sum + queue.waiting, 0)
}

type TicketOfStaff = { id: string; day: string; state: { at: string } }

async function ticketOf(press: Promise<{ status: number; body: unknown }>): Promise<TicketOfStaff> {
  const { status, body } = await press
  expect(status).toBe(200)
  return (body as { ticket: TicketOfStaff }).ticket
}

/** Who is called or served at the first window; null for nobody. */
async function atWindow({ url }: StationHere): Promise<unknown> {
  const { windows } = (await (await fetch(`${url}/api/windows`)).json()) as {
    windows: { id: string; current: unknown }[]
  }
  return windows.find(({ id }) => id === 'W1')?.current
}

/** Alters the entry that opened the newest day in the file of a station that is down, and no snapshot stands in for it. */
async function damageNewestDay({ dataDir }: StationHere): Promise<void> {
  const path = join(dataDir, 'ledger.db')
  const file = new DatabaseSync(path)
  const { seq, day } = file
    .prepare(
      `SELECT seq, bytes ->> 'day' AS day FROM entries WHERE instr(bytes, '"type":"day-opened"') ORDER BY seq DESC LIMIT 1`,
    )
    .get() as { seq: number; day: string }
  file.close()

  const ledger = await openSqliteLedger({ path })
  if (ledger.at !== 'ok') throw new Error(ledger.at)
  const signIns = Array.from({ length: NOT_AMONG_THE_NEWEST }, (_, i) =>
    draft(`sign-in-${seq}-${i}`, {
      day,
      actor: clerk,
      events: [{ type: 'clerk-signed-in', clerk: 'zhang' }],
    }),
  )
  await ledger.ledger.append(signIns, await ledger.ledger.head())
  await ledger.ledger.close()

  const again = new DatabaseSync(path)
  const stays = again.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'entries_stay'`).get()
  again.exec('DROP TRIGGER entries_stay')
  again
    .prepare(`UPDATE entries SET bytes = replace(bytes, 'day-opened', 'day-OPENED') WHERE seq = ?`)
    .run(seq)
  again.exec(String(stays?.['sql']))
  again.close()
  for (const name of readdirSync(dataDir).filter((file) => file.startsWith('snapshot.json')))
    rmSync(join(dataDir, name))
}

test('a person who came on the first day of all still waits when the entry that opened it cannot be read', async () => {
  const station = await opened()
  const numbers = [await take(station, 'command-1'), await take(station, 'command-2')]
  numbers.push(await take(station, 'command-3'))
  const before = await waiting(station)
  await station.stop()
  await damageNewestDay(station)
  await station.start()
  // Only a ticket that stood in that very entry is gone with it.
  expect(await waiting(station)).toBeGreaterThanOrEqual(before - 1)
  numbers.push(await take(station, 'command-4'))
  expect(new Set(numbers).size).toBe(numbers.length)
  await station.restart()
  expect(await waiting(station)).toBeGreaterThanOrEqual(before)
})

test('a person who came after some closed days still waits when the entry that opened their day cannot be read', async () => {
  const station = await opened()
  await take(station, 'command-of-monday')
  await station.stop()
  station.clock.step(station.clock.now() + 72 * HOUR)
  await station.start()
  await station.clock.advance(HOUR)
  const numbers = [await take(station, 'command-1'), await take(station, 'command-2')]
  expect(await waiting(station)).toBe(2)
  await station.stop()
  await damageNewestDay(station)
  await station.start()
  numbers.push(await take(station, 'command-3'))
  // It is still their day: the machine's clock is not doubted, and Monday is over.
  expect(await waiting(station)).toBe(3)
  await station.clock.advance(HOUR)
  expect(await waiting(station)).toBe(3)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('who was called or put aside on a day before is not called any more when the entry that opened the next day cannot be read', async () => {
  const station = await opened()
  for (const id of ['command-of-monday-1', 'command-of-monday-2']) await take(station, id)
  const monday = await signIn(station, 1)
  await monday.press('W1', 'open')
  const first = await ticketOf(monday.press('W1', 'call-next'))
  expect(
    await ticketOf(monday.press('W1', 'hold', { ticketId: first.id, reason: '回家取证件' })),
  ).toMatchObject({
    state: { at: 'held' },
  })
  const second = await ticketOf(monday.press('W1', 'call-next'))
  expect(await atWindow(station)).toMatchObject({ ticketId: second.id, at: 'called' })
  await station.stop()
  station.clock.step(station.clock.now() + 72 * HOUR)
  await station.start()
  await station.clock.advance(HOUR)
  await take(station, 'command-1')
  await take(station, 'command-2')
  await station.stop()
  await damageNewestDay(station)

  await station.start()
  await station.clock.advance(HOUR)
  expect(await atWindow(station)).toBeNull()
  expect(await waiting(station)).toBe(2)
  const clerkOfToday = await signIn(station, 1)
  const overFor = async (staff: StaffClient) => {
    const { body } = await staff.get(`/api/past-tickets?at=cancelled&day=${first.day}`)
    return (body as { tickets: { ticket: TicketOfStaff }[] }).tickets
      .map(({ ticket }) => ticket.id)
      .toSorted()
  }
  expect(await overFor(clerkOfToday)).toEqual([first.id, second.id].toSorted())
  // The window is free for those of today.
  await clerkOfToday.press('W1', 'open')
  expect(await clerkOfToday.press('W1', 'call-next')).toMatchObject({ status: 200 })
  await station.restart()
  expect(await waiting(station)).toBe(1)
  expect(await atWindow(station)).toMatchObject({ at: 'called' })
  expect(await overFor(await signIn(station, 1))).toEqual([first.id, second.id].toSorted())
})
