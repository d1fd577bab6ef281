import type { Static, TObject } from 'typebox'
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

/** A way to reach a device: serial, tcp, hid, simulated. `open` never throws for an absent device. */
export interface Wire {
  readonly name: string
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
  /** Opens the wire; bytes and close come to the given listener. */
  connect(events: WireEvents): Promise<Opened<Connection>>
  /** Tell what the device says of itself: empty = all well. */
  report(conditions: readonly string[]): void
  /** The device stopped answering sense: close the wire and open it again with backoff. */
  reopen(reason: string): void
  /** config/printers and the like, read by name. */
  profile(kind: 'printers', name: string): Promise<unknown>
}

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
  /** Schema of the driver's own fields in devices.yaml; every field has a default. */
  settings: Settings
  wires: readonly ('serial' | 'tcp' | 'hid' | 'simulated')[]
  start(context: DriverContext<Static<Settings>>): Promise<Opened<Running<Device>>>
}

/** Health of one configured device, for staff (`GET /api/devices`) and for residents' words. */
export type DeviceHealth =
  | { at: 'opening' }
  | { at: 'ready'; conditions: readonly string[] }
  | { at: 'attention'; conditions: readonly string[] }
  | { at: 'down'; reason: string }
