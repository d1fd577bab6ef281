import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Check, Clean } from 'typebox/value'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WindowWork } from '#contract/clerk.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import { systemClock } from '#daemon/clock.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import { openLog } from '#daemon/log.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { takeTicket } from '#test/support/station-client.ts'
import { seeded } from '#test/support/seeded.ts'

const TICKETS = 200
const SEED = 20_261_124
const WINDOWS = ['W1', 'W2', 'W3']

/** Residents who come in bursts, some with priority, some tapping twice. */
async function residents(station: HousedStation, random: () => number): Promise<string[]> {
  const numbers: string[] = []
  while (numbers.length < TICKETS) {
    const burst = 1 + Math.floor(random() * 8)
    const bodies = Array.from({ length: Math.min(burst, TICKETS - numbers.length) }, () => ({
      commandId: randomUUID(),
      ...(random() < 0.3 ? { declared: '老' as const } : {}),
    }))
    const taps = bodies.flatMap((body) => (random() < 0.2 ? [body, body] : [body]))
    const replies = await Promise.all(taps.map((body) => takeTicket(station.url, body)))
    const given = new Set(replies.map((reply) => reply.ticket?.number))
    expect(given.size).toBe(bodies.length)
    numbers.push(...[...given].filter((number) => number !== undefined))
  }
  return numbers
}

/** A clerk who serves until the hall is empty and nobody comes any more; sometimes holds, recalls, transfers, errs. */
async function serves(
  clerk: StaffClient,
  window: string,
  random: () => number,
  over: { at: 'no' | 'yes' },
): Promise<void> {
  const press = (verb: string, ticketId: string, more = {}) =>
    clerk.press(window, verb, { ticketId, ...more })
  for (;;) {
    const work = await workOf(clerk, window)
    const [held] = work.held
    if (held !== undefined && random() < 0.5) await press('return', held.id)
    const called = await clerk.press(window, 'call-next')
    if (called.status === 409) {
      if (over.at === 'yes' && work.waiting.length === 0 && work.held.length === 0) return
      if (over.at === 'yes' && held !== undefined) await press('return', held.id)
      continue
    }
    expect(called.status).toBe(200)
    const { id } = ticketIn(called.body)
    const fate = random()
    if (fate < 0.08) {
      await press('recall', id)
      await press('recall', id)
      expect((await press('no-show', id)).status).toBe(200)
      if (random() < 0.5) await press('return', id)
    } else if (fate < 0.14) await press('hold', id, { reason: '去复印' })
    else if (fate < 0.2) {
      const to = WINDOWS[Math.floor(random() * WINDOWS.length)]
      await press('transfer', id, { to: { window: to } })
    } else {
      await press('serve', id)
      const finished = await press('finish', id)
      expect(finished.status).toBe(200)
      // An answer that was lost is asked for again.
      if (random() < 0.1) await press('finish', id)
    }
  }
}

async function workOf(clerk: StaffClient, window: string): Promise<WindowWork> {
  const { status, body } = await clerk.get(`/api/windows/${window}/work`)
  expect(status).toBe(200)
  if (!Check(WindowWork, body)) throw new Error(`not the work of a window: ${JSON.stringify(body)}`)
  // Its route writes whatever it is given.
  expect(Clean(WindowWork, structuredClone(body))).toEqual(body)
  return body
}

function ticketIn(body: unknown): { id: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's own schema has checked it
  return (body as { ticket: { id: string } }).ticket
}

async function entriesOf(dataDir: string): Promise<Entry[]> {
  const path = join(dataDir, 'ledger.db')
  const opened = await openSqliteLedger({ path, log: openLog('silent'), clock: systemClock })
  if (opened.at !== 'ok') throw new Error(`the ledger cannot be opened: ${opened.at}`)
  expect(await opened.ledger.verify()).toMatchObject({ at: 'whole' })
  const entries: Entry[] = []
  for await (const entry of opened.ledger.read(0)) entries.push(entry)
  await opened.ledger.close()
  return entries
}

describe('a whole day', { timeout: 120_000 }, () => {
  test('200 residents and three clerks at once end in a ledger in which every ticket has one fate', async () => {
    const station = await openStation({ devices: withoutPrinter })
    onTestFinished(() => station.remove())
    const random = seeded(SEED)
    const over: { at: 'no' | 'yes' } = { at: 'no' }
    const clerks = await Promise.all(WINDOWS.map((_, which) => signIn(station, which)))
    const work = WINDOWS.map((window, which) => {
      const clerk = clerks[which]
      if (clerk === undefined) throw new Error('a window without a clerk')
      return serves(clerk, window, seeded(SEED + which + 1), over)
    })
    const numbers = await residents(station, random)
    over.at = 'yes'
    await Promise.all(work)
    expect(new Set(numbers).size).toBe(TICKETS)
    await station.stop()

    const events = (await entriesOf(station.dataDir)).flatMap((entry) => entry.events)
    const at = new Map<string, string>()
    const busy = new Map<string, string>()
    const free = (ticketId: string) => {
      for (const [window, held] of busy) if (held === ticketId) busy.delete(window)
    }
    for (const event of events) {
      if (!isOfTicket(event)) continue
      const { ticketId } = event
      if (event.type === 'ticket-called') {
        // Never a ticket that is not waiting, never two at one window.
        expect(at.get(ticketId)).toBe('waiting')
        expect(busy.has(event.window)).toBe(false)
        busy.set(event.window, ticketId)
      }
      const next = FATES[event.type]
      if (next === undefined) continue
      at.set(ticketId, next)
      if (next !== 'called' && next !== 'serving') free(ticketId)
    }
    expect(at.size).toBe(TICKETS)
    expect(busy.size).toBe(0)
    const fates = [...at.values()]
    expect(fates.filter((fate) => fate === 'done' || fate === 'no-show')).toHaveLength(TICKETS)
    // The crowd was not too tame to prove anything.
    const kinds = new Set(events.map(({ type }) => type))
    for (const kind of ['ticket-no-show', 'ticket-held', 'ticket-returned', 'ticket-transferred'] as const)
      expect(kinds).toContain(kind)
  })
})

const FATES: Partial<Record<QueueEvent['type'], string>> = {
  'ticket-taken': 'waiting',
  'ticket-called': 'called',
  'ticket-recalled': 'called',
  'ticket-serving': 'serving',
  'ticket-done': 'done',
  'ticket-no-show': 'no-show',
  'ticket-held': 'held',
  'ticket-returned': 'waiting',
  'ticket-transferred': 'waiting',
}

function isOfTicket(event: Entry['events'][number]): event is Extract<QueueEvent, { ticketId: string }> {
  return 'ticketId' in event
}
