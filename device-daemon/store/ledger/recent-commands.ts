/**
 * Commands of the newest entries, and where those stand: a second memory beside the index on the disk, which may be
 * damaged. What is repeated is repeated within minutes (a second tap, a lost answer, a restart).
 */
export type RecentCommands = {
  add(commandId: string, seq: number): void
  seqOf(commandId: string): number | undefined
}

/** Half an hour of the busiest day (20,000 tickets), days of a village; half a megabyte. */
export const RECENT_ENTRIES = 4096

export function recentCommands(known: Iterable<{ commandId: string; seq: number }>): RecentCommands {
  const places = new Map<string, number>()
  // Each place in turn holds the command that is the oldest when its turn comes again.
  const ring: string[] = []
  function add(commandId: string, seq: number): void {
    const oldest = ring[seq % RECENT_ENTRIES]
    if (oldest !== undefined) places.delete(oldest)
    ring[seq % RECENT_ENTRIES] = commandId
    places.set(commandId, seq)
  }
  for (const { commandId, seq } of known) add(commandId, seq)
  return { add, seqOf: (commandId) => places.get(commandId) }
}
