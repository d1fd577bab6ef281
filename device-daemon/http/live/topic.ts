import type { Entry } from '#daemon/store/ledger/port.ts'
import type { StreamMessage } from './event-stream.ts'

/**
 * One subject that screens are told about. `public`: every screen. `staff`: screens with a
 * session. `kiosk`: the screens that stand at one kiosk. `window`: the screen of the clerk who works at one window.
 * `hall`: one screen of the hall.
 * `phone`, `bench`: streams of their own (view-stream.ts).
 */
export type Topic = SharedTopic | KioskTopic | WindowTopic | HallTopic

/** For every screen, or for every screen with a session. */
export type SharedTopic = {
  name: string
  audience: 'public' | 'staff'
  /** Its part of the snapshot that a screen gets first. */
  snapshot?(): object
  /**
   * What an entry means to these screens. The station already stands after the whole batch; `last`: the entry is the
   * last one of its batch, and what is told as a whole goes with it.
   */
  deltas?(entry: Entry, last: boolean): readonly StreamMessage[]
  /**
   * Tells of changes that are in no entry: hours, plates, postings. A screen that was away meanwhile gets a snapshot.
   */
  changes?(tell: (message: StreamMessage) => void): void
}

/** For the screens of one kiosk. */
export type KioskTopic = {
  name: string
  audience: 'kiosk'
  snapshot?(kiosk: string): object
  /** As in SharedTopic, for one kiosk. */
  changes?(tell: (kiosk: string, message: StreamMessage) => void): void
  /** What happens only now: never repeated, never in a snapshot. */
  moments?(tell: (kiosk: string, message: StreamMessage) => void): void
}

/** `clerk`: the account that holds the window; null while it is closed: then every clerk at its screen is told. */
export type WindowAddress = { window: string; clerk: string | null }

/** For the clerk at one window alone. */
export type WindowTopic = {
  name: string
  audience: 'window'
  /** What happens only now: never repeated, never in a snapshot. */
  moments(tell: (to: WindowAddress, message: StreamMessage) => void): void
}

/** For one hall screen alone, by what its stream has given it. */
export type HallTopic = {
  name: string
  audience: 'hall'
  /** What happens only now: never repeated, never in a snapshot. */
  moments(tell: (witness: string, message: StreamMessage) => void): void
}

/** A stream that tells one thing, whole: at once, after every change, and with every heartbeat. */
export type ViewTopic<Who extends object, View extends object = object> = {
  /** The event's name. */
  name: string
  audience: 'phone' | 'bench'
  /** Undefined ends the stream. */
  snapshot(who: Who): View | undefined
  /** The part of the view whose change is told; the whole view if this is missing. */
  news?(view: View): object
  onChanged(listener: () => void): () => void
  /** Changes within this time are told in one go. */
  gatherMs: number
  /** A listener that lets more than this pile up reads nothing and is cut off. */
  backlogMaxBytes?: number
}
