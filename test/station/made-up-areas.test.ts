import { describe, expect, test } from 'vitest'
import type { Area, AreaList, EventOf } from '#daemon/domain/area.ts'
import { day, missedEvents } from '#daemon/domain/day/day.ts'
import { dayNow } from '#daemon/domain/day/turn.ts'
import { openStation } from '#daemon/station.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import type { Ledger } from '#daemon/store/ledger/port.ts'
import { type MemoryDisk, memoryDisk, openMemoryLedger } from '#test/support/ledger-memory.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'
import { daysLater } from '#test/support/days-later.ts'
import { startedOn } from '#test/support/started-on.ts'
import { memorySnapshots, MORNING, stationParts } from '#test/support/station-in-memory.ts'

const SYSTEM = { at: 'system' } as const
type LampEvent = { type: 'lamp-lit'; id: string } | { type: 'lamp-out'; id: string }

/** Lamps that are lit; a new day puts all out, and only so many burn at once. */
const lamps: Area<{
  name: 'lamps'
  state: readonly string[]
  command: { type: 'light-lamp' }
  event: LampEvent
  hears: { type: 'day-opened'; day: string }
  rules: { most: number }
  refusal: { code: 'too-bright'; burning: number }
}> = {
  name: 'lamps',
  empty: [],
  foldVersion: 1,
  commands: { 'light-lamp': true },
  events: { 'lamp-lit': true, 'lamp-out': true },
  hears: { 'day-opened': true },
  decide: (whole, _command, { rules, newId }) =>
    whole.lamps.length < rules.most
      ? { at: 'accepted', events: [{ type: 'lamp-lit', id: newId() }] }
      : { at: 'refused', refusal: { code: 'too-bright', burning: whole.lamps.length } },
  evolve(burning, event) {
    switch (event.type) {
      case 'day-opened':
        return burning
      case 'lamp-lit':
        return [...burning, event.id]
      case 'lamp-out':
        return burning.filter((id) => id !== event.id)
    }
  },
  react: (whole, event) =>
    event.type === 'day-opened' ? whole.lamps.map((id) => ({ type: 'lamp-out', id })) : [],
  snapshot: { save: (burning) => burning, load: (json) => (Array.isArray(json) ? json : []) },
}

/** Counts the rings: one for every lamp that is lit or put out, in the same entry. */
const bell: Area<{
  name: 'bell'
  state: number
  command: { type: 'ring' }
  event: { type: 'bell-rung'; for: string }
  hears: LampEvent
}> = {
  name: 'bell',
  empty: 0,
  foldVersion: 1,
  commands: { ring: true },
  events: { 'bell-rung': true },
  hears: { 'lamp-lit': true, 'lamp-out': true },
  decide: () => ({ at: 'accepted', events: [{ type: 'bell-rung', for: 'nobody' }] }),
  evolve: (rings, event) => (event.type === 'bell-rung' ? rings + 1 : rings),
  react: (_whole, event) => (event.type === 'bell-rung' ? [] : [{ type: 'bell-rung', for: event.id }]),
  snapshot: { save: (rings) => rings, load: Number },
}

const house = [day, lamps, bell] as const
type House = typeof house

async function open(disk: MemoryDisk = memoryDisk(), clock: ManualClock = manualClock(MORNING), most = 2) {
  const { snapshots, saved } = memorySnapshots()
  let ids = 0
  // The port carries events of any list; the ledger in memory is typed for those that ship.
  const ledger = openMemoryLedger(disk) as unknown as Ledger<EventOf<House>>
  const {
    areas: _areas,
    openDay: _openDay,
    missedTurn: _missedTurn,
    dayNow: _dayNow,
    rules: _rules,
    ledger: _ledger,
    openingAt: _openingAt,
    ...rest
  } = stationParts({ clock })
  const station = await openStation<House>({
    ...rest,
    areas: house,
    openDay: (whole) => whole.day.open,
    missedTurn: (whole, entry, began) => missedEvents(whole.day, entry, began),
    dayNow: (whole, claim) => dayNow(whole.day, claim),
    openingAt: () => ({ at: 'open', closesAt: null }),
    rules: () => ({ lamps: { most } }),
    ledger,
    snapshots,
  })
  const light = () => station.execute(`light-${++ids}-${disk.links.length}`, { type: 'light-lamp' }, SYSTEM)
  return { station, light, disk, clock, ledger, saved }
}

