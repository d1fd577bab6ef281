import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyQueue, evolveAll } from '#daemon/domain/queue/evolve.ts'
import { fromSnapshot, toSnapshot } from '#daemon/domain/queue/snapshot.ts'
import { waitingIn } from '#daemon/domain/queue/line.ts'
import { queueViews, ticketView } from '#daemon/domain/queue/views.ts'
import { openDesk, rules } from './queue-harness.ts'
import { isStillOpen, liveThrough, placesByRecord, placesOf, steps } from './histories.ts'

const runs = { numRuns: 200 }

test('whatever people press, every ticket is in the one place its record says, and in order of arrival', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history, ({ state }) => {
        const { tickets, queues, windows } = state()
        const now = state()
        for (const ticket of tickets.values()) {
          expect(placesOf(now, ticket)).toEqual(placesByRecord(ticket))
        }
        for (const place of [...queues.values(), ...windows.values()]) {
          const { line } = place
          for (const list of [line.priority, line.ordinary, 'next' in place ? place.next : []]) {
            const arrivals = [...list].map((id) => tickets.get(id)?.arrival)
            expect(arrivals).toEqual(arrivals.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
          }
        }
      })
      for (const id of desk.state().over) {
        const over = desk.state().tickets.get(id)
        expect(over !== undefined && isStillOpen(over), id).toBe(false)
      }
      const waiting = desk.state().tickets.count((ticket) => ticket.state.at === 'waiting')
      const shown = queueViews(desk.state(), rules, desk.now()).reduce((sum, queue) => sum + queue.waiting, 0)
      expect(shown).toBe(waiting)
    }),
    runs,
  )
})

test('whatever people press, nobody is left waiting for a window that nobody has open', () => {
  fc.assert(
    fc.property(steps, (history) => {
      liveThrough(history, ({ state }) => {
        for (const [id, { line, next, service }] of state().windows)
          if (service.at === 'closed') expect(waitingIn(line) + next.size, id).toBe(0)
      })
    }),
    runs,
  )
})

test('whatever people press, a clerk waits only for a window at which another one has somebody in hand', () => {
  fc.assert(
    fc.property(steps, (history) => {
      liveThrough(history, ({ state }) => {
        for (const [id, { service, busyWith, takeOver }] of state().windows) {
          if (takeOver.at !== 'asked') continue
          expect(busyWith, id).not.toBeNull()
          expect(service.at === 'closed' ? null : service.clerk, id).toBe(takeOver.from)
          expect(takeOver.clerk, id).not.toBe(takeOver.from)
        }
      })
    }),
    runs,
  )
})

test('no number is given twice in a day, and no ticket without its own number', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history)
      let day = ''
      const given: string[] = []
      for (const event of desk.entries.flatMap(({ events }) => events)) {
        if (event.type === 'day-opened') day = event.day
        if (event.type !== 'ticket-taken') continue
        expect(event.number).toMatch(/^[AB]\d{3,}$/)
        given.push(`${day} ${event.number}`)
      }
      expect(new Set(given).size).toBe(given.length)
    }),
    runs,
  )
})

test('at any time a ticket is found by its token, and one of the open day by its number, and no other', () => {
  fc.assert(
    fc.property(steps, (history) => {
      liveThrough(history, ({ state }) => {
        const { tickets, tokens, numbers, day } = state()
        const records = [...tickets.values()]
        expect(Object.fromEntries(tokens)).toEqual(
          Object.fromEntries(records.map(({ token, id }) => [token, id])),
        )
        const todays = records.filter((ticket) => ticket.day === day)
        expect(Object.fromEntries(numbers)).toEqual(
          Object.fromEntries(todays.map(({ number, id }) => [number, id])),
        )
      })
    }),
    { numRuns: 100 },
  )
})

test('the day never moves backwards, and nothing of an older day is left but services and slips under way', () => {
  fc.assert(
    fc.property(steps, (history) => {
      let day = ''
      liveThrough(history, ({ state }) => {
        expect(state().day >= day).toBe(true)
        day = state().day
        for (const ticket of state().tickets.values()) {
          const underWay = ticket.state.at === 'serving' || ticket.print.at === 'sending'
          expect(ticket.day === day || underWay).toBe(true)
        }
      })
    }),
    runs,
  )
})

test('a person never has two open tickets for one errand', () => {
  fc.assert(
    fc.property(steps, (history) => {
      liveThrough(history, ({ state }) => {
        const open = [...state().tickets.values()]
          .filter((ticket) => isStillOpen(ticket) && ticket.personTag !== null && ticket.day === state().day)
          .map(({ personTag, itemSeq }) => `${personTag} ${itemSeq}`)
        expect(new Set(open).size).toBe(open.length)
      })
    }),
    runs,
  )
})

test('replaying the ledger gives the same state', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history)
      const replayed = desk.entries.reduce(
        (state, entry) => evolveAll(state, entry.events, entry),
        emptyQueue,
      )
      expect(Object.fromEntries(replayed.queues)).toEqual(Object.fromEntries(desk.state().queues))
      expect(toSnapshot(replayed)).toEqual(toSnapshot(desk.state()))
    }),
    runs,
  )
})

test('a snapshot through JSON is the same state and goes on like it', () => {
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const desk = liveThrough(before)
      const state = desk.state()
      const restored = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(state))))
      expect(toSnapshot(restored)).toEqual(toSnapshot(state))
      for (const index of ['people', 'tokens', 'numbers'] as const) {
        expect(Object.fromEntries(restored[index])).toEqual(Object.fromEntries(state[index]))
      }
      for (const [id, queue] of state.queues) expect(restored.queues.get(id)?.line).toEqual(queue.line)
      expect(queueViews(restored, rules, desk.now())).toEqual(queueViews(state, rules, desk.now()))
      // The rest of the day goes alike on both.
      const [left, right] = [state, restored].map((from) =>
        liveThrough(after, () => {}, openDesk(rules, from, 'later-')),
      )
      expect(left?.entries).toEqual(right?.entries)
    }),
    { numRuns: 100 },
  )
})

test('what is not a snapshot is not taken for one', () => {
  for (const json of [null, [], 'x', {}, { ...toSnapshot(emptyQueue), tickets: null }]) {
    expect(() => fromSnapshot(json)).toThrow('no snapshot')
  }
})

test('no ticket tells a holder something that cannot be', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const desk = liveThrough(history)
      for (const record of desk.state().tickets.values()) {
        const view = ticketView(desk.state(), record, rules, desk.now())
        if (view.state.at !== 'waiting') expect(view).toMatchObject({ ahead: 0, estimateMinutes: null })
        if (view.estimateMinutes === null) expect(view.estimateBasis).toBe(0)
        else expect(view.estimateBasis).toBeGreaterThanOrEqual(3)
      }
    }),
    runs,
  )
})
