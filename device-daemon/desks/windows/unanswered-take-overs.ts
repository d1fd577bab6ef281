import type { Clock } from '#daemon/clock.ts'
import { msToAnswer, takeOversAsked } from '#daemon/domain/queue/take-over.ts'
import type { Station } from '#daemon/station.ts'

/**
 * Lets a 接替 go through that nobody has answered for a minute: the clerk who was asked may have gone. `node`: this
 * daemon's own id: two of them say it once each, and the first one counts.
 */
export function openUnansweredTakeOvers(parts: {
  station: Pick<Station, 'state' | 'execute' | 'onEntries' | 'onTick'>
  clock: Pick<Clock, 'now' | 'after'>
  node: string
}): { close(): void } {
  const { station, clock, node } = parts
  let cancelLook = () => {}
  let lookedAt: unknown = null

  /** Nearly every entry leaves the windows as they are. */
  function lookAtNew(): void {
    if (station.state().queue.windows !== lookedAt) look()
  }

  function look(): void {
    lookedAt = station.state().queue.windows
    cancelLook()
    const time = new Date(clock.now()).toISOString()
    let next = Infinity
    for (const { window, asked } of takeOversAsked(station.state().queue)) {
      const left = msToAnswer(asked, time)
      const { clerk, since } = asked
      if (left > 0) next = Math.min(next, left)
      else
        void station.execute(
          `unanswered/${node}/${window}/${since}`,
          { type: 'allow-unanswered-take-over', window, clerk, since },
          { at: 'system' },
        )
    }
    cancelLook = next === Infinity ? () => {} : clock.after(next, look)
  }

  const stops = [station.onEntries(lookAtNew), station.onTick(look)]
  look()
  return {
    close() {
      for (const stop of stops) stop()
      cancelLook()
    },
  }
}
