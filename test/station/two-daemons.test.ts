import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import { openSlipPrinting } from '#daemon/desks/tickets/slip-printing.ts'
import { openTickets } from '#daemon/desks/tickets/tickets.ts'
import type { PrintOutcome, TicketPrinter } from '#daemon/devices/ports.ts'
import { areas } from '#daemon/domain/areas.ts'
import { type Station, openStation } from '#daemon/station.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import { rules as hallRules } from '#test/domain/queue/queue-harness.ts'
import { commandOf, steps } from '#test/domain/queue/histories.ts'
import { laggingLedger } from '#test/support/lagging-ledger.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { rules, stationParts, windows } from '#test/support/station-in-memory.ts'
import { turn } from '#test/support/turn.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const SYSTEM = { at: 'system' } as const
const both = { ...rules, kiosks: ['kiosk-1', 'kiosk-2'] }

/** A daemon of one kiosk and one window, with a printer that answers when the test says so, and a voice. */
async function openDaemon(
  node: string,
  ledger: Ledger,
  own: { kiosk: string; window: string },
  voice: 'module' | 'none' = 'module',
) {
  const clock = manualClock(MORNING)
  const parts = stationParts({
    node,
    ledger,
    clock,
    rules: () => ({ queue: both, staffCalls: both, opening: both }),
  })
  const station = await openStation(parts)
  const slips: { kiosk: string; answer(outcome: PrintOutcome): void }[] = []
  const printerAt = (kiosk: string): TicketPrinter => ({
    print: () => new Promise((answer) => slips.push({ kiosk, answer })),
  })
  await openSlipPrinting({
    station,
    clock,
    log: parts.log,
    owns: (kiosk) => kiosk === own.kiosk,
    printerFor: printerAt,
    slipFor: () => ({ blocks: [] }),
  })
  const said: string[] = []
  const announcing = openAnnouncing({
    station,
    node,
    owns: (window) => window === own.window,
    clock,
    log: parts.log,
    windows: () => windows,
    voice: () => ({ times: 1, quiet: null }),
    minuteOfDay: () => 9 * 60,
    module:
      voice === 'none'
        ? undefined
        : {
            works: () => true,
            async announce(text) {
              said.push(text)
              return { at: 'spoken' }
            },
          },
    clipsOf: () => [],
  })
  announcing.onSay((screen, { text }) => said.push(`${screen}: ${text}`))
  const tickets = openTickets({ station, rules: () => both, clock })
  return { station, tickets, slips, said, announcing }
}

async function openTwo() {
  const ledger = openMemoryLedger()
  const east = await openDaemon('east', ledger, { kiosk: 'kiosk-1', window: 'W1' })
  const west = await openDaemon('west', ledger, { kiosk: 'kiosk-2', window: 'W2' })
  return { ledger, east, west }
}

async function takeAt(station: Station, kiosk: string, print = false): Promise<string> {
  commands += 1
  const command = { type: 'take-ticket', kiosk, print } as const
  const outcome = await station.execute(`c${commands}`, command, { at: 'resident', kiosk }, kiosk)
  const taken =
    outcome.at === 'done' ? outcome.entry.events.find(({ type }) => type === 'ticket-taken') : undefined
  if (taken?.type !== 'ticket-taken') throw new Error(`no ticket: ${JSON.stringify(outcome)}`)
  return taken.ticketId
}
let commands = 0

async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await turn()
}

test('each daemon shows the other’s tickets as soon as they are given', async () => {
  const { east, west } = await openTwo()
  const first = await takeAt(east.station, 'kiosk-1')
  expect(west.tickets.ticket(first)?.number).toBe('A001')
  const second = await takeAt(west.station, 'kiosk-2')
  expect(east.tickets.ticket(second)?.number).toBe('A002')
})

test('residents who tap at both daemons at once get numbers of their own, in one line', async () => {
  const { east, west } = await openTwo()
  const taken = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0 ? takeAt(east.station, 'kiosk-1') : takeAt(west.station, 'kiosk-2'),
    ),
  )
  const numbers = taken.map((id) => east.tickets.ticket(id)?.number)
  expect(new Set(numbers).size).toBe(40)
  expect(taken.map((id) => west.tickets.ticket(id)?.number)).toEqual(numbers)
})

test('a tap that reached both daemons is one ticket', async () => {
  const { east, west } = await openTwo()
  const command = { type: 'take-ticket', kiosk: 'kiosk-1', print: false } as const
  const answers = await Promise.all(
    [east, west].map(({ station }) => station.execute('one-tap', command, SYSTEM, 'kiosk-1')),
  )
  expect(answers.map(({ at }) => at)).toEqual(['done', 'done'])
  expect(answers.flatMap((answer) => (answer.at === 'done' ? [answer.repeated] : []))).toContain(true)
  expect(east.tickets.queues()[0]?.waiting).toBe(1)
})

