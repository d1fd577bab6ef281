import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Opening } from '#contract/station.ts'
import type { Clock } from './clock.ts'
import type {
  AreaList,
  ClockFacts,
  CommandOf,
  EventOf,
  RefusalOf,
  RefusalTo,
  RulesOf,
  WholeOf,
} from './domain/area.ts'
import type { Areas } from './domain/areas.ts'
import type { Actor } from './domain/actor.ts'
import type { Log } from './log.ts'
import { type CommitQueue, type Outcome, type Request, createCommitQueue } from './station/commit-queue.ts'
import { type Feed, openFeed } from './station/feed.ts'
import { type FoldOnce, foldOnce } from './station/fold-once.ts'
import { type ClockReading, type WallClock, openWallClock } from './station/wall-clock.ts'
import { type WholeStation, wholeStation } from './station/whole.ts'
import type { Damage, Entry, EntryDraft, Ledger } from './store/ledger/port.ts'
import type { SnapshotStore } from './store/snapshot.ts'

/** What came of a command of this type; without one, of any. */
export type StationOutcome<List extends AreaList = Areas, Command = CommandOf<List>> = Outcome<
  EventOf<List>,
  RefusalTo<List, Command>
>

/** The engine of a station: it knows no area by name, only the list it is given. */
export type Station<List extends AreaList = Areas> = {
  /** Runs one command: decide, append, fold, act, publish. The same `commandId` always gives the same entry. */
  execute<Command extends CommandOf<List>>(
    commandId: string,
    command: Command,
    actor: Actor,
    kiosk?: string,
  ): Promise<StationOutcome<List, Command>>
  seq(): number
  /** Places of entries that this start could not read and did without, in order. */
  gaps: readonly number[]
  /** The whole: one part an area. */
  state(): WholeOf<List>
  opening(): Opening
  /** The business day, YYYY-MM-DD: the wall clock's as far as it is believed, otherwise the one that is open. */
  today(): string
  /** Epoch milliseconds for people to read: the machine's time of day on the day that holds. */
  now(): number
  /** The machine's clock, as it has been measured. */
  wallClock: WallClock
  /**
   * Tells of entries that came in from now on, all durable: those of one write together, `state()` being the one they
   * lead to. Entries from before this call are not told.
   */
  onEntries(listener: (entries: readonly Entry<EventOf<List>>[]) => void): () => void
  /** Also told after a step of the clock, and now and then: with it every screen learns what time it is. */
  onOpeningChanged(listener: (opening: Opening) => void): () => void
  /** Every few seconds, for what has to happen by the clock alone. */
  onTick(listener: () => void): () => void
  /** Waits for what is being written, writes the snapshot. */
  close(): Promise<void>
}

export type StationParts<List extends AreaList = Areas> = {
  areas: List
  /** Areas that the types know nothing of: they live in the same ledger, and their own rooms alone speak with them. */
  more?: AreaList
  /** The open business day of a state; '' before the first one. */
  openDay(whole: WholeOf<List>): string
  /**
   * What must have opened the day of an entry that comes after entries which cannot be read; nothing where the day is open
   * or the entry opens it. `began`: when that day began, ISO 8601 UTC; null where the entry's time lies in another one.
   */
  missedTurn(
    whole: WholeOf<List>,
    entry: EntryDraft<EventOf<List>>,
    began: string | null,
  ): readonly EventOf<List>[]
  /** The business day in which an entry would stand that is written now. */
  dayNow(whole: WholeOf<List>, claim: { day: string; clock: ClockFacts }): string
  /** What each area needs of the configuration, as it is published now. */
  rules(): RulesOf<List>
  /** Station id and this daemon's own id, for the ledger. */
  station: string
  node: string
  ledger: Ledger<EventOf<List>>
  snapshots: Pick<SnapshotStore, 'save' | 'load'>
  clock: Clock
  log: Log
  openingAt(whole: WholeOf<List>, epochMs: number): Opening
  businessDay(epochMs: number): string
  /** When the business day of an instant began; both epoch milliseconds. */
  dayBegan(epochMs: number): number
  /** The same time of day on another day; epoch milliseconds. */
  onDay(epochMs: number, day: string): number
  /** Whether a time server has set the machine's clock; null where the system does not say. */
  synchronised(): boolean | null
  /** Called after the ledger refused an entry: the caller decides whether the daemon goes on. */
  ledgerFailed(reason: string): void
  /** Called when an entry of the feed cannot be trusted: from then on nothing is decided any more. */
  damaged(damage: Damage): void
}

