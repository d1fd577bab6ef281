import type { Static, TObject } from 'typebox'
import type { AgeBand, CardFault, CardKind } from '#contract/card.ts'
import type { PadKey } from '#contract/pad.ts'
import type { Paper } from '#contract/paper.ts'
import type { PrintFault } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'

/** Bytes only. One owner; every received chunk goes to the listener given at open, there is no buffering for late comers. */
export interface Connection {
  /** Resolves when the wire has taken all bytes, or says why it has not within `deadlineMs`. Never throws. */
  write(bytes: Uint8Array, deadlineMs: number): Promise<WireWrite>
  /** Idempotent; resolves when nothing of this connection is left. */
  close(): Promise<void>
}
export type WireWrite = { at: 'written' } | { at: 'timeout' } | { at: 'closed' }

export type WireEvents = {
  onBytes: (bytes: Uint8Array) => void
  /** Called at most once, also when the far end just vanishes, never after one's own close(); `reason` is for staff and logs. */
  onClose: (reason: string) => void
}
export type Opened<T> = { at: 'open'; value: T } | { at: 'failed'; reason: string }

/** A way to reach a device: serial, tcp, socket, usb-printer, hid, simulated. `open` never throws for an absent device. */
export interface Wire {
  readonly name: string
  /** Of a serial line; without it the wire is as fast as the device. */
  readonly bytesPerSecond?: number | undefined
  open(events: WireEvents): Promise<Opened<Connection>>
  /** Calls back whenever the device may have come back, a hint to try at once. Returns an end to it. */
  watch?(mayBeBack: () => void): () => void
}

/** Three-valued: `printed` only when the printer itself confirmed; `failed` only when it is known not to be out. */
export type PrintOutcome =
  | { at: 'printed' }
  | { at: 'failed'; reason: PrintFault }
  | { at: 'unconfirmed'; reason: PrintFault }

/** What the printer last said of itself; several can be true at once. `near-end` still prints. */
export type PrinterCondition =
  | 'paper-out'
  | 'near-end'
  | 'cover-open'
  | 'offline'
  | 'cutter'
  | 'error'
  | 'unresponsive'

export interface TicketPrinter {
  /** Jobs are printed one after another, in order; nothing is ever printed twice. Never throws. */
  print(paper: Paper): Promise<PrintOutcome>
}

/**
 * A card that was read. Its number, address, nation and photo never leave the driver: only the methods
 * below use them. Release it as soon as possible; it is wiped by itself when the card is taken away, when the
 * reader is armed again or stops, and a minute after it was read. Using a wiped one is a bug and throws.
 */
export interface HeldCard {
  readonly kind: CardKind
  /** 张*: one character of the name. */
  readonly maskedName: string
  /** `today`: YYYY-MM-DD by the station's wall clock. */
  ageBand(today: string): AgeBand
  /** Whether so many full years of life are reached on `today`. */
  isAtLeast(years: number, today: string): boolean
  /** HMAC-SHA-256 of the number under `key`, base64url: the same card and key give the same tag, and nothing else. */
  tag(key: Uint8Array): string
  /** For a sealer alone, with the holder's consent: what a booking needs. Nothing of it may outlive the call unsealed. */
  reveal<Sealed>(sealer: (person: RevealedPerson) => Sealed): Sealed
  /** Overwrites everything of the card. Idempotent. */
  release(): void
}

/** `birth`: YYYY-MM-DD. `address`: null where the card bears none. */
export type RevealedPerson = { name: string; birth: string; address: string | null }

/**
 * The events of one arming. `failed` with `reader-down` is the last word; after another `failed` the reader goes on
 * waiting. After `read` comes `removed`, unless the card is left there.
 */
export type CardEvent =
  | { at: 'waiting'; for: 'card' | 'removal' }
  | { at: 'read'; card: HeldCard }
  | { at: 'failed'; reason: CardFault }
  | { at: 'removed' }
  /** In the place of `read`, from readers that know nobody. `atr`: what the chip says of its kind, ISO 7816-3. */
  | { at: 'present'; atr: Uint8Array }

/** `person`: whose card it is. `presence`: only whether a card lies there, never a name or a number. */
export type CardReads = 'person' | 'presence'

export interface CardReader {
  /**
   * Reads the next card that is put down, one; a card that lay there before has to be lifted first. Before and after,
   * no card is looked for and nothing is read. Arming again ends the arming before. Never throws; returns the end of it,
   * after which `listener` hears nothing more.
   */
  arm(listener: (event: CardEvent) => void): () => void
}

/** What a code is drawn as, where the scanner says so. */
export type Symbology =
  | 'qr'
  | 'data-matrix'
  | 'pdf417'
  | 'aztec'
  | 'code-128'
  | 'code-39'
  | 'ean'
  | 'itf'
  | 'other'

/** A code that was held before a scanner. `symbology`: null where it does not tell. */
export type ScannedCode = { text: string; symbology: Symbology | null }

