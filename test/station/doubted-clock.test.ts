import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { clockTroubles } from '#daemon/desks/day/clock-troubles.ts'
import { openMidnight } from '#daemon/desks/day/midnight.ts'
import { clockTroubleWords } from '#daemon/http/words/troubles/clock.ts'
import type { Contents } from '#daemon/content/contents.ts'
import { stationBoard } from '#daemon/content/published/board.ts'
import type { Hours } from '#daemon/domain/opening-hours.ts'
import { openStation } from '#daemon/station.ts'
import { stationCalendar } from '#daemon/station/calendar.ts'
import { memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { daysLater } from '#test/support/days-later.ts'
import { madeContents } from '#test/support/made-contents.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { readToStart, SHIPPED } from '../settings/small-config.ts'

const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const CLERK = { at: 'staff', account: 'staff-2', window: null } as const

let shipped: Contents
beforeAll(async () => {
  const read = await readToStart(SHIPPED)
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  shipped = read.settings.written.contents
})

const AT_ALL_HOURS: Hours = { weekly: [], closedDays: [], extraDays: [] }

/** A station with its midnight, on a disk that outlives it; `boot` starts it anew with the clock at some instant. */
async function opened(hours: Hours = AT_ALL_HOURS) {
  const disk = memoryDisk()
  let commands = 0
  let server: boolean | null = null
  const start = async (at: number) => {
    const clock = manualClock(at)
    const station = await openStation(
      stationParts({
        clock,
        ledger: openMemoryLedger(disk),
        synchronised: () => server,
        ...stationCalendar(() => hours, 'Asia/Shanghai'),
      }),
    )
    await openMidnight(station, 'node-1')
    return { clock, station }
  }
  let running = await start(MORNING)

  async function does(command: Parameters<typeof running.station.execute>[1]) {
    commands += 1
    return running.station.execute(`c${commands}`, command, CLERK)
  }
  return {
    does,
    clock: () => running.clock,
    boot: async (at: number) => {
      running = await start(at)
    },
    timeServer: (says: boolean | null) => {
      server = says
    },
    async take(): Promise<string> {
      const outcome = await does({ type: 'take-ticket', kiosk: 'kiosk-1', print: false })
      if (outcome.at !== 'done') throw new Error(outcome.at)
      const taken = outcome.entry.events.find((event) => event.type === 'ticket-taken')
      return `${outcome.entry.day} ${taken?.number}`
    },
    day: () => running.station.state().day.open,
    today: () => running.station.today(),
    opening: () => running.station.opening(),
    station: () => running.station,
    entries: () => Array.fromAsync(openMemoryLedger(disk).read(0)),
    waiting: () =>
      [...running.station.state().queue.tickets.values()]
        .filter(({ state }) => state.at === 'waiting')
        .map(({ number }) => number),
    words: () =>
      clockTroubles(running.station)
        .map((trouble) => clockTroubleWords(trouble))
        .map(({ words, remedy }) => `${words}${remedy}`),
  }
}

test('three years for six seconds cancels nobody', async () => {
  const { take, clock, waiting, day, today, words } = await opened()
  for (let i = 0; i < 23; i++) await take()
  clock().step(MORNING + 3 * 365 * DAY)
  expect(await take()).toBe('2026-11-23 A024')
  await clock().advance(6000)
  expect(today()).toBe('2026-11-23')
  expect(words()).toEqual([
    expect.stringMatching(/机器的时钟说今天是 2029年11月22日.*还算 2026年11月23日/u),
    expect.stringContaining('拨快了约 1095 天'),
  ])
  clock().step(MORNING + 6000)
  await clock().advance(11 * MINUTE)
  expect(await take()).toBe('2026-11-23 A025')
  expect(waiting()).toHaveLength(25)
  expect(day()).toBe('2026-11-23')
  expect(words().every((line) => line.includes('被拨'))).toBe(true)
  await clock().advance(DAY)
  expect(words()).toEqual([])
  expect(day()).toBe('2026-11-24')
})

test('a clock that is a day ahead for a moment ends nobody’s day', async () => {
  const { take, clock, waiting } = await opened()
  await take()
  clock().step(MORNING + DAY)
  await clock().advance(MINUTE)
  clock().step(MORNING + MINUTE)
  await clock().advance(MINUTE)
  expect(await take()).toBe('2026-11-23 A002')
  expect(waiting()).toEqual(['A001', 'A002'])
})

test('a station switched off for ten days opens the right day once the clock was steady', async () => {
  const { take, boot, clock, day, waiting } = await opened()
  await take()
  await boot(MORNING + 10 * DAY)
  expect(await take()).toBe('2026-11-23 A002')
  await clock().advance(9 * MINUTE)
  expect(day()).toBe('2026-11-23')
  await clock().advance(2 * MINUTE)
  expect(day()).toBe('2026-12-03')
  // Who came this morning is still there, and nobody else gets that number today.
  expect(waiting()).toEqual(['A002'])
  expect(await take()).toBe('2026-12-03 A003')
})

test('a full hall before a day that is believed late is taken over in short entries, and each number stays one person’s', async () => {
  const { take, boot, clock, waiting, entries } = await opened()
  await take()
  await boot(MORNING + 10 * DAY)
  for (let i = 0; i < 350; i++) await take()
  await clock().advance(12 * MINUTE)
  expect(waiting()).toHaveLength(350)
  const today = await entries()
  expect(Math.max(...today.map(({ events }) => events.length))).toBeLessThan(150)
  const recorded = today.flatMap(({ events }) => events.filter(({ type }) => type === 'ticket-carried-over'))
  expect(recorded).toHaveLength(350)
  expect(await take()).toBe('2026-12-03 A352')
})

test('a machine that was off for a night opens its day at once', async () => {
  const { take, boot } = await opened()
  await take()
  await boot(MORNING + DAY)
  expect(await take()).toBe('2026-11-24 A001')
})

test('a machine that no time server has set waits for a clerk’s yes, and takes no other day for it', async () => {
  const { take, boot, clock, does, day, timeServer, words } = await opened()
  await take()
  timeServer(false)
  await boot(MORNING + 4 * DAY)
  await clock().advance(60 * MINUTE)
  expect(day()).toBe('2026-11-23')
  expect(words()[0]).toContain('请工作人员确认日期')
  expect(await does({ type: 'confirm-day', day: '2026-11-28' })).toMatchObject({
    at: 'refused',
    refusal: { code: 'wrong-state' },
  })
  expect(await does({ type: 'confirm-day', day: '2026-11-27' })).toMatchObject({
    at: 'done',
    entry: { day: '2026-11-27' },
  })
  expect(await take()).toBe('2026-11-27 A001')
  expect(await does({ type: 'confirm-day', day: '2026-11-27' })).toMatchObject({ at: 'unchanged' })
})

test('a wrong day is corrected and gives no number twice', async () => {
  const { take, clock, does, day, waiting } = await opened()
  const given = [await take(), await take(), await take()]
  clock().step(MORNING + 3 * 365 * DAY)
  await does({ type: 'confirm-day', day: '2029-11-22' })
  given.push(await take())
  expect(given.at(-1)).toBe('2029-11-22 A001')
  clock().step(MORNING + 60 * MINUTE)
  given.push(await take())
  await clock().advance(11 * MINUTE)
  expect(day()).toBe('2026-11-23')
  given.push(await take(), await take())
  expect(given.slice(-2)).toEqual(['2026-11-23 A004', '2026-11-23 A005'])
  expect(new Set(given).size).toBe(given.length)
  expect(waiting()).toEqual(['A001', 'A002', 'A004', 'A005'])
  await daysLater(clock(), 1)
  expect(waiting()).toEqual([])
  expect(await take()).toBe('2026-11-24 A001')
})

test('a machine whose battery is empty brings no day of long ago', async () => {
  const { take, boot, clock, day, words } = await opened()
  await take()
  await boot(Date.UTC(2000, 0, 1, 1))
  await clock().advance(60 * MINUTE)
  expect(await take()).toBe('2026-11-23 A002')
  expect(day()).toBe('2026-11-23')
  expect(words()[0]).toContain('不可能')
})

/** Open on Mondays alone; 2026-11-23 is one, and 2029-11-22, where the clock jumps to, is none. */
const MONDAYS: Hours = {
  weekly: [{ days: [1], open: [{ from: '08:30', to: '17:00' }] }],
  closedDays: [],
  extraDays: [],
}

test('while the clock errs one day holds everywhere: for tickets, hours, the board and every screen', async () => {
  const { take, clock, opening, today, station } = await opened(MONDAYS)
  await take()
  const board = stationBoard(madeContents(shipped), station())
  onTestFinished(() => board.close())
  const days: string[] = []
  board.onChanged(() => days.push(board.today()))
  clock().step(MORNING + 3 * 365 * DAY)
  await clock().advance(10_000)
  expect([today(), board.today(), new Date(station().now()).toISOString()]).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23T01:00:10.000Z',
  ])
  expect(opening()).toEqual({ at: 'open', closesAt: '17:00' })
  expect(await take()).toBe('2026-11-23 A002')
  expect(days).toEqual([])
  // Steady for ten minutes, it is believed, and that day holds everywhere.
  const told: string[] = []
  station().onOpeningChanged(({ at }) => told.push(at))
  await clock().advance(11 * MINUTE)
  expect([today(), board.today()]).toEqual(['2029-11-22', '2029-11-22'])
  expect(days).toEqual(['2029-11-22'])
  expect(opening()).toMatchObject({ at: 'closed', opensAt: { day: '2029-11-26', time: '08:30' } })
  expect(told).toEqual(['closed'])
})
