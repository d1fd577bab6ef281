import { expect, test } from 'vitest'
import { openDayReports } from '#daemon/desks/report/day-report.ts'
import { areas, type Command, type LedgerEvent } from '#daemon/domain/areas.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { oneOf, type Random, seeded, upTo } from '#test/support/seeded.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import { item } from '../domain/cases/case-bench.ts'

type CaseChange = Extract<Command, { type: 'change-case' }>['change']

const DAYS = 30
const DAY_MS = 86_400_000
const FIRST = '2026-09-01'
const MORNING = Date.parse(`${FIRST}T01:00:00.000Z`)
const WHO = [
  { window: 'W1', clerk: 'wang' },
  { window: 'W2', clerk: 'li' },
] as const
const AGENTS = ['zhao', 'qian']
const WHY = ['not-all-told', 'result-not-there', 'other'] as const
const OFFLINE = [null, null, 'cannot-use', 'no-phone', 'not-possible', 'other'] as const

const IN_HAND: ReadonlySet<string> = new Set(['called', 'serving'])

/** What an agent does next, by what was done last. */
const NEXT: Readonly<Record<string, (random: Random) => CaseChange>> = {
  entrusted: () => ({ at: 'registered', things: [] }),
  registered: () => ({ at: 'submitted', to: null }),
  submitted: () => ({ at: 'answered', granted: true, text: null }),
  resulted: () => ({ at: 'delivered', how: 'brought-home' }),
  delivered: (random) => ({
    at: 'called-back',
    result: oneOf(random, ['satisfied', 'not-satisfied', 'so-so', 'not-reached']),
    text: null,
  }),
  'called-back': () => ({ at: 'archived' }),
}

const dayOf = (n: number): string => new Date(Date.parse(FIRST) + n * DAY_MS).toISOString().slice(0, 10)

/** A month of people who come and go, of cases and of 代办, many of whose presses come too late or to the wrong thing. */
async function livedMonth(random: Random) {
  const clock = manualClock(MORNING)
  const { station, ledger } = await stationInMemory(clock)
  const views = await openViews({ folder: tempFolder(), projections: projectionsOf(areas), ledger, clock })
  let commands = 0
  const does = (command: Command) => station.execute(`month-${commands++}`, command, { at: 'system' })
  /** In the order of their numbers: the map has them in that of their ids, which are others each time. */
  const held = () =>
    [...station.state().queue.tickets.values()].toSorted((a, b) => a.number.localeCompare(b.number))
  /** Mostly the one that stands before the window. */
  function inHandAt(window: string): string | undefined {
    const there = held().find(
      ({ state }) => IN_HAND.has(state.at) && 'window' in state && state.window === window,
    )
    return random() < 0.7 ? there?.id : undefined
  }
  const cases: string[] = []
  const consent = { signature: null }

  async function press(): Promise<void> {
    const { window, clerk } = oneOf(random, WHO)
    const ticketId = inHandAt(window) ?? oneOf(random, ['none', ...held().map(({ id }) => id)])
    const caseId = oneOf(random, ['none', ...cases.slice(-6)])
    const by = { by: clerk, window }
    const visit = {
      item: item({ ends: 'by-agent' }),
      tables: [],
      ticketId: random() < 0.7 ? ticketId : null,
      offline: oneOf(random, OFFLINE),
      person: null,
      materials: null,
    }
    const change = (asked: CaseChange): Command => ({
      type: 'change-case',
      caseId,
      ...by,
      past: null,
      revisit: oneOf(random, WHY),
      change: asked,
      ...visit,
    })
    const open = (): Command => {
      const id = `case-${cases.length}`
      cases.push(id)
      const outcome: Extract<Command, { type: 'open-case' }>['outcome'] =
        random() < 0.7 ? { at: 'reported' } : { at: 'told', missing: ['户口簿'] }
      return { type: 'open-case', caseId: id, ...by, applicant: null, bookingId: null, outcome, ...visit }
    }
    const at = { window, clerk }
    const offers: readonly (() => Command)[] = [
      () => ({ type: 'take-ticket', kiosk: 'kiosk-1', print: false }),
      () => ({ type: 'take-ticket', kiosk: 'kiosk-1', print: false }),
      () => ({ type: 'call-next', ...at }),
      () => ({ type: 'call-next', ...at }),
      () => ({ type: 'recall-ticket', ticketId, ...at }),
      () => ({ type: 'serve-ticket', ticketId, ...at }),
      () => ({ type: 'finish-ticket', ticketId, ...at }),
      () => ({ type: 'finish-and-call', ticketId, ...at }),
      () => ({ type: 'mark-no-show', ticketId, ...at }),
      () => ({ type: 'return-ticket', ticketId, by: clerk }),
      () => ({ type: 'undo-ending', ticketId, ...at }),
      () => ({ type: 'take-up-ticket', ticketId, ...at }),
      () => ({ type: 'cancel-ticket', ticketId, by: 'clerk', window }),
      open,
      open,
      () => change({ at: 'stepped', text: null }),
      () => change({ at: 'told', missing: [], reason: '漏了一样' }),
      () => change({ at: 'undone' }),
      () => change({ at: 'voided', reason: null }),
      () => change({ at: 'entrusted', agent: oneOf(random, AGENTS), readAloud: true, consent }),
      () => change({ at: 'registered', things: [] }),
      () => change({ at: 'submitted', to: null }),
      () => change({ at: 'answered', granted: true, text: null }),
      () => change({ at: 'delivered', how: 'brought-home' }),
      () => change({ at: 'called-back', result: 'satisfied', text: null }),
      () => change({ at: 'archived' }),
      () => change({ at: 'released', reason: null }),
      () => change({ at: 'reassigned', agent: oneOf(random, AGENTS), reason: null }),
    ]
    const { agency } = station.state().cases.open.find(({ id }) => id === caseId) ?? {}
    const next = random() < 0.6 && agency !== undefined ? NEXT[agency.at] : undefined
    await does(next === undefined ? oneOf(random, offers)() : change(next(random)))
  }

  for (let day = 0; day < DAYS; day++) {
    if (day > 0) {
      clock.step(MORNING + day * DAY_MS)
      await does({ type: 'confirm-day', day: dayOf(day) })
    }
    for (const { window, clerk } of WHO) await does({ type: 'open-window', window, clerk, takeOver: true })
    for (let n = 0; n < 120; n++) {
      await clock.advance(upTo(random, 90) * 1000)
      await press()
    }
  }
  const reports = openDayReports({
    station,
    views,
    windows: () => windows,
    nameOf: (account) => account,
    timeZone: 'Asia/Shanghai',
    clock,
  })
  const entries: { day: string; events: readonly LedgerEvent[] }[] = []
  for await (const { day, events } of ledger.read(0)) entries.push({ day, events })
  return { entries, reports, tally: () => views.ask(casesProjection, (ask) => ask.tally(FIRST, dayOf(DAYS))) }
}

