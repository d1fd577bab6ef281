import type { Simulator } from './simulator.ts'

/** The listeners of a simulated device; they are told when it looks different. */
export function openWatchers(): Pick<Simulator, 'watch'> & { changed(): void } {
  const watchers = new Set<() => void>()
  return {
    watch(watcher) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    changed() {
      for (const watcher of watchers) watcher()
    },
  }
}
