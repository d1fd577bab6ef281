import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areas, type Command, type Refusal, type Whole } from '#daemon/domain/areas.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import {
  type DayException,
  type Exception,
  hoursWith,
  windowUntil,
} from '#daemon/domain/opening/exceptions.ts'
import { type Hours, openingAt } from '#daemon/domain/opening-hours.ts'
import type { OpeningCommand } from '#daemon/domain/opening/opening.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { rules } from '../queue/queue-harness.ts'
import { startedOn } from '#test/support/started-on.ts'

const LEAD = 'staff-1'
const TODAY = '2026-11-23'
const actor: Actor = { at: 'system' }
const station = wholeStation(areas)

/** A station that opens at its first command; every command comes a second after the one before. */
function openStation() {
  let whole: Whole = station.empty
  let count = 0
  let day = TODAY

  function run(command: Command): Refusal | null {
    count += 1
    const time = new Date(Date.parse(`${day}T01:00:00Z`) + count * 1000).toISOString()
    const decided = station.decide(
      whole,
      command,
      {
        time,
        day,
        clock: startedOn(time, whole.day.open === '' ? day : whole.day.open),
        opening: { at: 'open', closesAt: null },
        actor,
        commandId: `command-${count}`,
        rules: { queue: rules, staffCalls: rules, opening: rules },
        newId: () => `id-${count}`,
        newToken: () => `token-${count}`,
      },
      { time, day },
    )
    if (decided.at === 'refused') return decided.refusal
    whole = station.load(JSON.parse(JSON.stringify(station.save(decided.whole))))
    return null
  }
  const take = () => run({ type: 'take-ticket', kiosk: 'kiosk-1', print: false })
  return {
    run,
    take,
    stop: (when: Extract<OpeningCommand, { type: 'stop-issuing' }>['when']) =>
      run({ type: 'stop-issuing', when, by: LEAD }),
    except: (day: string, exception: Exception) =>
      run({ type: 'add-exception', day, exception, reason: '', by: LEAD }),
    nextDay: () => (day = '2026-11-24'),
    whole: () => whole,
    waiting: () => [...whole.queue.tickets.values()].filter(({ state }) => state.at === 'waiting').length,
  }
}

describe('停止取号', () => {
  test('gives no more numbers from the press on, and those who hold one are served', () => {
    const station = openStation()
    station.take()
    station.stop({ at: 'now' })
    expect(station.take()).toMatchObject({ area: 'queue', code: 'issuing-stopped' })
    expect(station.run({ type: 'call-next', window: '1', clerk: 'li' })).toBeNull()
    expect(station.whole().opening.issuing).toMatchObject({ at: 'stopped', why: 'asked', by: LEAD })
  })

  test('ends with another press, and with the day', () => {
    const station = openStation()
    station.stop({ at: 'now' })
    station.run({ type: 'resume-issuing', by: LEAD })
    expect(station.take()).toBeNull()
    station.stop({ at: 'now' })
    station.nextDay()
    expect(station.take()).toBeNull()
    expect(station.whole().opening.issuing).toEqual({ at: 'on' })
  })

  test('at so many who wait, the last of them still has a number and the next one has none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 8 }), (count, before) => {
        const station = openStation()
        for (let i = 0; i < before; i += 1) station.take()
        station.stop({ at: 'waiting', count })
        for (let i = 0; i < count + 2; i += 1) station.take()
        expect(station.waiting()).toBe(Math.max(before, count))
        expect(station.whole().opening.issuing).toMatchObject({ at: 'stopped', why: 'enough-waiting' })
      }),
      { numRuns: 30 },
    )
  })

  test('stays, once it has begun, also when people have been called since', () => {
    const station = openStation()
    station.stop({ at: 'waiting', count: 1 })
    station.take()
    station.run({ type: 'call-next', window: '1', clerk: 'li' })
    expect(station.take()).toMatchObject({ code: 'issuing-stopped' })
  })

  test('begins before closing only where that was planned', () => {
    const station = openStation()
    station.run({ type: 'stop-before-closing' })
    expect(station.whole().opening.issuing).toEqual({ at: 'on' })
    station.stop({ at: 'past-closing' })
    expect(station.take()).toBeNull()
    station.run({ type: 'stop-before-closing' })
    expect(station.take()).toMatchObject({ code: 'issuing-stopped' })
    expect(station.whole().opening.issuing).toMatchObject({ why: 'past-closing', by: LEAD })
  })
})

