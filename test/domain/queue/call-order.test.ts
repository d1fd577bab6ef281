import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callOrder } from '#daemon/domain/queue/call-order.ts'
import { rules } from './queue-harness.ts'
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
