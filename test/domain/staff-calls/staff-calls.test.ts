import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  staffCalls,
  type StaffCallCommand,
  type StaffCallState,
} from '#daemon/domain/staff-calls/staff-calls.ts'
import { startedOn } from '#test/support/started-on.ts'

const kiosks = ['kiosk-1', 'kiosk-2']
const NOON = '2026-11-23T04:00:00.000Z'

const NOW = { time: NOON, day: '2026-11-23' }

const factsWith = (id: string) => ({
  ...NOW,
  clock: startedOn(NOW.time, NOW.day),
  opening: { at: 'open', closesAt: null } as const,
  actor: { at: 'system' } as const,
  commandId: 'command',
  rules: { kiosks },
  newId: () => id,
  newToken: () => 'token',
})

/** Calls as a station keeps them; ids count up. */
function openCalls() {
  let calls: StaffCallState = []
  let ids = 0
  const run = (command: StaffCallCommand) => {
    ids += 1
    const decision = staffCalls.decide({ staffCalls: calls }, command, factsWith(`c${ids}`))
    if (decision.at === 'accepted')
      calls = decision.events.reduce((state, event) => staffCalls.evolve(state, event, NOW), calls)
    return decision
  }
  return { run, calls: () => calls }
}

test('a second tap on 叫工作人员 is the same call', () => {
  const { run, calls } = openCalls()
  run({ type: 'call-staff', kiosk: 'kiosk-1' })
  expect(run({ type: 'call-staff', kiosk: 'kiosk-1' })).toEqual({ at: 'accepted', events: [] })
  expect(calls()).toEqual([{ id: 'c1', kiosk: 'kiosk-1', calledAt: NOON, state: { at: 'waiting' } }])
})

test('a new call where an answered one was left standing calls staff anew', () => {
  const { run, calls } = openCalls()
  run({ type: 'call-staff', kiosk: 'kiosk-1' })
  run({ type: 'answer-staff-call', callId: 'c1', clerk: 'li', window: 'W1' })
  expect(run({ type: 'call-staff', kiosk: 'kiosk-1' })).toEqual({
    at: 'accepted',
    events: [
      { type: 'staff-call-ended', callId: 'c1', by: 'resident' },
      { type: 'staff-called', callId: 'c3', kiosk: 'kiosk-1' },
    ],
  })
  expect(calls()).toEqual([{ id: 'c3', kiosk: 'kiosk-1', calledAt: NOON, state: { at: 'waiting' } }])
})

test('the first to answer is the 首问责任人, and stays it until it is handed over', () => {
  const { run, calls } = openCalls()
  run({ type: 'call-staff', kiosk: 'kiosk-1' })
  run({ type: 'answer-staff-call', callId: 'c1', clerk: 'li', window: 'W1' })
  const second = run({ type: 'answer-staff-call', callId: 'c1', clerk: 'wang', window: 'W2' })
  expect(second).toMatchObject({ at: 'refused', refusal: { code: 'wrong-state' } })
  expect(run({ type: 'hand-over-staff-call', callId: 'c1', from: 'wang', to: 'zhao' }).at).toBe('refused')
  run({ type: 'hand-over-staff-call', callId: 'c1', from: 'li', to: 'wang' })
  expect(calls()).toMatchObject([{ state: { at: 'answered', clerk: 'wang', window: null } }])
})

test('an ended call is over for everybody, and ending it twice is no error', () => {
  const { run, calls } = openCalls()
  run({ type: 'call-staff', kiosk: 'kiosk-1' })
  run({ type: 'end-staff-call', callId: 'c1', by: 'resident' })
  expect(calls()).toEqual([])
  expect(run({ type: 'end-staff-call', callId: 'c1', by: 'clerk' })).toEqual({ at: 'accepted', events: [] })
  expect(run({ type: 'answer-staff-call', callId: 'c1', clerk: 'li', window: null })).toMatchObject({
    refusal: { code: 'unknown-staff-call' },
  })
})

test('a machine that is none of the station calls nobody', () => {
  expect(openCalls().run({ type: 'call-staff', kiosk: 'kiosk-9' })).toMatchObject({
    refusal: { code: 'unknown-kiosk' },
  })
})

test('whatever people press, a kiosk has one call at most', () => {
  const id = fc.integer({ min: 1, max: 8 }).map((n) => `c${n}`)
  const who = fc.constantFrom('li', 'wang')
  const command: fc.Arbitrary<StaffCallCommand> = fc.oneof(
    fc.record({ type: fc.constant('call-staff' as const), kiosk: fc.constantFrom(...kiosks) }),
    fc.record({
      type: fc.constant('answer-staff-call' as const),
      callId: id,
      clerk: who,
      window: fc.constantFrom('W1', null),
    }),
    fc.record({ type: fc.constant('hand-over-staff-call' as const), callId: id, from: who, to: who }),
    fc.record({
      type: fc.constant('end-staff-call' as const),
      callId: id,
      by: fc.constantFrom('resident', 'clerk'),
    }),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const { run, calls } = openCalls()
      for (const each of commands) {
        run(each)
        const from = calls().map(({ kiosk }) => kiosk)
        expect(new Set(from).size).toBe(from.length)
      }
    }),
    { numRuns: 100 },
  )
})