describe('a day that differs', () => {
  test('is for today or a day to come, and for a window that is there', () => {
    const station = openStation()
    expect(station.except('2026-11-22', { at: 'closed' })).toMatchObject({ why: 'past-day' })
    const noWindow: Exception = { at: 'window-until', window: '9', time: '15:00' }
    expect(station.except(TODAY, noWindow)).toMatchObject({ code: 'unknown-window' })
    expect(station.except(TODAY, { at: 'window-until', window: '2', time: '15:00' })).toBeNull()
    expect(windowUntil(station.whole().opening.exceptions, '2', TODAY)).toBe('15:00')
    expect(windowUntil(station.whole().opening.exceptions, '2', '2026-11-24')).toBeNull()
  })

  test('takes the place of what was entered for it before, and goes with the day', () => {
    const station = openStation()
    station.except(TODAY, { at: 'closes-earlier', time: '16:00' })
    station.except(TODAY, { at: 'closes-earlier', time: '15:00' })
    station.except('2026-11-24', { at: 'opens-later', time: '10:00' })
    expect(station.whole().opening.exceptions.map(({ exception }) => exception)).toEqual([
      { at: 'closes-earlier', time: '15:00' },
      { at: 'opens-later', time: '10:00' },
    ])
    station.nextDay()
    station.take()
    expect(station.whole().opening.exceptions.map(({ day }) => day)).toEqual(['2026-11-24'])
  })

  test('is as the hours say again once it was withdrawn, which can be done once', () => {
    const station = openStation()
    station.except(TODAY, { at: 'closed' })
    const id = station.whole().opening.exceptions[0]?.id ?? ''
    expect(station.run({ type: 'withdraw-exception', exceptionId: id, by: LEAD })).toBeNull()
    expect(station.run({ type: 'withdraw-exception', exceptionId: id, by: LEAD })).toMatchObject({
      why: 'withdrawn',
    })
  })
})

describe('hours with a day that differs', () => {
  const hours: Hours = {
    weekly: [
      {
        days: [1, 2, 3, 4, 5],
        open: [
          { from: '08:30', to: '11:30' },
          { from: '14:00', to: '17:00' },
        ],
      },
    ],
    closedDays: [],
    extraDays: [],
  }
  const at = (time: string, day = TODAY) => Date.parse(`${day}T${time}:00+08:00`)
  const on = (exception: Exception, day = TODAY): DayException => ({
    id: '1',
    day,
    exception,
    reason: '',
    by: LEAD,
  })
  const opens = (exceptions: DayException[], time: string, day = TODAY) =>
    openingAt(hoursWith(hours, exceptions), 'Asia/Shanghai', at(time, day))

  test('close earlier on that day alone', () => {
    const early = [on({ at: 'closes-earlier', time: '15:00' })]
    expect(opens(early, '14:30')).toEqual({ at: 'open', closesAt: '15:00' })
    expect(opens(early, '15:00').at).toBe('closed')
    expect(opens(early, '15:00', '2026-11-24').at).toBe('open')
    expect(opens([on({ at: 'closes-earlier', time: '10:00' })], '14:30').at).toBe('closed')
  })

  test('open later, and say when', () => {
    const late = [on({ at: 'opens-later', time: '10:00' }), on({ at: 'closes-earlier', time: '16:00' })]
    expect(opens(late, '09:00')).toEqual({ at: 'closed', opensAt: { day: TODAY, time: '10:00' } })
    expect(opens(late, '10:00').at).toBe('open')
    expect(opens(late, '16:00').at).toBe('closed')
  })

  test('stay closed for the whole day, also where the station is open at all hours', () => {
    const always: Hours = { weekly: [], closedDays: [], extraDays: [] }
    const read = (exceptions: DayException[]) =>
      openingAt(hoursWith(always, exceptions), 'Asia/Shanghai', at('10:00'))
    expect(read([on({ at: 'closed' })])).toEqual({
      at: 'closed',
      opensAt: { day: '2026-11-24', time: '00:00' },
    })
    expect(read([on({ at: 'closes-earlier', time: '15:00' })])).toEqual({ at: 'open', closesAt: '15:00' })
  })

  test('are the very same ones without any, and where only a window goes earlier', () => {
    expect(hoursWith(hours, [])).toBe(hours)
    expect(hoursWith(hours, [on({ at: 'window-until', window: '1', time: '15:00' })])).toBe(hours)
  })
})