export interface CodeScanner {
  /**
   * Tells of every code that is scanned from now on, also after the scanner was unplugged and is back. One listener at
   * a time: a new one takes the place of the one before. Codes that come without a listener are dropped; none is kept.
   * Returns the end of it.
   */
  listen(listener: (code: ScannedCode) => void): () => void
}

/**
 * What a window's display is to show. `label`: as people say it, 「1 号窗口」; `number`: `A032`; `notice`: may be empty.
 * `too-soon`: for the clerk, for a moment: how many calls count, and the seconds of silence before `asked` does.
 */
export type WindowDisplayView =
  | { at: 'too-soon'; number: string; calls: number; asked: 'recall' | 'no-show'; seconds: number }
  | { at: 'closed' }
  /** A press on the pad that could not be done; `number` is the ticket in the way, '' where there is none. */
  | {
      at: 'uncounted'
      why: 'nobody-waits' | 'no-ticket' | 'busy' | 'window-closed' | 'no-clerk' | 'not-kept' | 'not-now'
      number: string
    }
  | { at: 'too-few-calls'; number: string; calls: number; needed: number }
  /** `waiting`: how many this window may call. */
  | { at: 'free'; label: string; waiting: number }
  /** `calls`: those that count. */
  | { at: 'called'; number: string; label: string; calls: number }
  | { at: 'serving'; number: string; label: string }
  | { at: 'paused'; label: string; notice: string }

export interface WindowDisplay {
  /**
   * What it shows from now on, also after it was unplugged and is back. A state and no command: only the newest counts,
   * the same one again changes nothing, and it is not known whether it can be seen. Never throws.
   */
  show(view: WindowDisplayView): void
}

/**
 * A key that went down on a window's caller pad. `address`: the number the pad has on its line; null where it has none.
 * `window`: whose pad it is, where one line has pads of several; without it, that of the window where the device stands.
 */
export type PadPress = { key: PadKey; address: number | null; window?: string }

export interface CallerPad {
  /**
   * Tells of every press from now on, also after the pad was unplugged and is back. One listener at a time: a new one
   * takes the place of the one before. Presses that come without a listener are dropped. Returns the end of it.
   */
  listen(listener: (press: PadPress) => void): () => void
}

/**
 * `spoken` only when the module took the text and later said by itself that it had come to its end; `failed` when
 * nothing was heard of it; `unconfirmed` when it may have been heard, whole or in part; `stopped` when it was called off
 * before its end. `reason`: for staff and logs.
 */
export type AnnounceOutcome =
  | { at: 'spoken' }
  | { at: 'stopped' }
  | { at: 'failed'; reason: string }
  | { at: 'unconfirmed'; reason: string }

export interface Announcer {
  /**
   * Announcements are spoken one after another, in order; none is cut off by the next. `calledOff`: stops it in the middle
   * of a word, or before it has begun. Never throws.
   */
  announce(text: string, calledOff?: AbortSignal): Promise<AnnounceOutcome>
}

/** What a driver gives to the supervisor when it has a wire. */
export type Running<Device> = {
  device: Device
  /** Ends the driver's own timers; the supervisor closes the wire. */
  stop(): void
}

export type DriverContext<Settings> = {
  id: string
  settings: Settings
  clock: Clock
  log: Log
  /** As the wire has it. */
  bytesPerSecond: number | undefined
  /** Opens the wire; bytes and close come to the given listener. */
  connect(events: WireEvents): Promise<Opened<Connection>>
  /** Tell what the device says of itself: empty = all well. */
  report(conditions: readonly string[]): void
  /** The device stopped answering sense: close the wire and open it again with backoff. */
  reopen(reason: string): void
  /** config/printers and the like, read by name. */
  profile(kind: ProfileKind, name: string): Promise<unknown>
}

/** Folders of config/ with files that drivers read. */
export type ProfileKind = 'printers' | 'scanners' | 'pads'

export type PortName =
  | 'ticket-printer'
  | 'card-reader'
  | 'code-scanner'
  | 'window-display'
  | 'caller-pad'
  | 'announcer'

/** One file in drivers/<port>/<name>.ts exports one of these as `driver`; a folder scan finds it. */
export type Driver<Port extends PortName, Settings extends TObject, Device> = {
  port: Port
  /**
   * Schema of the driver's own fields in devices.yaml; every field has a default. One that names a file for `profile` says
   * of which folder: `profiles: 'printers'`.
   */
  settings: Settings
  wires: readonly ('serial' | 'tcp' | 'socket' | 'usbPrinter' | 'hid' | 'simulated')[]
  start(context: DriverContext<Static<Settings>>): Promise<Opened<Running<Device>>>
}

export type CardReaderDriver<Settings extends TObject> = Driver<'card-reader', Settings, CardReader> & {
  reads: CardReads
}

/** Health of one configured device, for staff (`GET /api/devices`) and for residents' words. */
export type DeviceHealth =
  | { at: 'opening' }
  | { at: 'ready'; conditions: readonly string[] }
  | { at: 'attention'; conditions: readonly string[] }
  | { at: 'down'; reason: string }
