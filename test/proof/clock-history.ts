// A station beside a machine's clock that errs, is set and stops, with what is true meanwhile.
import fc from 'fast-check'
import { areas, type Command, type LedgerEvent, type Whole } from '#daemon/domain/areas.ts'
import { dayNow } from '#daemon/domain/day/turn.ts'
import { businessDay, dayBegan } from '#daemon/domain/opening-hours.ts'
import { openWallClock } from '#daemon/station/wall-clock.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { rules } from '#test/domain/queue/queue-harness.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
const UNSEEN_STEP = 5 * MINUTE
const MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const ZONE = 'Asia/Shanghai'
const station = wholeStation(areas)
/** As if nobody had ever set it. */
const BELIEVED = { steadyForMs: DAY, steadySince: 'start', synchronised: true } as const

export type Step =
  | { at: 'take' }
  | { at: 'call' }
  | { at: 'pass'; minutes: number }
  /** The clock is wrong by so much for so long, while somebody takes a ticket. */
  | { at: 'glitch'; by: number; seconds: number }
  /** The machine is off, and its clock is wrong for a while when it comes back. */
  | { at: 'restart'; off: number; wrongBy: number; seconds: number }
  /** The clock is set wrong and stays so. */
  | { at: 'set'; by: number }
  /** A clerk says yes to whatever the clock shows. */
  | { at: 'yes' }

export const take: Step = { at: 'take' }
const minutes = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 900 }))
const seconds = fc.integer({ min: 1, max: 9 * 60 })
const far = fc.constantFrom(-9000, -400, -5, -2, 2, 3, 40, 1095).map((days) => days * DAY)
const any = fc.oneof(
  far,
  fc.integer({ min: -36 * 60, max: 36 * 60 }).map((by) => by * MINUTE),
)
const off = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 15 * 24 * 60 }))
const wrongBy = fc.oneof(fc.constant(0), far)

const honest: fc.Arbitrary<Step>[] = [
  fc.constant(take),
  fc.constant({ at: 'call' as const }),
  minutes.map((passed): Step => ({ at: 'pass', minutes: passed })),
  fc.record({ at: fc.constant('glitch' as const), by: any, seconds }),
  fc.record({ at: fc.constant('restart' as const), off, wrongBy, seconds }),
]
const wild: fc.Arbitrary<Step>[] = [
  ...honest,
  any.map((by): Step => ({ at: 'set', by })),
  fc.constant({ at: 'yes' as const }),
]
const days = (of: fc.Arbitrary<Step>[]) => fc.array(fc.oneof(...of), { maxLength: 40, size: 'max' })

/** Days on which the clock only errs for minutes; and such on which it is set wrong, and clerks say yes to anything. */
export const lives = { honest: days(honest), wild: days(wild) }

/** What may be broken on purpose: every clock is believed, or the fold forgets its numbers when a day is corrected. */
export type Sabotage = 'none' | 'believes-everything' | 'forgets-numbers'

/** A station beside a machine's clock that may lie, and what is true meanwhile. */
export function openHistory(sabotage: Sabotage = 'none') {
  let truth = MORNING
  let error = 0
  let steady = 0
  let whole: Whole = station.empty
  let ids = 0
  const given: string[] = []
  const takenOn = new Map<string, { day: string; clockWas: 'right' | 'wrong' }>()
  const wronged: string[] = []
  /** Times at which replaying an entry led to another state than deciding it. */
  let astray = 0
  const clock = { now: () => truth + error, monotonic: () => steady, after: () => () => {} }
  const boot = () =>
    openWallClock({
      clock,
      businessDay: (at) => businessDay(ZONE, at),
      dayBegan: (at) => dayBegan(ZONE, at),
      synchronised: () => null,
      stepped: () => {},
    })
  let wallClock = boot()
  const trueDay = () => businessDay(ZONE, truth)
  // A clock that is set forward by less than this is not seen to be set: its midnight may come so much early.
  const dayAtLatest = () => businessDay(ZONE, truth + UNSEEN_STEP)

  function note(event: LedgerEvent, day: string): void {
    if (event.type === 'ticket-taken') {
      given.push(`${day} ${event.number}`)
      takenOn.set(event.ticketId, { day: trueDay(), clockWas: error === 0 ? 'right' : 'wrong' })
    }
    if (event.type === 'ticket-carried-over') given.push(`${event.day} ${event.number}`)
    if (event.type !== 'ticket-cancelled' || event.by !== 'day-over') return
    const taken = takenOn.get(event.ticketId)
    if (taken?.day === dayAtLatest() && taken.clockWas === 'right') wronged.push(event.ticketId)
  }

  function run(command: Command): void {
    const { now, day: claimed, facts } = wallClock.read()
    const measured =
      sabotage === 'believes-everything'
        ? { ...facts, ...BELIEVED, from: { ...facts.from, day: claimed } }
        : facts
    ids += 1
    const id = `t${ids}`
    const time = new Date(now).toISOString()
    const day = dayNow(whole.day, { day: claimed, clock: measured })
    const decided = station.decide(
      whole,
      command,
      {
        time,
        day: claimed,
        clock: measured,
        opening: { at: 'open', closesAt: null },
        actor: { at: 'system' },
        commandId: id,
        rules: { queue: rules, staffCalls: rules, opening: rules },
        newId: () => id,
        newToken: () => id,
      },
      { time, day },
    )
    if (decided.at === 'refused' || decided.events.length === 0) return
    const entryDay = decided.whole.day.open
    const replayed = station.evolve(whole, decided.events, { time, day: entryDay })
    if (JSON.stringify(station.save(replayed)) !== JSON.stringify(station.save(decided.whole))) astray += 1
    whole = replayed
    if (sabotage === 'forgets-numbers' && decided.events.some(({ type }) => type === 'day-corrected'))
      whole = { ...whole, queue: { ...whole.queue, ordinals: whole.queue.ordinals.clear() } }
    for (const event of decided.events) note(event, entryDay)
  }

  const tick = () => run({ type: 'open-day' })
  const takeOne = () => run({ type: 'take-ticket', kiosk: 'kiosk-1', print: false })

  function pass(ms: number): void {
    for (let left = ms; left > 0; left -= 5 * MINUTE) {
      truth += Math.min(left, 5 * MINUTE)
      steady += Math.min(left, 5 * MINUTE)
      tick()
    }
  }

  function err(by: number): void {
    error = by
    tick()
  }

  function live(step: Step): void {
    switch (step.at) {
      case 'take':
        return takeOne()
      case 'call':
        return run({ type: 'call-next', window: '1', clerk: 'li' })
      case 'pass':
        return pass(step.minutes * MINUTE)
      case 'glitch': {
        const before = error
        error += step.by
        takeOne()
        pass(step.seconds * 1000)
        return err(before)
      }
      case 'restart':
        truth += step.off * MINUTE
        error = step.wrongBy
        steady = 0
        whole = station.load(JSON.parse(JSON.stringify(station.save(whole))))
        wallClock = boot()
        tick()
        takeOne()
        pass(step.seconds * 1000)
        return err(0)
      case 'set':
        return err(step.by)
      case 'yes':
        return run({ type: 'confirm-day', day: wallClock.read().day })
    }
  }
  return {
    live,
    pass,
    take: takeOne,
    given,
    wronged,
    trueDay,
    dayAtLatest,
    open: () => whole.day.open,
    astray: () => astray,
  }
}
