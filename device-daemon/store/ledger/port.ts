import type { LedgerEvent } from '#daemon/domain/areas.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Soundness } from '../soundness/soundness.ts'

export type { LedgerEvent }

type Typed = { type: string }

/** One decision: several events that stand or fall together. */
export type EntryDraft<Event extends Typed = LedgerEvent> = {
  /** Version of the entry's shape; older ones pass the upcasters on the way in. */
  v: 2
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
  events: readonly Event[]
}

/** `seq` counts from 1 without gaps; `prev` is the SHA-256 (hex) of the entry before, 64 zeros for the first. */
export type Entry<Event extends Typed = LedgerEvent> = EntryDraft<Event> & {
  seq: number
  prev: string
}

export type Appended<Event extends Typed = LedgerEvent> =
  | { at: 'ok'; seq: number; entries: readonly Entry<Event>[] }
  /** Another daemon wrote first. `accepted` drafts from the front of the batch are in (JetStream); SQLite accepts none. */
  | { at: 'conflict'; accepted: number; seq: number }
  /** Nothing may be answered, published or printed. `waitSeconds`: by then it is taken; missing where nobody knows. */
  | { at: 'failed'; reason: string; waitSeconds?: number }

/** An entry that cannot be trusted; `seq` is its place. Nothing after it may be taken for granted. */
export type Damage = {
  seq: number
  /** What is wrong, for the log and for staff, e.g. `altered: its bytes do not match its hash`. */
  reason: string
}

export type Verified = { at: 'whole'; entries: number } | { at: 'damaged'; damage: Damage }

/**
 * The append-only ledger. One implementation is embedded (SQLite), others may sit on an engine shared by several
 * daemons; test/store/ledger/ledger-contract.ts holds for all of them.
 */
export interface Ledger<Event extends Typed = LedgerEvent> {
  /** Newest sequence number, 0 when empty. */
  head(): Promise<number>
  /**
   * Appends the batch after `expectedSeq`, durably, in order, or says why not. Never throws for a fault of the disk.
   * The sequence is compared first. A commandId that is already there although `expectedSeq` is right is a bug of the
   * caller, who has seen every entry and did not `find` it: that rejects, and nothing of the batch is in.
   */
  append(drafts: readonly EntryDraft<Event>[], expectedSeq: number): Promise<Appended<Event>>
  /**
   * Entries with seq > `after`, in order, to the head at the time of the call. Rejects with the `Damage` as `cause`
   * where an entry is torn, altered or missing: none is ever skipped.
   */
  read(after: number): AsyncIterable<Entry<Event>>
  /**
   * Gives every entry with seq > `after`, in order: the past in pages, then the entries of one write together, as they
   * come. Never within the call of `append` or `watch` itself; a watch that has kept up is given the entries of an
   * append before that append is answered. At a damaged entry the watch ends with one call of `onDamage` (and a line in
   * the log). Returns an end.
   */
  watch(
    after: number,
    onEntries: (entries: readonly Entry<Event>[]) => void,
    onDamage?: (damage: Damage) => void,
  ): () => void
  /**
   * Reads every entry and checks it and its link to the one before. Takes seconds for a million; `pause` comes between
   * slices, and only lets others have their turn unless told otherwise.
   */
  verify(pause?: () => Promise<void>): Promise<Verified>
  /** Rejects with the `Damage`, or the fault of the disk, as `cause` where the entry cannot be read. */
  find(commandId: string): Promise<Entry<Event> | undefined>
  close(): Promise<void>
}

/**
 * `enough`: as it should be. `reserve`: the disk was full; what residents ask is refused with `disk-full`, the clerk's
 * and the system's own entries still go in. `full`: even those did not, the last time. `read-only`: the system lets
 * nothing be written. `failing`: the disk answers writes with faults. `doubtful`: a commit failed half known; nothing goes
 * in until reopened.
 */
export type Space =
  | { at: 'enough' }
  | { at: 'reserve' }
  | { at: 'full' }
  | { at: 'read-only' }
  | { at: 'failing' }
  | { at: 'doubtful'; reason: string }

/**
 * `renewed`: every entry stands in a new file, and the old one lies at `aside`; `doubled`: entries whose command stood in it
 * before. `damaged`: it cannot be copied whole.
 */
export type Renewed =
  | { at: 'renewed'; aside: string; doubled: number }
  | { at: 'damaged'; damage: Damage }
  | { at: 'failed'; reason: string }

/** A ledger on a disk of this machine. */
export type LocalLedger = Ledger & {
  space(): Space
  /** Has the engine look through the whole file, beside the work. What it holds, `verify` says. */
  lookThrough(): Promise<Soundness>
  /**
   * Copies every entry into a new file and goes on with that: an index is made anew and never mended in place, because
   * what is damaged may lead the mending into the table. Work goes on; `pause` comes between slices.
   */
  renew(pause: () => Promise<void>): Promise<Renewed>
}
