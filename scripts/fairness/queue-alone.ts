import { bookings } from '#daemon/domain/bookings/bookings.ts'
import type { DayEvent } from '#daemon/domain/day/day.ts'
import { opening } from '#daemon/domain/opening/opening.ts'
import type { QueueEvent } from '#daemon/domain/queue/events.ts'
import { queue } from '#daemon/domain/queue/queue.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { startedOn } from '#test/support/started-on.ts'

const DAY = '2026-11-23'
const OPENED = Date.parse('2026-11-23T00:30:00.000Z')
const MINUTE = 60_000

/** The queue of one open day, decided and folded by its own area, and nothing besides it. `now`: minutes after opening. */
export function queueAlone(rules: QueueRules, now: () => number) {
  let state = queue.empty
  let ids = 0

  const timeNow = () => new Date(OPENED + Math.round(now() * MINUTE)).toISOString()
  const fold = (events: readonly (QueueEvent | DayEvent)[], time: string) => {
    for (const event of events) state = queue.evolve(state, event, { time, day: DAY })
  }

  /** The events of a command that the queue accepts; null where it refuses. */
  function ask(command: QueueCommand): readonly QueueEvent[] | null {
    ids += 1
    const time = timeNow()
    const around = { queue: state, opening: opening.empty, bookings: bookings.empty }
    const decided = queue.decide(around, command, {
      time,
      day: DAY,
      clock: startedOn(time, DAY),
      opening: { at: 'open', closesAt: null },
      actor: { at: 'system' },
      commandId: `command-${ids}`,
      rules,
      newId: () => `t${ids}`,
      newToken: () => `token-${ids}`,
    })
    if (decided.at === 'refused') return null
    fold(decided.events, time)
    return decided.events
  }

  fold([{ type: 'day-opened', day: DAY }], timeNow())
  return {
    ask,
    does(command: QueueCommand): readonly QueueEvent[] {
      const events = ask(command)
      if (events === null) throw new Error(`${command.type} was refused`)
      return events
    },
    ticket(id: string) {
      const ticket = state.tickets.get(id)
      if (ticket === undefined) throw new Error(`no ticket ${id}`)
      return ticket
    },
    state: () => state,
    timeNow,
  }
}
