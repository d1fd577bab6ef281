import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { nextFor } from '#daemon/domain/queue/call.ts'
import { evolve } from '#daemon/domain/queue/evolve.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { windowsAhead } from '#daemon/domain/queue/windows-ahead.ts'
import { openDesk, rules } from './queue-harness.ts'
import { liveThrough, steps } from './histories.ts'

test('the list on the clerk’s screen is the order in which the window then calls', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom('1', '2', '3'), (history, window) => {
      const desk = liveThrough(history)
      desk.run({ type: 'open-day' })
      const busyWith = desk.state().windows.get(window)?.busyWith
      if (busyWith !== undefined && busyWith !== null) {
        desk.run({ type: 'take-over-window', window, clerk: 'li' })
        if (desk.ticket(busyWith).state.at === 'called') desk.serve(busyWith, window)
        desk.finish(busyWith, window)
      }
      desk.run({ type: 'open-window', window, clerk: 'li', takeOver: true })
      const order = callOrder(desk.state(), window, rules, desk.now()).map(({ id }) => id)
      const called = order.map(() => desk.serveNext(window))
      expect(called).toEqual(order)
      expect(desk.refuses({ type: 'call-next', window, clerk: 'li' }).code).toBe('nobody-waiting')
    }),
    { numRuns: 100 },
  )
})

/** Errand 18 needs what window 2 alone can do; who has waited for 20 minutes counts as priority; there is no quota. */
const skilled: QueueRules = {
  ...rules,
  queues: rules.queues.map((queue) => ({ ...queue, dailyQuota: null })),
  items: new Map([...rules.items].map(([seq, item]) => [seq, { ...item, skill: seq === 18 ? 'law' : null }])),
  skills: [{ id: 'law', name: '法律', windows: ['2'] }],
  priority: { maxInARow: 2, ageingMinutes: 20 },
}

test('windows that call in thought call the same people, turn by turn, as windows that call', () => {
  const turns = fc.array(fc.constantFrom('1', '2', '3'), { minLength: 5, maxLength: 40 })
  fc.assert(
    fc.property(steps, turns, (history, turns) => {
      const desk = liveThrough(history, () => {}, openDesk(skilled))
      const now = desk.now()
      const call = windowsAhead(desk.state(), skilled, now)
      let state = desk.state()
      for (const window of turns) {
        const next = nextFor(state, window, skilled, now)
        expect(call(window)?.id).toBe(next?.id)
        if (next === undefined) continue
        const called = { type: 'ticket-called', ticketId: next.id, window, clerk: 'li' } as const
        state = evolve(state, called, { time: now, day: state.day })
      }
    }),
    { numRuns: 150 },
  )
})