type Ending = { at: 'served' | 'noShows' | 'cancelled' | 'left'; window: string | null; clerk: string | null }

/** What became of every number, by the day on which it was taken, counted from the events alone. */
function endings(entries: readonly { day: string; events: readonly LedgerEvent[] }[]) {
  const all = new Map<string, { day: string; called: boolean; end: Ending }>()
  const open: Ending = { at: 'left', window: null, clerk: null }
  for (const { day, events } of entries)
    for (const event of events) {
      if (!('ticketId' in event)) continue
      if (event.type === 'ticket-taken') all.set(event.ticketId, { day, called: false, end: open })
      const ticket = all.get(event.ticketId)
      if (ticket === undefined) continue
      // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others change none of these figures
      switch (event.type) {
        case 'ticket-called':
          ticket.called = true
          ticket.end = open
          break
        case 'ticket-done':
          ticket.end = { at: 'served', window: event.window, clerk: event.clerk }
          break
        case 'ticket-no-show':
          ticket.end = { at: 'noShows', window: event.window, clerk: event.clerk }
          break
        case 'ticket-cancelled': {
          const { window = null, clerk = null } = event
          ticket.end = event.by === 'day-over' ? open : { at: 'cancelled', window, clerk }
          break
        }
        case 'ticket-returned':
        case 'ticket-serving':
        case 'ticket-taken-up':
        case 'ticket-ending-undone':
          ticket.end = open
          break
        default:
      }
    }
  return [...all.values()]
}

/** `said`: what the person said of it; `entrusted`, `delivered`: days, YYYY-MM-DD. */
type Carried = {
  agent: string
  entrusted: string
  delivered: string | null
  archived: boolean
  said: string | null
}
type Stands = { isVoid: boolean; carried: Carried | null; was: Stands | null }
type Visit = { id: string; day: string; why: string | null; offline: string | null }

/**
 * Every visit, and what was carried, counted from the events alone, without the cases that are void in the end. A press that
 * is taken back leaves the case as it was before; one after which it stood elsewhere can be taken back once.
 */