/** Opening hours and the business day are looked at this often; cheap, and right after any step of the clock. */
const TICK_MS = 5_000
/** A snapshot after so many entries bounds the replay at start. */
const SNAPSHOT_EVERY = 2_000
/** While thousands wait, writing them all down is dear: an entry more for so much of the last snapshot. */
const SNAPSHOT_BYTES_AN_ENTRY = 4_096
/** Screens count on from what they were told: after so small a step they show and speak as of the wrong time. */
const CLOCK_STEP_TOLD_MS = 1_000
/** And a browser's own clock goes wrong slowly. */
const TIME_TOLD_EVERY_MS = 60 * 60_000
/** Of the secret on a slip: 128 bits. */
const TOKEN_BYTES = 16

/**
 * Replays the ledger through its feed and takes commands from then on. An old entry that cannot be trusted is passed
 * over and stands in `gaps`: what it led to is missing, and the caller has to see that no number is given twice. Throws
 * where a newer program wrote an entry.
 */
export async function openStation<List extends AreaList>(parts: StationParts<List>): Promise<Station<List>> {
  const { clock, log, ledger } = parts
  const whole = wholeStation(parts.areas, parts.more)
  const entryListeners = new Set<(entries: readonly Entry<EventOf<List>>[]) => void>()
  const openingListeners = new Set<(opening: Opening) => void>()
  const tickListeners = new Set<() => void>()
  const initial = await lastSnapshot(parts, whole)
  let replayed = false
  const gaps: number[] = []
  let snapshotOwed = false
  let snapshotSeq = initial.seq
  let snapshotEvery = SNAPSHOT_EVERY
  let snapshotWritten: Promise<void> | null = null
  const wallClock = openWallClock({
    clock,
    businessDay: parts.businessDay,
    dayBegan: parts.dayBegan,
    synchronised: parts.synchronised,
    stepped: (step) => log.warn(step, 'the clock was set'),
  })

  const once: FoldOnce<WholeOf<List>, EventOf<List>> = foldOnce(whole.evolve)
  const feed: Feed<WholeOf<List>> = openFeed({
    ledger,
    initial,
    fold: (state, entry) =>
      gaps.length > 0 && !replayed ? foldAfterGap(state, entry) : once.fold(state, entry),
    came,
    passOver,
    broke: parts.damaged,
  })
  const queue: CommitQueue<CommandOf<List>, EventOf<List>, RefusalOf<List>> = createCommitQueue({
    ledger,
    feed,
    log,
    decide: (state, request) => decideNow(parts, whole, once, wallClock.read(), state, request),
    failed: parts.ledgerFailed,
  })

  function passOver({ seq, reason }: Damage): boolean {
    if (replayed || reason.startsWith('unknown version')) return false
    gaps.push(seq)
    return true
  }

  /** What speaks of something that stood in the gap contradicts the rest, and is left out with it. */
  function foldAfterGap(before: WholeOf<List>, entry: EntryDraft<EventOf<List>>): WholeOf<List> {
    const state = parts.openDay(before) === entry.day ? before : withMissedTurn(before, entry)
    try {
      return once.fold(state, entry)
    } catch (error) {
      log.warn({ err: error, commandId: entry.commandId }, 'an entry after a gap cannot be folded')
      return state
    }
  }

  /** The day may have been opened in the gap. */
  function withMissedTurn(state: WholeOf<List>, entry: EntryDraft<EventOf<List>>): WholeOf<List> {
    const { time, day } = entry
    const at = Date.parse(time)
    const began = parts.businessDay(at) === day ? new Date(parts.dayBegan(at)).toISOString() : null
    return whole.evolve(state, parts.missedTurn(state, entry, began), { time, day })
  }

  function came(entries: readonly Entry<EventOf<List>>[]): void {
    if (!replayed) return
    for (const listener of entryListeners) listener(entries)
    tellOpening(parts.openingAt(feed.state(), now()), false)
    const isDue = feed.seq() - snapshotSeq >= snapshotEvery || snapshotOwed
    if (isDue && snapshotWritten === null)
      snapshotWritten = saveSnapshot().finally(() => {
        snapshotWritten = null
      })
  }

  async function saveSnapshot(): Promise<void> {
    const seq = feed.seq()
    const steps = whole.saveInSteps(feed.state())
    snapshotSeq = seq
    snapshotOwed = false
    let step = steps.next()
    while (step.done !== true) {
      await new Promise((next) => setImmediate(next))
      step = steps.next()
    }
    const saved = await parts.snapshots.save({ seq, foldVersion: whole.foldVersion, state: step.value })
    // Only a longer replay at the next start is at stake.
    if (saved.at === 'failed') log.warn({ reason: saved.reason }, 'snapshot not written')
    else snapshotEvery = Math.max(SNAPSHOT_EVERY, Math.ceil(saved.bytes / SNAPSHOT_BYTES_AN_ENTRY))
  }

  const head = await ledger.head()
  if ((await feed.reached(head)) === 'broken') throw new Error('the ledger is damaged and cannot be replayed')
  replayed = true
  // Taken as soon as the gap stands in the ledger, so that the next start need not find it again.
  snapshotOwed = gaps.length > 0

  const dayAt = ({ day, facts }: ClockReading) => parts.dayNow(feed.state(), { day, clock: facts })
  const today = () => dayAt(wallClock.read())

  function now(): number {
    const reading = wallClock.read()
    return believed(parts, reading, dayAt(reading))
  }

  let opening = parts.openingAt(feed.state(), now())
  // As people read it: it steps also when a day is believed at last.
  let wallAtTick = now()
  let steadyAtTick = clock.monotonic()
  let toldAt = clock.monotonic()
  let cancelTick = clock.after(TICK_MS, tick)

  function tick(): void {
    const wall = now()
    const stepped = wall - wallAtTick - (clock.monotonic() - steadyAtTick)
    wallAtTick = wall
    steadyAtTick = clock.monotonic()
    for (const listener of tickListeners) listener()
    const due = Math.abs(stepped) > CLOCK_STEP_TOLD_MS || clock.monotonic() - toldAt >= TIME_TOLD_EVERY_MS
    tellOpening(parts.openingAt(feed.state(), wall), due)
    cancelTick = clock.after(TICK_MS, tick)
  }

  /** `due`: also where it is as it was. */
  function tellOpening(opens: Opening, due: boolean): void {
    if (!due && (opens === opening || JSON.stringify(opens) === JSON.stringify(opening))) return
    opening = opens
    toldAt = clock.monotonic()
    for (const listener of openingListeners) listener(opening)
  }

  return {
    execute<Command extends CommandOf<List>>(
      commandId: string,
      command: Command,
      actor: Actor,
      kiosk?: string,
    ) {
      const outcome = queue.execute({ commandId, command, actor, kiosk: kiosk ?? null })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the area of the command refuses it
      return outcome as Promise<StationOutcome<List, Command>>
    },
    seq: feed.seq,
    gaps,
    state: feed.state,
    opening: () => parts.openingAt(feed.state(), now()),
    today,
    now,
    wallClock,
    onEntries: (listener) => subscribe(entryListeners, listener),
    onOpeningChanged: (listener) => subscribe(openingListeners, listener),
    onTick: (listener) => subscribe(tickListeners, listener),
    close: async () => {
      cancelTick()
      await queue.idle()
      feed.close()
      await snapshotWritten
      if (feed.seq() !== snapshotSeq) await saveSnapshot()
    },
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the replay begins: at the newest snapshot that fits this ledger and these areas, else at the very beginning. */
async function lastSnapshot<List extends AreaList>(
  parts: StationParts<List>,
  whole: WholeStation<List>,
): Promise<{ state: WholeOf<List>; seq: number }> {
  const snapshot = await parts.snapshots.load(whole.foldVersion)
  // A snapshot from beyond the ledger's end belongs to another ledger (a restored backup, say).
  if (snapshot === null || snapshot.seq > (await parts.ledger.head())) return { state: whole.empty, seq: 0 }
  return { state: whole.load(snapshot.state), seq: snapshot.seq }
}

/** What the clock shows, moved to `day` where its own one does not hold. */
function believed({ onDay }: Pick<StationParts, 'onDay'>, reading: ClockReading, day: string): number {
  return day === reading.day || day === '' ? reading.now : onDay(reading.now, day)
}

function decideNow<List extends AreaList>(
  parts: StationParts<List>,
  whole: WholeStation<List>,
  once: FoldOnce<WholeOf<List>, EventOf<List>>,
  reading: ClockReading,
  state: WholeOf<List>,
  request: Request<CommandOf<List>>,
) {
  const { now, facts: clock } = reading
  const time = new Date(now).toISOString()
  const claim = { day: reading.day, clock }
  const day = parts.dayNow(state, claim)
  const decision = whole.decide(
    state,
    request.command,
    {
      time,
      ...claim,
      opening: parts.openingAt(state, believed(parts, reading, day)),
      actor: request.actor,
      commandId: request.commandId,
      rules: parts.rules(),
      // By the time: what is kept by its id, as in the views, grows at one end and not at a hundred places.
      newId: () => randomUUIDv7(),
      newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    },
    { time, day },
  )
  if (decision.at === 'refused') return decision
  if (decision.events.length === 0) return { at: 'unchanged' as const }
  const draft: EntryDraft<EventOf<List>> = {
    v: 2,
    time,
    // The day that holds after this entry.
    day: parts.openDay(decision.whole),
    commandId: request.commandId,
    station: parts.station,
    node: parts.node,
    kiosk: request.kiosk,
    actor: request.actor,
    events: decision.events,
  }
  once.decided(state, { events: draft.events, time, day }, decision.whole)
  return { at: 'accepted' as const, draft, state: decision.whole }
}
