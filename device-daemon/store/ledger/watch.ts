import type { Damage, Entry } from './port.ts'

/** What a watcher reads from: entries after a place, at least one where there are any, in order. */
type Pages = {
  head(): number
  page(after: number): { entries: readonly Entry[]; damage: Damage | null }
  alarm(damage: Damage): void
}

type Watcher = {
  /** Entries that were just appended. */
  deliver(entries: readonly Entry[]): void
  end(): void
}

/** Everyone who watches one ledger. Each has a place of its own, so that past and live are one stream. */
export function createWatchers(pages: Pages) {
  const watchers = new Set<Watcher>()
  let read: { after: number; page: ReturnType<Pages['page']> } | null = null

  /** Those who begin together read the past side by side: each page is read and checked once for all of them. */
  function pageAfter(after: number): ReturnType<Pages['page']> {
    if (read?.after === after && read.page.entries.length > 0 && read.page.damage === null) return read.page
    read = { after, page: pages.page(after) }
    return read.page
  }

  function watch(
    after: number,
    onEntries: (entries: readonly Entry[]) => void,
    onDamage?: (damage: Damage) => void,
  ): () => void {
    let place = after
    let state: 'idle' | 'due' | 'ended' = 'idle'

    function give(entries: readonly Entry[]): void {
      const last = entries.at(-1)
      if (last === undefined) return
      place = last.seq
      onEntries(entries)
    }
    function step(): void {
      if (state === 'ended') return
      state = 'idle'
      const { entries, damage } = pageAfter(place)
      give(entries)
      if (hasEnded()) return
      if (damage !== null) {
        end()
        pages.alarm(damage)
        onDamage?.(damage)
        return
      }
      readOn()
    }
    // A function of its own: onEntries may end the watch, which the compiler cannot see.
    function hasEnded(): boolean {
      return state === 'ended'
    }
    function readOn(): void {
      if (state !== 'idle' || place >= pages.head()) return
      state = 'due'
      setImmediate(step)
    }
    function end(): void {
      state = 'ended'
      watchers.delete(watcher)
    }
    const watcher: Watcher = {
      deliver(entries) {
        // Who is still reading the past comes to these by itself.
        if (state === 'idle' && entries[0]?.seq === place + 1) give(entries)
        else readOn()
      },
      end,
    }
    watchers.add(watcher)
    readOn()
    return end
  }

  return {
    watch,
    deliver: (entries: readonly Entry[]): void => {
      read = null
      for (const watcher of watchers) watcher.deliver(entries)
    },
    endAll: (): void => watchers.forEach((watcher) => watcher.end()),
  }
}