describe('areas that only a test knows', () => {
  test('decide together: one command, one entry, with what every area brings to it in order', async () => {
    const { light, station } = await open()
    const lit = await light()
    if (lit.at !== 'done') throw new Error(lit.at)
    expect(lit.entry.events.map(({ type }) => type)).toEqual(['day-opened', 'lamp-lit', 'bell-rung'])
    expect(station.state()).toMatchObject({ day: { open: '2026-11-23' }, bell: 1 })
  })

  test('a command is not refused by another area that was asked at once under the same id', async () => {
    const { station } = await open(memoryDisk(), manualClock(MORNING), 0)
    const [light, ring] = await Promise.all([
      station.execute('same', { type: 'light-lamp' }, SYSTEM),
      station.execute('same', { type: 'ring' }, SYSTEM),
    ])
    expect(light).toEqual({ at: 'refused', refusal: { code: 'too-bright', burning: 0 } })
    expect(ring).toMatchObject({ at: 'done', repeated: false })
  })

  test('react to a new day in the entry that opens it, ahead of what was asked for', async () => {
    const { light, clock, station } = await open()
    await light()
    await daysLater(clock, 1)
    const lit = await light()
    expect(lit.at === 'done' && lit.entry.events.map(({ type }) => type)).toEqual([
      'day-opened',
      'lamp-out',
      'bell-rung',
      'lamp-lit',
      'bell-rung',
    ])
    expect(station.state().lamps).toHaveLength(1)
  })

  test('refuse with a code and what its words need, and a refused command leaves nothing, no new day either', async () => {
    const { light, clock, ledger } = await open(memoryDisk(), manualClock(MORNING), 0)
    await daysLater(clock, 1)
    expect(await light()).toEqual({ at: 'refused', refusal: { code: 'too-bright', burning: 0 } })
    expect(await ledger.head()).toBe(0)
  })

  test('are the same after a kill, by the ledger alone, and after a clean stop, by the snapshot', async () => {
    const first = await open()
    await first.light()
    await first.light()
    const killed = await open(first.disk)
    expect(killed.station.state()).toEqual(first.station.state())
    await killed.station.close()
    const whole = wholeStation<House>(house)
    expect(killed.saved()).toMatchObject({ seq: 2, foldVersion: whole.foldVersion })
    expect(whole.load(JSON.parse(JSON.stringify(killed.saved()?.state)))).toEqual(first.station.state())
  })
})

describe('a list of areas', () => {
  const named = (list: AreaList) => () => wholeStation(list)

  test('in which two bear one name, or claim one command or event, is a bug that shows at once', () => {
    expect(named([day, day])).toThrow('the name day')
    expect(named([day, lamps, { ...bell, name: 'gong' }, bell])).toThrow('the command ring')
    expect(named([day, lamps, bell, { ...bell, name: 'gong', commands: {} }])).toThrow('the event bell-rung')
  })

  test('in which somebody hears what nobody says is a bug that shows at once', () => {
    expect(named([day, bell])).toThrow('the event lamp-lit')
  })

  test('has a version of its own that changes with the list and with every fold in it', () => {
    const versions = [
      wholeStation<AreaList>([day, lamps]),
      wholeStation<AreaList>([day, lamps, bell]),
      wholeStation<AreaList>([day, { ...lamps, foldVersion: 2 }, bell]),
    ].map(({ foldVersion }) => foldVersion)
    expect(new Set(versions).size).toBe(3)
  })

  test('whose areas answer one another without an end throws instead of filling the ledger', () => {
    const echo = { ...bell, react: () => [{ type: 'bell-rung' as const, for: 'echo' }] }
    const whole = wholeStation<AreaList>([day, lamps, echo])
    const facts = {
      time: '2026-11-23T01:00:00.000Z',
      day: '2026-11-23',
      clock: startedOn('2026-11-23T01:00:00.000Z', '2026-11-23'),
      opening: { at: 'open', closesAt: null } as const,
      actor: SYSTEM,
      commandId: 'ring',
      rules: {},
      newId: () => 'id',
      newToken: () => 'token',
    }
    expect(() => whole.decide(whole.empty, { type: 'ring' }, facts, facts)).toThrow('without an end')
  })
})
