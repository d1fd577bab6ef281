import type { Clock } from '#daemon/clock.ts'
import type { AsWritten, Path } from './check/finding.ts'
import type { Fault } from './fault.ts'

/** A document as it was written, unchecked. */
export type WrittenDocument = {
  /** Unique within its kind. */
  id: string
  /** As people know it, e.g. `config/places.yaml`. */
  name: string
  /** What stands there; undefined where it could not be read, then `faults` say why. */
  value: unknown
  /** What is wrong with the writing itself: encoding, syntax, the file's name. */
  faults: readonly Fault[]
  /** What was most likely not meant so, and is allowed. */
  doubts: readonly Fault[]
  asWritten: AsWritten
  /** Where a finding about `value` stands, for people. */
  fault(path: Path, words: string): Fault
}

/** Everything a source holds. `faults` belong to no document: a stray file, an empty folder. */
export type Written = {
  notice: {
    /** The classes of the board. */
    board: WrittenDocument
    /** A value is `{...head, class, body}`: the class it belongs to, and its text in Markdown. */
    notices: readonly WrittenDocument[]
    /** Classes that the source keeps notices for, whether or not the board has them. */
    classes: readonly { name: string; fault(words: string): Fault }[]
    faults: readonly Fault[]
  }
  guide: {
    /** Version and life domains. */
    index: WrittenDocument
    /** What people say; null where nobody has written any. */
    expressions: WrittenDocument | null
    items: readonly WrittenDocument[]
    faults: readonly Fault[]
  }
  places: WrittenDocument
  /** One for each year; the id is the year. */
  holidays: readonly WrittenDocument[]
}

/** Where written contents come from. */
export type ContentSource = {
  /** Never rejects for what a person wrote. */
  read(): Promise<Written>
  /** Calls `changed` soon after something may read otherwise; returns the end of watching. */
  watch(clock: Clock, changed: () => void): () => void
}