test('a slip comes out at its own kiosk, whichever daemon gave the ticket, and both know how it went', async () => {
  const { east, west } = await openTwo()
  const id = await takeAt(east.station, 'kiosk-2', true)
  expect([east.slips.length, west.slips.length]).toEqual([0, 1])
  expect(east.tickets.ticket(id)?.print).toEqual({ at: 'sending' })
  west.slips[0]?.answer({ at: 'printed' })
  await settle()
  expect(east.tickets.ticket(id)?.print).toEqual({ at: 'printed' })
})

test('a reprint that a clerk asks for at one daemon comes out at the kiosk of the other', async () => {
  const { east, west } = await openTwo()
  const ticketId = await takeAt(east.station, 'kiosk-1')
  await east.station.execute('again', { type: 'reprint-for-clerk', ticketId, kiosk: 'kiosk-2' }, SYSTEM)
  expect(east.slips).toEqual([])
  expect(west.slips).toMatchObject([{ kiosk: 'kiosk-2' }])
})

test('a daemon that starts anew touches no slip that another is printing, only its own', async () => {
  const { ledger, east, west } = await openTwo()
  const atEast = await takeAt(east.station, 'kiosk-1', true)
  const atWest = await takeAt(west.station, 'kiosk-2', true)
  const again = await openDaemon('west', ledger, { kiosk: 'kiosk-2', window: 'W2' })
  expect(again.tickets.ticket(atEast)?.print).toEqual({ at: 'sending' })
  expect(again.tickets.ticket(atWest)?.print).toEqual({ at: 'unconfirmed', reason: 'restarted' })
  expect(again.slips).toEqual([])
  east.slips[0]?.answer({ at: 'printed' })
  await settle()
  expect(again.tickets.ticket(atEast)?.print).toEqual({ at: 'printed' })
})

test('a call is said by the daemon of its window alone', async () => {
  const { east, west } = await openTwo()
  await takeAt(west.station, 'kiosk-2')
  await east.station.execute('call', { type: 'call-next', window: 'W2', clerk: 'li' }, SYSTEM)
  await settle()
  expect([east.said, west.said]).toEqual([[], ['请A001号到2号窗口']])
})

test('a call whose own daemon has no voice is said in the hall of the other one', async () => {
  const ledger = openMemoryLedger()
  const east = await openDaemon('east', ledger, { kiosk: 'kiosk-1', window: 'W1' }, 'none')
  const west = await openDaemon('west', ledger, { kiosk: 'kiosk-2', window: 'W2' }, 'none')
  east.announcing.heard({ witness: 'hall-1', screen: 'hall-1', sound: 'on' }, null)
  await takeAt(west.station, 'kiosk-2')
  await west.station.execute('call', { type: 'call-next', window: 'W2', clerk: 'li' }, SYSTEM)
  await settle()
  expect([east.said, west.said]).toEqual([['hall-1: 请 A 零零一 号，到 2 号窗口'], []])
  expect(await east.announcing.witnessed('2', 'hall-1', 'spoken')).toBe('recorded')
})

test('whatever is pressed at both ends, however late they hear of each other, both know the same, as a replay does', async () => {
  const station = wholeStation(areas)
  const pressed = fc.tuple(steps, fc.infiniteStream(fc.nat({ max: 3 })), fc.infiniteStream(fc.boolean()))
  await fc.assert(
    fc.asyncProperty(pressed, async ([history, lags, choices]) => {
      const clock = manualClock(MORNING)
      const ledger = openMemoryLedger()
      const open = (node: string) =>
        openStation(
          stationParts({
            node,
            clock,
            ledger: laggingLedger(ledger, () => lags.next().value ?? 0),
            rules: () => ({ queue: hallRules, staffCalls: hallRules, opening: hallRules }),
          }),
        )
      const ends = [await open('east'), await open('west')]
      const asked: Promise<{ at: string }>[] = []
      for (const [i, step] of history.entries()) {
        const end = ends[choices.next().value === true ? 0 : 1]
        if (step.at === 'minutes') clock.step(clock.now() + step.minutes * 60_000)
        if (step.at === 'day') clock.step(Date.parse(`${step.day}T01:00:00.000Z`))
        const command = end && commandOf(step, end.state().queue)
        if (end === undefined || command === undefined) continue
        asked.push(end.execute(`step-${i}`, command, SYSTEM))
        // Sometimes the next one presses before the last is answered.
        if (choices.next().value === true) await asked.at(-1)
      }
      const answers = await Promise.all(asked)
      expect(answers.map(({ at }) => at)).not.toContain('unavailable')
      const head = await ledger.head()
      await expect.poll(() => ends.map((end) => end.seq())).toEqual([head, head])
      const replayed = await openStation(stationParts({ clock, ledger }))
      const [atEast, atWest, fromDisk] = [...ends, replayed].map((end) => station.save(end.state()))
      expect(atWest).toEqual(atEast)
      expect(fromDisk).toEqual(atEast)
    }),
    { numRuns: 40 },
  )
})