function casesIn(entries: readonly { day: string; events: readonly LedgerEvent[] }[]) {
  const visits: Visit[] = []
  const all = new Map<string, Stands>()
  for (const { day, events } of entries)
    for (const event of events) {
      if (!('caseId' in event)) continue
      const id = event.caseId
      if (event.type === 'case-opened') all.set(id, { isVoid: true, carried: null, was: null })
      const before = all.get(id)
      if (before === undefined) continue
      const to = (more: Partial<Stands>) => all.set(id, { ...before, ...more, was: before })
      const carry = (more: Partial<Carried>) =>
        to({ carried: before.carried && { ...before.carried, ...more } })
      // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others change none of these figures
      switch (event.type) {
        case 'case-visited':
          visits.push({ id, day, why: event.why, offline: event.offline ?? null })
          break
        case 'case-reported':
        case 'case-told':
          to({ isVoid: false })
          break
        case 'case-voided':
          // Not taken back any more.
          all.set(id, { ...before, isVoid: true, was: null })
          break
        case 'case-undone':
          if (before.was !== null) all.set(id, { ...before.was, was: null })
          break
        case 'case-entrusted': {
          const { delivered = null } = before.carried ?? {}
          to({
            carried: { agent: event.agent, entrusted: day, delivered, archived: false, said: null },
          })
          break
        }
        case 'case-reassigned':
          carry({ agent: event.agent })
          break
        case 'case-delivered':
          carry({ delivered: day })
          break
        case 'case-called-back':
          carry(event.result === 'not-reached' ? {} : { said: event.result })
          break
        case 'case-archived':
          carry({ archived: true })
          break
        case 'case-answered':
        case 'case-registered':
        case 'case-submitted':
        case 'case-released':
          to({})
          break
        default:
      }
    }
  const stands = [...all].filter(([, { isVoid }]) => !isVoid)
  const ids = new Set(stands.map(([id]) => id))
  return {
    visits: visits.filter(({ id }) => ids.has(id)),
    carried: stands.flatMap(([, { carried }]) => carried ?? []),
  }
}

test('the figures of every day of a month, its visits for cases and what each agent has carried are those of its ledger; what was taken back or made void does not count', async () => {
  const { entries, reports, tally } = await livedMonth(seeded(4))
  const numbers = endings(entries)
  const { visits, carried } = casesIn(entries)
  const counts = (list: readonly { end: Ending }[]) => ({
    served: list.filter(({ end }) => end.at === 'served').length,
    noShows: list.filter(({ end }) => end.at === 'noShows').length,
    cancelled: list.filter(({ end }) => end.at === 'cancelled').length,
  })
  const all = { taken: 0, served: 0, noShows: 0, cancelled: 0, again: 0, offline: 0 }
  for (let n = 0; n < DAYS; n++) {
    const day = dayOf(n)
    const report = await reports.of(day)
    const own = numbers.filter((each) => each.day === day)
    const { taken, left, served, noShows, cancelled, waiting } = report.totals
    expect({ taken, left, served, noShows, cancelled, called: waiting.count }, day).toEqual({
      ...counts(own),
      taken: own.length,
      left: own.filter(({ end }) => end.at === 'left').length,
      called: own.filter(({ called }) => called).length,
    })
    for (const place of report.windows)
      expect(place, `${day} ${place.id}`).toMatchObject(
        counts(own.filter(({ end }) => end.window === place.id)),
      )
    for (const place of report.people)
      expect(place, `${day} ${place.id}`).toMatchObject(
        counts(own.filter(({ end }) => end.clerk === place.id)),
      )

    const here = visits.filter((each) => each.day === day)
    const count = (is: (visit: (typeof here)[number]) => boolean) => here.filter(is).length
    expect(report.visits, day).toEqual({
      first: count(({ why }) => why === null),
      again: Object.fromEntries(WHY.map((reason) => [reason, count(({ why }) => why === reason)])),
      offline: Object.fromEntries(
        OFFLINE.flatMap((reason) =>
          reason === null ? [] : [[reason, count(({ offline }) => offline === reason)]],
        ),
      ),
    })
    all.taken += taken
    all.served += served
    all.noShows += noShows
    all.cancelled += cancelled
    all.again += count(({ why }) => why !== null)
    all.offline += count(({ offline }) => offline !== null)
  }
  // A month in which nothing happens would prove nothing.
  expect(Math.min(...Object.values(all)), JSON.stringify(all)).toBeGreaterThan(4)

  const counted = AGENTS.map((agent) => {
    const own = carried.filter((each) => each.agent === agent)
    const count = (is: (each: Carried) => boolean) => own.filter(is).length
    return {
      agent,
      entrusted: own.length,
      delivered: count(({ delivered }) => delivered !== null),
      archived: count(({ archived }) => archived),
      satisfied: count(({ said }) => said === 'satisfied'),
      dissatisfied: count(({ said }) => said === 'not-satisfied'),
    }
  })
  const byName = (a: { agent: string }, b: { agent: string }) => (a.agent < b.agent ? -1 : 1)
  expect((await tally()).toSorted(byName)).toEqual(counted.toSorted(byName))
  const said = counted.reduce((sum, { satisfied, dissatisfied }) => sum + satisfied + dissatisfied, 0)
  expect(said, JSON.stringify(counted)).toBeGreaterThan(2)
})
