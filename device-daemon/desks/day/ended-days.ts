import type { Clock } from '#daemon/clock.ts'
import { isEndOfDayTold } from '#daemon/domain/queue/left-waiting.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'

/** A day that left thousands waiting takes a second; a disk that takes nothing more may take for ever. */
const LONGEST_MS = 3_000

/**
 * Views for questions about days that are over. A question waits while the ledger has still to say who was left waiting,
 * because the day would be shown incomplete.
 */
export function viewsOfEndedDays({
  station,
  views,
  clock,
}: {
  station: Pick<Station, 'state' | 'onEntries'>
  views: Pick<Views, 'ask'>
  clock: Pick<Clock, 'after'>
}): Pick<Views, 'ask'> {
  const hasEnded = () => isEndOfDayTold(station.state().queue)

  async function ended(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const callOff = clock.after(LONGEST_MS, resolve)
    const stop = station.onEntries(() => {
      if (hasEnded()) resolve()
    })
    await promise
    callOff()
    stop()
  }

  return {
    async ask(projection, question) {
      if (!hasEnded()) await ended()
      return views.ask(projection, question)
    },
  }
}
