import { isEndOfDayTold } from '#daemon/domain/queue/left-waiting.ts'
import type { Station } from '#daemon/station.ts'

type MidnightStation = Pick<Station, 'state' | 'seq' | 'today' | 'execute' | 'onTick' | 'onEntries'>

/**
 * Opens each new day by itself, so that midnight clears the screens also in an empty hall, and has the ledger say of each
 * who was left waiting that it is over, and of each who goes on that it does: a few at a time, so that others have their
 * turn. After a crash it goes on.
 */
export async function openMidnight(
  station: MidnightStation,
  node: string,
): Promise<{ close(): Promise<void> }> {
  let telling: Promise<void> | null = null
  const closing = new AbortController()

  async function openDayIfNew(): Promise<void> {
    const day = station.today()
    const { open } = station.state().day
    // The first day of all is opened by the first ticket.
    if (open === '' || day === open) return
    // A day that was corrected may be opened once more.
    await station.execute(`open-day/${day}/${station.seq()}/${node}`, { type: 'open-day' }, { at: 'system' })
  }

  async function tellEndOfDay(): Promise<void> {
    while (!closing.signal.aborted && !isEndOfDayTold(station.state().queue)) {
      const name = `tell-end-of-day/${station.seq()}/${node}`
      const outcome = await station.execute(name, { type: 'tell-end-of-day' }, { at: 'system' })
      // A ledger that takes nothing is asked again with the next tick.
      if (outcome.at === 'unavailable') return
    }
  }

  function tellThem(): void {
    if (isEndOfDayTold(station.state().queue)) return
    telling ??= tellEndOfDay().finally(() => (telling = null))
  }

  const stops = [
    station.onTick(() => void openDayIfNew()),
    station.onTick(tellThem),
    station.onEntries(tellThem),
  ]
  await openDayIfNew()
  tellThem()
  return {
    async close() {
      closing.abort()
      for (const stop of stops) stop()
      await telling
    },
  }
}
