import { randomBytes, randomUUID } from 'node:crypto'
import type { Opening, QueueView } from '#contract/station.ts'
import type { Ticket } from '#contract/ticket.ts'
import type { Clock } from './clock.ts'
import type { Actor } from './domain/people/actor.ts'
import type { PrintOutcome, TicketPrinter } from './devices/ports.ts'
import { printsWithoutOutcome } from './domain/queue/print.ts'
import type { QueueRules, QueueState, Refusal, TicketRecord } from './domain/queue/types.ts'
import { queueViews, ticketView } from './domain/queue/views.ts'
import type { StaffCallState } from './domain/staff-calls/staff-calls.ts'
import {
  decideStation,
  emptyStation,
  evolveStation,
  foldVersion,
  fromStationSnapshot,
  type StationCommand,
  type StationState,
  toStationSnapshot,
} from './domain/station/station-state.ts'
import type { Paper } from '#contract/paper.ts'
import type { Log } from './log.ts'
import { type CommitQueue, type Outcome, type Request, createCommitQueue } from './station/commit-queue.ts'
import type { Entry, EntryDraft, Ledger } from './store/ledger/port.ts'
import type { SnapshotStore } from './store/snapshot.ts'

export type StationOutcome = Outcome<Refusal>

/** What happened, for screens: the entries of one batch, all durable, and the state they lead to. */
type Published = { entries: readonly Entry[] }

export type Station = {
  /** Runs one command: decide, append, fold, act, publish. The same `commandId` always gives the same entry. */
  execute(commandId: string, command: StationCommand, actor: Actor, kiosk?: string): Promise<StationOutcome>
  seq(): number
  state(): QueueState
  /** 叫工作人员 that are not ended. */
  staffCalls(): StaffCallState
  opening(): Opening
  queues(): QueueView[]
  /** The business day, YYYY-MM-DD; a clock that was set back opens no former day again. */
  today(): string
  /** A ticket of the open day, or an older one still under way; older ones are in the views. */
  ticket(ticketId: string): Ticket | undefined
  /** Any ticket's record as its holder may see it. */
  view(record: TicketRecord): Ticket
  onPublished(listener: (published: Published) => void): () => void
  /** Also told after a step of the clock, and now and then: with it every screen learns what time it is. */
  onOpeningChanged(listener: (opening: Opening) => void): () => void
  /** Waits for what is under way, writes the snapshot. Takes no longer than the printer's own deadlines. */
  close(): Promise<void>
}

export type StationParts = {
  /** Station id and this daemon's own id, for the ledger. */
  station: string
  node: string
  ledger: Ledger
  snapshots: SnapshotStore
  clock: Clock
  log: Log
  /** As the catalogue that is published now makes them. */
  rules(): QueueRules
  openingAt(epochMs: number): Opening
  businessDay(epochMs: number): string
  printerFor(kiosk: string): TicketPrinter | undefined
  /** Called after the ledger refused an entry: whoever owns it decides whether to go on. */
  ledgerFailed(reason: string): void
  /** The slip of a ticket as it stands now. */
  slipFor(record: TicketRecord, state: QueueState, copy: 'first' | 'again'): Paper
}

/** Opening hours and the business day are looked at this often; cheap, and right after any step of the clock. */
const TICK_MS = 5_000
/** A snapshot after so many entries bounds the replay at start. */
const SNAPSHOT_EVERY = 2_000
/** Screens count on from what they were told: after so small a step they show and speak as of the wrong time. */
const CLOCK_STEP_TOLD_MS = 1_000
/** And a browser's own clock goes wrong slowly. */
const TIME_TOLD_EVERY_MS = 60 * 60_000
/** More than this between wall clock and steady clock within one tick is an alarm for staff (reliability.md 2). */
const CLOCK_STEP_ALARM_MS = 5 * 60_000

