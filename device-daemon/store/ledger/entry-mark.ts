import type { Entry, Ledger } from './port.ts'

/** What tells an entry from any other: its place, its command and the hash of the entry before it. */
export type EntryMark = { seq: number; commandId: string; prev: string }

export function markOf({ seq, commandId, prev }: Entry): EntryMark {
  return { seq, commandId, prev }
}

/**
 * The mark of the entry at a place; null before the first one, behind the last one, and where the entry is damaged: that
 * vouches for nothing, and the log has it.
 */
export async function markAt(ledger: Pick<Ledger, 'read'>, seq: number): Promise<EntryMark | null> {
  if (seq === 0) return null
  try {
    for await (const entry of ledger.read(seq - 1)) return markOf(entry)
  } catch (error) {
    if (!(error instanceof Error) || error.cause === undefined) throw error
  }
  return null
}

/**
 * Whether this very ledger holds the entry: a restored backup may be shorter, or go on differently. Place 0, before the
 * first entry, is in every ledger.
 */
export async function holds(ledger: Pick<Ledger, 'read'>, mark: EntryMark): Promise<boolean> {
  if (mark.seq === 0) return true
  const there = await markAt(ledger, mark.seq)
  return there !== null && there.commandId === mark.commandId && there.prev === mark.prev
}
