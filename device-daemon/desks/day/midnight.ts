import type { Station } from '#daemon/station.ts'

type MidnightStation = Pick<Station, 'state' | 'seq' | 'today' | 'execute' | 'onTick' | 'onEntries'>

/**
 * Opens each new day by itself, so that midnight clears the screens also in an empty hall, and has the ledger say of each
 * who was left waiting that it is over: a few at a time, so that others have their turn. After a crash it goes on.
 */
export async function openMidnight(
  station: MidnightStation,
  node: string,
): Promise<{ close(): Promise<void> }> {
  let ending: Promise<void> | null = null
  const closing = new AbortController()

  async function openDayIfNew(): Promise<void> {
    const day = station.today()
    const { open } = station.state().day
    // The first day of all is opened by the first ticket.
    if (open === '' || day === open) return
    // A day that was corrected may be opened once more.
    await station.execute(`open-day/${day}/${station.seq()}/${node}`, { type: 'open-day' }, { at: 'system' })
  }

  async function endLeftWaiting(): Promise<void> {
    while (!closing.signal.aborted && station.state().queue.leftWaiting.size > 0) {
      const name = `end-left-waiting/${station.seq()}/${node}`
      const outcome = await station.execute(name, { type: 'end-left-waiting' }, { at: 'system' })
      // A ledger that takes nothing is asked again with the next tick.
      if (outcome.at === 'unavailable') return
    }
  }

  function endThem(): void {
    if (station.state().queue.leftWaiting.size === 0) return
    ending ??= endLeftWaiting().finally(() => (ending = null))
  }

  const stops = [
    station.onTick(() => void openDayIfNew()),
    station.onTick(endThem),
    station.onEntries(endThem),
  ]
  await openDayIfNew()
  endThem()
  return {
    async close() {
      closing.abort()
      for (const stop of stops) stop()
      await ending
    },
  }
}
