import { type Turn, turnOf } from '#daemon/domain/day/turn.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'

export type ClockTrouble = Standing & { at: 'clock' } & (
    | {
        code: 'clock-stepped'
        /** Milliseconds, forward above 0. */
        by: number
      }
    | {
        code: 'day-doubted'
        /** The day that the clock shows, and the one that is open, YYYY-MM-DD. */
        claimed: string
        open: string
        because: Extract<Turn, { at: 'doubted' }>['because']
        /** Whether a time server has set the machine's clock; null where the system does not say. */
        synchronised: boolean | null
      }
  )

/** What staff have to know of the machine's clock: a day that is not believed, and every time it was set. */
export function clockTroubles({
  wallClock,
  state,
}: Pick<Station, 'wallClock' | 'state'>): readonly ClockTrouble[] {
  const { day, facts } = wallClock.read()
  const { day: open } = state()
  const turn = turnOf(open, { day, clock: facts })
  const steps = wallClock.steps().map((step): ClockTrouble => ({
    id: `clock:step:${step.to}`,
    at: 'clock',
    code: 'clock-stepped',
    by: step.by,
    since: step.to,
  }))
  if (turn.at !== 'doubted') return steps
  const doubt: ClockTrouble = {
    id: `clock:day:${day}`,
    at: 'clock',
    code: 'day-doubted',
    claimed: day,
    open: open.open,
    because: turn.because,
    synchronised: facts.synchronised,
    since: facts.from.time,
  }
  return [doubt, ...steps]
}
