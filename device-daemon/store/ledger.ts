import type { QueueEvent } from '#daemon/domain/queue/events.ts'

/** Every kind of event a ledger may hold; each area of the domain adds its own. */
export type LedgerEvent = QueueEvent

export type Actor =
  | { at: 'resident'; kiosk: string }
  | { at: 'clerk'; clerk: string; window: string }
  | { at: 'system' }

/** One decision: several events that stand or fall together. */
export type EntryDraft = {
  /** Version of the entry's shape; older ones pass the upcasters on the way in. */
  v: 1
  /** Instant, ISO 8601 UTC. */
  time: string
  day: string
  /** Unique over the whole ledger, for ever. */
  commandId: string
  station: string
  /** The daemon that decided: effects run only there. */
  node: string
  kiosk: string | null
  actor: Actor
  events: readonly LedgerEvent[]
}

/** `seq` counts from 1 without gaps; `prev` is the SHA-256 (hex) of the entry before, 64 zeros for the first. */
export type Entry = EntryDraft & { seq: number; prev: string }

export type Appended =
  | { at: 'ok'; seq: number; entries: readonly Entry[] }
  /** Somebody else wrote first. `accepted` drafts from the front of the batch are in (JetStream); SQLite accepts none. */
  | { at: 'conflict'; accepted: number; seq: number }
  /** Nothing may be answered, published or printed. */
  | { at: 'failed'; reason: string }

/**
 * The append-only ledger. One implementation is embedded (SQLite), others may sit on an engine shared by several
 * daemons; test/store/ledger-contract.ts holds for all of them.
 */
export interface Ledger {
  /** Newest sequence number, 0 when empty. */
  head(): Promise<number>
  /** Appends the batch after `expectedSeq`, durably, in order, or says why not. Never throws for a fault of the disk. */
  append(drafts: readonly EntryDraft[], expectedSeq: number): Promise<Appended>
  /** Entries with seq > `after`, in order, to the head at the time of the call. */
  read(after: number): AsyncIterable<Entry>
  /** Calls `onEntry` for every entry with seq > `after`, old ones first, then as they come. Returns an end. */
  watch(after: number, onEntry: (entry: Entry) => void): () => void
  find(commandId: string): Promise<Entry | undefined>
  close(): Promise<void>
}
