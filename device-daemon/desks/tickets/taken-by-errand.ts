import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'

/** What people come for changes with the season. */
const DAYS = 30

type Parts = {
  station: Pick<Station, 'today' | 'onTick'>
  views: Pick<Views, 'ask'>
  log: Log
}

/**
 * How many tickets were taken for each errand, by its seq, in the last days. Worked out once a day, and empty until that is
 * done for the first time.
 */
export function openTakenByErrand({ station, views, log }: Parts): {
  taken(): ReadonlyMap<number, number>
  close(): void
} {
  let known: ReadonlyMap<number, number> = new Map()
  let readOn: string | null = null

  function look(): void {
    const today = station.today()
    if (readOn === today) return
    readOn = today
    const since = Temporal.PlainDate.from(today).subtract({ days: DAYS }).toString()
    views
      .ask(ticketProjection, ({ takenByErrand }) => takenByErrand(since))
      .then((taken) => (known = taken))
      .catch((error: unknown) => log.error({ err: error }, 'which errands are asked for most cannot be read'))
  }

  look()
  return { taken: () => known, close: station.onTick(look) }
}
