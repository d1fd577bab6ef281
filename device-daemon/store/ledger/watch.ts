import type { Damage, Entry } from './port.ts'

/** What a watcher reads from: entries after a place, at least one where there are any, in order. */
type Pages = {
  head(): number
  page(after: number): { entries: readonly Entry[]; damage: Damage | null }
  alarm(damage: Damage): void
}

/** Everyone who watches one ledger. Each has a place of its own, so that past and live are one stream. */
export function createWatchers(pages: Pages) {
  const watchers = new Set<{ wake(): void; end(): void }>()

  function watch(
    after: number,
    onEntry: (entry: Entry) => void,
    onDamage?: (damage: Damage) => void,
  ): () => void {
    let place = after
    let state: 'idle' | 'due' | 'ended' = 'idle'

    function step(): void {
      if (state === 'ended') return
      state = 'idle'
      const { entries, damage } = pages.page(place)
      for (const entry of entries) {
        place = entry.seq
        onEntry(entry)
        if (hasEnded()) return
      }
      if (damage !== null) {
        end()
        pages.alarm(damage)
        onDamage?.(damage)
        return
      }
      wake()
    }
    // A function of its own: onEntry may end the watch, which the compiler cannot see.
    function hasEnded(): boolean {
      return state === 'ended'
    }
    function wake(): void {
      if (state !== 'idle' || place >= pages.head()) return
      state = 'due'
      setImmediate(step)
    }
    function end(): void {
      state = 'ended'
      watchers.delete(watcher)
    }
    const watcher = { wake, end }
    watchers.add(watcher)
    wake()
    return end
  }

  return {
    watch,
    wake: (): void => watchers.forEach((watcher) => watcher.wake()),
    endAll: (): void => watchers.forEach((watcher) => watcher.end()),
  }
}
