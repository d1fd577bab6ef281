import type { Simulator } from './simulator.ts'

/** Whoever looks at a simulated device, and a way to tell them that it looks different now. */
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
