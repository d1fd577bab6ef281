import type { Station } from '#daemon/station.ts'

/** Opens each new day by itself, so that midnight clears the screens also in an empty hall. */
export async function openMidnight(
  station: Pick<Station, 'state' | 'seq' | 'today' | 'execute' | 'onTick'>,
  node: string,
): Promise<{ close(): void }> {
  async function openDayIfNew(): Promise<void> {
    const day = station.today()
    const { open } = station.state().day
    // The first day of all is opened by the first ticket.
    if (open === '' || day === open) return
    // A day that was corrected may be opened once more.
    await station.execute(`open-day/${day}/${station.seq()}/${node}`, { type: 'open-day' }, { at: 'system' })
  }

  const close = station.onTick(() => void openDayIfNew())
  await openDayIfNew()
  return { close }
}