/** Replays the ledger, settles what a crash left open, and takes commands from then on. */
export async function openStation(parts: StationParts): Promise<Station> {
  const { clock, log, ledger } = parts
  const publishedListeners = new Set<(published: Published) => void>()
  const openingListeners = new Set<(opening: Opening) => void>()
  const printing = new Set<Promise<void>>()
  const initial = await replay(parts)
  let snapshotSeq = initial.seq
  let opening = parts.openingAt(clock.now())

  const queue: CommitQueue<StationState, StationCommand, Refusal> = createCommitQueue({
    ledger,
    log,
    initial,
    decide: (state, request) => decideNow(parts, state, request),
    fold,
    committed,
    failed: parts.ledgerFailed,
  })

  function committed(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.node === parts.node) performEffects(entry)
    for (const listener of publishedListeners) listener({ entries })
    if (queue.seq() - snapshotSeq >= SNAPSHOT_EVERY) void saveSnapshot()
  }

  function performEffects(entry: Entry): void {
    for (const event of entry.events) {
      if (event.type !== 'ticket-print-begun') continue
      const job = printSlip(event.ticketId, event.kiosk, event.copy, entry.seq)
      printing.add(job)
      void job.finally(() => printing.delete(job))
    }
  }

  async function printSlip(
    ticketId: string,
    kiosk: string,
    copy: 'first' | 'again',
    seq: number,
  ): Promise<void> {
    const record = queue.state().queue.tickets.get(ticketId)
    if (!record) throw new Error(`a slip was begun for a ticket that is not there: ${ticketId}`)
    const printer = parts.printerFor(kiosk)
    const outcome: PrintOutcome = printer
      ? await printer.print(parts.slipFor(record, queue.state().queue, copy))
      : { at: 'failed', reason: 'no-printer' }
    log.info({ ticketId, outcome }, 'slip')
    // The id is derived, so that this outcome can be recorded once only, whatever else happens.
    await execute(
      `print-outcome/${ticketId}/${seq}`,
      { type: 'record-print', ticketId, outcome },
      SYSTEM,
      kiosk,
    )
  }

  function execute(commandId: string, command: StationCommand, actor: Actor, kiosk?: string) {
    return queue.execute({ commandId, command, actor, kiosk: kiosk ?? null })
  }

  async function saveSnapshot(): Promise<void> {
    snapshotSeq = queue.seq()
    const saved = await parts.snapshots.save({
      seq: snapshotSeq,
      foldVersion,
      state: toStationSnapshot(queue.state()),
    })
    // Only a longer replay at the next start is at stake.
    if (saved.at === 'failed') log.warn({ reason: saved.reason }, 'snapshot not written')
  }

  let wallAtTick = clock.now()
  let steadyAtTick = clock.monotonic()
  let toldAt = clock.monotonic()
  let cancelTick = clock.after(TICK_MS, tick)

  function tick(): void {
    const stepped = clock.now() - wallAtTick - (clock.monotonic() - steadyAtTick)
    wallAtTick = clock.now()
    steadyAtTick = clock.monotonic()
    if (Math.abs(stepped) > CLOCK_STEP_ALARM_MS)
      log.warn({ steppedMs: Math.round(stepped) }, 'the clock was set')
    void openDayIfNew()
    const now = parts.openingAt(clock.now())
    const due = Math.abs(stepped) > CLOCK_STEP_TOLD_MS || clock.monotonic() - toldAt >= TIME_TOLD_EVERY_MS
    if (due || JSON.stringify(now) !== JSON.stringify(opening)) {
      opening = now
      toldAt = clock.monotonic()
      for (const listener of openingListeners) listener(opening)
    }
    cancelTick = clock.after(TICK_MS, tick)
  }

  /** Midnight clears the screens also when nobody comes. */
  async function openDayIfNew(): Promise<void> {
    const day = parts.businessDay(clock.now())
    const { day: openDay } = queue.state().queue
    if (openDay !== '' && day > openDay)
      await execute(`open-day/${day}/${parts.node}`, { type: 'open-day' }, SYSTEM)
  }

  for (const ticketId of printsWithoutOutcome(queue.state().queue, parts.rules().kiosks)) {
    const outcome: PrintOutcome = { at: 'unconfirmed', reason: 'restarted' }
    await execute(
      `print-lost/${ticketId}/${initial.seq}`,
      { type: 'record-print', ticketId, outcome },
      SYSTEM,
    )
  }
  await openDayIfNew()

  const time = (): string => new Date(clock.now()).toISOString()
  const view = (record: TicketRecord): Ticket =>
    ticketView(queue.state().queue, record, parts.rules(), time())

  return {
    execute,
    seq: queue.seq,
    state: () => queue.state().queue,
    staffCalls: () => queue.state().staffCalls,
    opening: () => parts.openingAt(clock.now()),
    today: () => {
      const day = parts.businessDay(clock.now())
      const { day: openDay } = queue.state().queue
      return day > openDay ? day : openDay
    },
    queues: () => queueViews(queue.state().queue, parts.rules(), time()),
    ticket: (ticketId) => {
      const record = queue.state().queue.tickets.get(ticketId)
      return record && view(record)
    },
    view,
    onPublished: (listener) => subscribe(publishedListeners, listener),
    onOpeningChanged: (listener) => subscribe(openingListeners, listener),
    close: async () => {
      cancelTick()
      await Promise.allSettled(printing)
      await queue.idle()
      if (queue.seq() !== snapshotSeq) await saveSnapshot()
    },
  }
}

const SYSTEM: Actor = { at: 'system' }

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function fold(state: StationState, entry: EntryDraft): StationState {
  let next = state
  for (const event of entry.events) next = evolveStation(next, event, { time: entry.time, day: entry.day })
  return next
}

async function replay(parts: StationParts): Promise<{ state: StationState; seq: number }> {
  const snapshot = await parts.snapshots.load(foldVersion)
  const head = await parts.ledger.head()
  // A snapshot from beyond the ledger's end belongs to another ledger (a restored backup, say).
  const usable = snapshot && snapshot.seq <= head ? snapshot : null
  let state = usable ? fromStationSnapshot(usable.state) : emptyStation
  let seq = usable?.seq ?? 0
  for await (const entry of parts.ledger.read(seq)) {
    state = fold(state, entry)
    seq = entry.seq
  }
  return { state, seq }
}

function decideNow(parts: StationParts, state: StationState, request: Request<StationCommand>) {
  const now = parts.clock.now()
  const time = new Date(now).toISOString()
  const decision = decideStation(state, request.command, {
    time,
    day: parts.businessDay(now),
    opening: parts.openingAt(now),
    rules: parts.rules(),
    ticketId: randomUUID(),
    token: randomBytes(16).toString('base64url'),
    callId: randomUUID(),
  })
  if (decision.at === 'refused') return decision
  if (decision.events.length === 0) return { at: 'unchanged' as const }
  const draft: EntryDraft = {
    v: 2,
    time,
    // The day that holds after this entry; it never moves backwards.
    day: dayAfter(state.queue, decision.events),
    commandId: request.commandId,
    station: parts.station,
    node: parts.node,
    kiosk: request.kiosk,
    actor: request.actor,
    events: decision.events,
  }
  return { at: 'accepted' as const, draft }
}

function dayAfter(state: QueueState, events: EntryDraft['events']): string {
  for (const event of events) if (event.type === 'day-opened') return event.day
  return state.day
}
