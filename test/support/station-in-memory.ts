import { openLog } from '#daemon/log.ts'
import { areas } from '#daemon/domain/areas.ts'
import { missedEvents } from '#daemon/domain/day/day.ts'
import { dayNow } from '#daemon/domain/day/turn.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { openTickets } from '#daemon/desks/tickets/tickets.ts'
import { type StationParts, openStation } from '#daemon/station.ts'
import { stationCalendar } from '#daemon/station/calendar.ts'
import { openMemoryLedger } from '#test/support/ledger-memory.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'

export const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai

/** The windows of the station below, as station.yaml would name them. */
export const windows = [
  { id: 'W1', label: '1 号窗口', title: '综合窗口' },
  { id: 'W2', label: '2 号窗口', title: '综合窗口' },
]

export const rules: QueueRules = {
  queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: ['W1', 'W2'] }],
  defaultQueueId: 'general',
  items: new Map(),
  windows: ['W1', 'W2'],
  skills: [],
  kiosks: ['kiosk-1'],
  priority: { maxInARow: 2, ageingMinutes: null },
  callsBeforeNoShow: 2,
  secondsBetweenCalls: 0,
}

/** What a station needs, open at all hours; `over` says what the test has of its own. */
export function stationParts(over: Partial<StationParts> & Pick<StationParts, 'clock'>): StationParts {
  return {
    areas,
    openDay: ({ day }) => day.open,
    missedTurn: ({ day }, entry, began) => missedEvents(day, entry, began),
    dayNow: ({ day }, claim) => dayNow(day, claim),
    synchronised: () => null,
    rules: () => ({ queue: rules, staffCalls: rules, opening: rules }),
    station: 'ST-1',
    node: 'node-1',
    ledger: openMemoryLedger(),
    snapshots: { save: async () => ({ at: 'written', bytes: 0 }), load: async () => null },
    log: openLog('silent'),
    ...stationCalendar(() => ({ weekly: [], closedDays: [], extraDays: [] }), 'Asia/Shanghai'),
    ledgerFailed: () => {},
    damaged: () => {},
    ...over,
  }
}

/** Keeps the last snapshot as a file would. */
export function memorySnapshots() {
  let saved: Awaited<ReturnType<StationParts['snapshots']['load']>> = null
  const snapshots: StationParts['snapshots'] = {
    save: async (snapshot) => {
      saved = structuredClone(snapshot)
      return { at: 'written', bytes: 0 }
    },
    load: async () => saved,
  }
  return { snapshots, saved: () => saved }
}

/** A real station on a ledger in memory: one queue, two windows, one kiosk without a printer, open at all hours. */
export async function stationInMemory(clock: ManualClock = manualClock(MORNING), given = rules) {
  const ledger = openMemoryLedger()
  let commands = 0
  const station = await openStation(
    stationParts({ ledger, clock, rules: () => ({ queue: given, staffCalls: given, opening: given }) }),
  )
  const tickets = openTickets({ station, rules: () => given, clock })

  /** Runs a command that must be accepted; gives the ticket it was about, '' where it was about none. */
  async function does(command: Parameters<typeof station.execute>[1]): Promise<string> {
    commands += 1
    const outcome = await station.execute(`c${commands}`, command, { at: 'system' })
    if (outcome.at !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`)
    const about = outcome.entry.events.findLast((event) => 'ticketId' in event)
    return about !== undefined && 'ticketId' in about ? about.ticketId : ''
  }

  return {
    station,
    tickets,
    ledger,
    clock,
    rules: given,
    does,
    take: () => does({ type: 'take-ticket', kiosk: 'kiosk-1', print: false }),
    /** Every event of the ledger, oldest first. */
    async events() {
      const events = []
      for await (const entry of ledger.read(0)) events.push(...entry.events)
      return events
    },
  }
}
