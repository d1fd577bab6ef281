import { expect, test } from 'vitest'
import type { Paper } from '#contract/paper.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import { openMidnight } from '#daemon/desks/day/midnight.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { openTickets } from '#daemon/desks/tickets/tickets.ts'
import { type Station, type StationParts, openStation } from '#daemon/station.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Damage, Entry } from '#daemon/store/ledger/port.ts'
import { type MemoryDisk, memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import { rules, stationParts } from '#test/support/station-in-memory.ts'

const KIOSK: Actor = { at: 'resident', kiosk: 'kiosk-1' }
const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai

/** A printer that notes its slips and answers when the test says so. */
function slowPrinter() {
  const slips: { paper: Paper; answer: (outcome: PrintOutcome) => void }[] = []
  const printer: TicketPrinter = {
    print: (paper) => new Promise((answer) => slips.push({ paper, answer })),
  }
  return { slips, printer }
}

type Options = { disk?: MemoryDisk; clock?: ManualClock; printer?: TicketPrinter; dailyQuota?: number }

async function open({
  disk = memoryDisk(),
  clock = manualClock(MORNING),
  printer,
  dailyQuota,
}: Options = {}) {
  let saved: { seq: number; foldVersion: string; state: unknown } | null = null
  const ledger = openMemoryLedger(disk)
  const queue = {
    ...rules,
    queues: rules.queues.map((each) => ({ ...each, dailyQuota: dailyQuota ?? null })),
  }
  const parts = stationParts({
    ledger,
    snapshots: {
      save: async (snapshot) => {
        saved = structuredClone(snapshot)
        return { at: 'written', bytes: 0 }
      },
      load: async () => saved,
    },
    clock,
    rules: () => ({ queue, staffCalls: queue, opening: queue }),
  })
  return { ...(await openWith(parts, printer)), ledger, disk, clock }
}

/** A station with the desks that act on tickets by themselves. */
async function openWith(parts: StationParts, printer?: TicketPrinter) {
  const station = await openStation(parts)
  const tickets = openTickets({ station, rules: () => rules, clock: parts.clock })
  const slips = await openSlipPrinting({
    station,
    clock: parts.clock,
    log: parts.log,
    owns: () => true,
    printerFor: () => printer,
    slipFor: (record) => ({
      blocks: [{ at: 'text', text: record.number, align: 'center', size: 'fill', bold: true }],
    }),
  })
  await openMidnight(station, parts.node)
  return { station, tickets, slips, parts }
}

const take = (station: Station, commandId: string, print = false) =>
  station.execute(commandId, { type: 'take-ticket', kiosk: 'kiosk-1', print }, KIOSK, 'kiosk-1')

/** Lets everything happen that needs no waiting. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next))
}

async function number(station: Station, commandId: string): Promise<string | undefined> {
  const outcome = await take(station, commandId)
  if (outcome.at !== 'done') throw new Error(`no ticket: ${JSON.stringify(outcome)}`)
  const taken = outcome.entry.events.find((event) => event.type === 'ticket-taken')
  return taken?.number
}

test('the same tap gives the same ticket: twice at once, again later, after a restart', async () => {
  const { station, disk } = await open()
  const [first, second] = await Promise.all([take(station, 'tap'), take(station, 'tap')])
  expect(first).toMatchObject({ at: 'done', repeated: false })
  expect(second).toMatchObject({ at: 'done', repeated: true })
  expect(await take(station, 'tap')).toMatchObject({ at: 'done', repeated: true })
  const again = await open({ disk })
  const late = await take(again.station, 'tap')
  expect(late).toMatchObject({ at: 'done', repeated: true })
  expect(late.at === 'done' && first.at === 'done' && late.entry.seq === first.entry.seq).toBe(true)
  expect(disk.links).toHaveLength(1)
})

test('fifty residents at once get fifty numbers in one write', async () => {
  const { station, ledger } = await open()
  const published: number[] = []
  station.onEntries((entries) => published.push(entries.length))
  const numbers = await Promise.all(Array.from({ length: 50 }, (_, i) => number(station, `tap-${i}`)))
  expect(new Set(numbers).size).toBe(50)
  expect(published).toEqual([50])
  expect(await ledger.head()).toBe(50)
})

test('while the disk is full nobody gets a number, and nothing is told to the screens', async () => {
  const { station, disk } = await open()
  const told: Entry[] = []
  station.onEntries((entries) => told.push(...entries))
  disk.fault = { at: 'full' }
  expect(await take(station, 'tap')).toMatchObject({ at: 'unavailable' })
  expect(told).toEqual([])
  disk.fault = { at: 'none' }
  expect(await number(station, 'tap')).toBe('A001')
})

test('a slip’s outcome that the ledger did not take is written down as soon as it takes it', async () => {
  const { slips: out, printer } = slowPrinter()
  const { station, tickets, slips, disk, clock } = await open({ printer })
  const ids: string[] = []
  for (const tap of ['tap-1', 'tap-2']) {
    const taken = await take(station, tap, true)
    const event =
      taken.at === 'done' ? taken.entry.events.find(({ type }) => type === 'ticket-taken') : undefined
    if (event?.type === 'ticket-taken') ids.push(event.ticketId)
  }
  const prints = () => ids.map((id) => tickets.ticket(id)?.print.at)
  await settle()
  disk.fault = { at: 'full' }
  out[0]?.answer({ at: 'printed' })
  await settle()
  expect(prints()).toEqual(['sending', 'sending'])
  await clock.advance(5000)
  expect(prints()).toEqual(['printed', 'sending'])
  disk.fault = { at: 'full' }
  out[1]?.answer({ at: 'printed' })
  await settle()
  await slips.close()
  expect(prints()).toEqual(['printed', 'printed'])
})

test('on a full disk a slip’s outcome is still written down, though it waits beside residents who are refused', async () => {
  const { slips, printer } = slowPrinter()
  const { parts } = await open({ printer })
  let full = false
  const failures: string[] = []
  const { append } = parts.ledger
  const { station, tickets } = await openWith(
    {
      ...parts,
      ledgerFailed: (reason) => failures.push(reason),
      ledger: {
        ...parts.ledger,
        append: async (drafts, seq) =>
          full && drafts.some(({ actor }) => actor.at === 'resident')
            ? { at: 'failed', reason: 'disk-full' }
            : append(drafts, seq),
      },
    },
    printer,
  )
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  full = true
  slips[0]!.answer({ at: 'printed' })
  const outcomes = await Promise.all([take(station, 'a'), take(station, 'b')])
  await settle()
  expect(outcomes.map(({ at }) => at)).toEqual(['unavailable', 'unavailable'])
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'printed' })
  expect(failures).toContain('disk-full')
})

test('a refusal among a batch of others refuses only its own resident', async () => {
  const { station } = await open({ dailyQuota: 2 })
  const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => take(station, id)))
  expect(outcomes.map(({ at }) => at)).toEqual(['done', 'done', 'refused'])
  expect(outcomes[2]).toMatchObject({ refusal: { code: 'queue-full' } })
})

test('a slip is printed once, and counts as printed only when the printer says so', async () => {
  const { slips, printer } = slowPrinter()
  const { station, tickets, ledger } = await open({ printer })
  const taken = await take(station, 'tap', true)
  await take(station, 'tap', true)
  await settle()
  expect(slips).toHaveLength(1)
  const ticketId = idOf(taken)
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'sending' })
  slips[0]!.answer({ at: 'printed' })
  await settle()
  expect(tickets.ticket(ticketId)?.print).toEqual({ at: 'printed' })
  expect(await ledger.head()).toBe(2)
})

test('a slip under way when the power goes is unconfirmed afterwards, and never printed by itself', async () => {
  const { slips, printer } = slowPrinter()
  const { station, disk } = await open({ printer })
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  expect(slips).toHaveLength(1)
  const after = await open({ disk, printer })
  await settle()
  expect(after.tickets.ticket(ticketId)?.print).toEqual({ at: 'unconfirmed', reason: 'restarted' })
  expect(slips).toHaveLength(1)
})

test('a kiosk whose printer is gone says so, and the number stands', async () => {
  const { station, tickets } = await open()
  const ticketId = idOf(await take(station, 'tap', true))
  await settle()
  expect(tickets.ticket(ticketId)).toMatchObject({
    state: { at: 'waiting' },
    print: { at: 'failed', reason: 'no-printer' },
  })
})

test('midnight opens a new day by itself: numbers begin again, yesterday’s tickets are closed', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 15, 59, 50)) // 23:59:50 in Shanghai
  const { station, tickets } = await open({ clock })
  expect(await number(station, 'late')).toBe('A001')
  await clock.advance(15_000)
  await settle()
  expect(station.state().day.open).toBe('2026-11-24')
  expect(tickets.queues()[0]?.waiting).toBe(0)
  expect(await number(station, 'early')).toBe('A001')
  expect(await take(station, 'late')).toMatchObject({ at: 'done', repeated: true })
})

test('a midnight that leaves hundreds waiting is written in many short entries, and nobody is forgotten after a crash between two', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 15, 59, 50)) // 23:59:50 in Shanghai
  const disk = memoryDisk()
  const { station, tickets } = await open({ clock, disk })
  const taken = await Promise.all(Array.from({ length: 350 }, (_, i) => take(station, `late-${i}`)))
  const dayOver: { seq: number; ended: string[] }[] = []
  station.onEntries((entries) => {
    for (const { seq, events } of entries) {
      const ended = events.flatMap((event) =>
        event.type === 'ticket-cancelled' && event.by === 'day-over' ? [event.ticketId] : [],
      )
      if (ended.length > 0) dayOver.push({ seq, ended })
    }
    // Shown whole from the first of these entries on.
    if (dayOver.length > 0) expect(tickets.queues()[0]?.waiting).toBe(0)
  })
  await clock.advance(15_000)
  while (dayOver.length < 2) await settle()
  // What comes after the second entry is lost with the process: only the ledger so far is there at the next start.
  const cut = memoryDisk()
  const copy = openMemoryLedger(cut)
  let drafts = []
  for await (const { seq, prev: _prev, ...entry } of openMemoryLedger(disk).read(0))
    if (seq <= (dayOver[1]?.seq ?? 0)) drafts.push(entry)
  await copy.append(drafts, 0)
  const again = await open({ clock, disk: cut })
  while (again.station.state().queue.leftWaiting.size > 0) await settle()
  const ended: string[] = []
  for await (const { events } of openMemoryLedger(cut).read(0))
    for (const event of events)
      if (event.type === 'ticket-cancelled' && event.by === 'day-over') ended.push(event.ticketId)
  expect(ended).toHaveLength(taken.length)
  expect(new Set(ended).size).toBe(taken.length)
  expect(await number(again.station, 'early')).toBe('A001')
})

test('a clock set back to yesterday repeats no number', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 23, 16, 5)) // 00:05 on the 24th
  const { station } = await open({ clock })
  expect(await number(station, 'a')).toBe('A001')
  clock.step(Date.UTC(2026, 10, 23, 2))
  expect(await number(station, 'b')).toBe('A002')
  expect(station.state().day.open).toBe('2026-11-24')
})

test('screens are told what time it is after somebody set the clock, and now and then without that', async () => {
  const { station, clock } = await open()
  const told: string[] = []
  station.onOpeningChanged(() => told.push(new Date(clock.now()).toISOString().slice(11, 16)))
  await clock.advance(60_000)
  expect(told).toEqual([])
  clock.step(Date.UTC(2026, 10, 23, 0, 58))
  await clock.advance(5_000)
  expect(told).toEqual(['00:58'])
  await clock.advance(60 * 60_000)
  expect(told).toEqual(['00:58', '01:58'])
})

test('after an entry that cannot be trusted nobody gets a number, and the daemon is told to start anew', async () => {
  const failures: string[] = []
  let damage: ((damage: Damage) => void) | undefined
  const ledger = openMemoryLedger()
  const station = await openStation(
    stationParts({
      clock: manualClock(MORNING),
      ledger: {
        ...ledger,
        watch: (after, onEntries, onDamage) => {
          damage = onDamage
          return ledger.watch(after, onEntries, onDamage)
        },
      },
      damaged: ({ seq, reason }) => failures.push(`${seq} ${reason}`),
    }),
  )
  expect(await number(station, 'before')).toBe('A001')
  damage?.({ seq: 2, reason: 'altered' })
  expect(await take(station, 'after')).toMatchObject({ at: 'unavailable' })
  expect(await ledger.head()).toBe(1)
  expect(failures).toEqual(['2 altered'])
})

test('an old entry that cannot be read is the trouble of the one who asks for it, and of nobody else', async () => {
  const ledger = openMemoryLedger()
  const failures: string[] = []
  const station = await openStation(
    stationParts({
      clock: manualClock(MORNING),
      ledger: {
        ...ledger,
        find: async (commandId) => {
          if (commandId === 'old')
            throw new Error('ledger damaged at 1', { cause: { seq: 1, reason: 'altered' } })
          return ledger.find(commandId)
        },
      },
      ledgerFailed: (reason) => failures.push(reason),
    }),
  )
  // Both in one batch, again and again, as a waiting page would.
  for (let i = 1; i <= 3; i++) {
    const [old, fresh] = await Promise.all([take(station, 'old'), number(station, `fresh-${i}`)])
    expect(old).toMatchObject({ at: 'unavailable' })
    expect(fresh).toBe(`A00${i}`)
  }
  expect(failures).toEqual([])
})

test('two daemons on one ledger never give the same number', async () => {
  const { station, parts } = await open()
  const other = await openStation({ ...parts, node: 'node-2' })
  const numbers: (string | undefined)[] = []
  for (let i = 0; i < 4; i++) {
    numbers.push(await number(station, `here-${i}`), await number(other, `there-${i}`))
  }
  expect(numbers).toEqual(['A001', 'A002', 'A003', 'A004', 'A005', 'A006', 'A007', 'A008'])
  expect(await number(station, 'there-0')).toBe('A002')
})

test('a station that stops writes where it stands, and starts from there', async () => {
  const { station, parts } = await open()
  for (let i = 0; i < 5; i++) await number(station, `tap-${i}`)
  await station.close()
  const again = await openStation({
    ...parts,
    ledger: {
      ...parts.ledger,
      watch: (after, onEntries) => {
        if (after < 5) throw new Error(`read again from ${after}`)
        return parts.ledger.watch(after, onEntries)
      },
    },
  })
  expect(await number(again, 'next')).toBe('A006')
})

test('a snapshot newer than the ledger (an old backup put back) is not believed', async () => {
  const { station, parts } = await open()
  for (let i = 0; i < 3; i++) await number(station, `tap-${i}`)
  await station.close()
  const restored = await openStation({ ...parts, ledger: openMemoryLedger() })
  expect(await number(restored, 'first')).toBe('A001')
})

function idOf(outcome: Awaited<ReturnType<typeof take>>): string {
  const taken = outcome.at === 'done' && outcome.entry.events.find((event) => event.type === 'ticket-taken')
  if (!taken) throw new Error(`no ticket: ${JSON.stringify(outcome)}`)
  return taken.ticketId
}
