import type { Actor } from '#daemon/domain/actor.ts'
import type { Log } from '#daemon/log.ts'
import type { Entry, EntryDraft, Ledger } from '#daemon/store/ledger/port.ts'
import type { Feed } from './feed.ts'

type Typed = { type: string }

/** What one command led to. */
export type Outcome<Event extends Typed, Refusal> =
  /** Durable. `repeated` when this commandId had been committed before: nothing happened now. */
  | { at: 'done'; entry: Entry<Event>; repeated: boolean }
  | { at: 'refused'; refusal: Refusal }
  /** Accepted, and there was nothing to write: what it asks for is already so. */
  | { at: 'unchanged' }
  /** The ledger cannot take it; nothing was changed, answered or printed. `waitSeconds`: by then it can. */
  | { at: 'unavailable'; reason: string; waitSeconds?: number }

export type Request<Command extends Typed> = {
  commandId: string
  command: Command
  actor: Actor
  kiosk: string | null
}

type Decided<State, Event extends Typed, Refusal> =
  /** `state`: what the draft leads to. */
  | { at: 'accepted'; draft: EntryDraft<Event>; state: State }
  | { at: 'unchanged' }
  | { at: 'refused'; refusal: Refusal }

export type CommitQueueParts<State, Command extends Typed, Event extends Typed, Refusal> = {
  ledger: Pick<Ledger<Event>, 'append' | 'find'>
  feed: Feed<State>
  log: Log
  /** Pure but for the facts it gathers (time, fresh ids). */
  decide(state: State, request: Request<Command>): Decided<State, Event, Refusal>
  /** The ledger took nothing; every waiting request has been answered. */
  failed(reason: string): void
}

/** Most commands decided in one transaction; keeps one slow batch from starving the screens. */
const BATCH_MAX = 256
/** A conflict means another daemon wrote first; each round lets at least one writer through. */
const ROUNDS_MAX = 50
const FEED_BROKEN = 'the feed of the ledger is broken'

export type CommitQueue<Command extends Typed, Event extends Typed, Refusal> = {
  execute(request: Request<Command>): Promise<Outcome<Event, Refusal>>
  /** Resolves when nothing is waiting any more. */
  idle(): Promise<void>
}

/**
 * Runs commands one batch at a time: everything that waits is decided on one working state and appended together, so
 * fifty residents cost one fsync. The working state only serves to decide: it is dropped, and what the ledger took comes
 * back through the feed. Answers are given after that.
 */
export function createCommitQueue<State, Command extends Typed, Event extends Typed, Refusal>(
  parts: CommitQueueParts<State, Command, Event, Refusal>,
): CommitQueue<Command, Event, Refusal> {
  type Waiting = { request: Request<Command>; answer: (outcome: Outcome<Event, Refusal>) => void }
  const { ledger, feed, log } = parts
  let waiting: Waiting[] = []
  const underWay = new Map<string, { type: string; answered: Promise<Outcome<Event, Refusal>> }>()
  let draining: Promise<void> | null = null

  function execute(request: Request<Command>): Promise<Outcome<Event, Refusal>> {
    const same = underWay.get(request.commandId)
    if (same !== undefined) return answerLike(same, request)
    const answered = new Promise<Outcome<Event, Refusal>>((answer) => {
      waiting.push({ request, answer })
    }).finally(() => underWay.delete(request.commandId))
    underWay.set(request.commandId, { type: request.command.type, answered })
    draining ??= drain()
    return answered
  }

  /** Another command under the same id that left no entry says nothing of this one. */
  async function answerLike(
    { type, answered }: { type: string; answered: Promise<Outcome<Event, Refusal>> },
    request: Request<Command>,
  ): Promise<Outcome<Event, Refusal>> {
    const outcome = await answered
    if (outcome.at === 'done') return { ...outcome, repeated: true }
    return type === request.command.type ? outcome : execute(request)
  }

  async function drain(): Promise<void> {
    // One turn of the event loop gathers the requests that have already arrived.
    await new Promise((next) => setImmediate(next))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_MAX)
      waiting = waiting.slice(BATCH_MAX)
      await commit(batch)
    }
    draining = null
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    let open = await answerRepeated(batch)
    for (let round = 1; open.length > 0; round++) {
      // Nothing is decided on a state that may lack what others wrote.
      if (feed.isBroken()) return giveUp(open, FEED_BROKEN)
      const decided = decideAll(open)
      if (decided.drafts.length === 0) {
        for (const { waiter, outcome } of decided.settled) waiter.answer(outcome)
        return
      }
      const appended = await ledger.append(decided.drafts, feed.seq())
      if (appended.at === 'ok') {
        if ((await feed.reached(appended.seq)) === 'broken') return giveUp(open, FEED_BROKEN)
        decided.accepted.forEach((waiter, i) => {
          waiter.answer({ at: 'done', entry: must(appended.entries[i]), repeated: false })
        })
        for (const { waiter, outcome } of decided.settled) waiter.answer(outcome)
        return
      }
      if (appended.at === 'failed' && decided.drafts.length > 1) {
        // A full disk still takes what the station itself has to write: so one command does not fail because of another.
        for (const waiter of open) await commit([waiter])
        return
      }
      if (appended.at === 'failed') return giveUp(open, appended.reason, appended.waitSeconds)
      if (round === ROUNDS_MAX) return giveUp(open, `another writer came first ${ROUNDS_MAX} times`)
      // Another daemon wrote first: its entries are folded, and everything is decided again.
      if ((await feed.reached(appended.seq)) === 'broken') return giveUp(open, FEED_BROKEN)
      // What was accepted of our batch is in the ledger now and is found by its commandId.
      open = await answerRepeated(open)
    }
  }

  function giveUp(open: readonly Waiting[], reason: string, waitSeconds?: number): void {
    log.error({ reason }, 'the ledger took nothing')
    const later = waitSeconds === undefined ? {} : { waitSeconds }
    for (const waiter of open) waiter.answer({ at: 'unavailable', reason, ...later })
    parts.failed(reason)
  }

  async function answerRepeated(batch: readonly Waiting[]): Promise<Waiting[]> {
    const fresh: Waiting[] = []
    for (const waiter of batch) {
      const entry = await found(waiter)
      if (entry === 'unreadable') continue
      if (!entry) fresh.push(waiter)
      else if ((await feed.reached(entry.seq)) === 'broken') giveUp([waiter], FEED_BROKEN)
      else waiter.answer({ at: 'done', entry, repeated: true })
    }
    return fresh
  }

  /** An old entry that cannot be read fails only the request that asks for it. */
  async function found(waiter: Waiting): Promise<Entry<Event> | undefined | 'unreadable'> {
    try {
      return await ledger.find(waiter.request.commandId)
    } catch (error) {
      if (!(error instanceof Error) || error.cause === undefined) throw error
      waiter.answer({ at: 'unavailable', reason: error.message })
      return 'unreadable'
    }
  }

  function decideAll(open: readonly Waiting[]) {
    let working = feed.state()
    const drafts: EntryDraft<Event>[] = []
    const accepted: Waiting[] = []
    const settled: { waiter: Waiting; outcome: Outcome<Event, Refusal> }[] = []
    for (const waiter of open) {
      const decision = parts.decide(working, waiter.request)
      if (decision.at === 'accepted') {
        working = decision.state
        drafts.push(decision.draft)
        accepted.push(waiter)
      } else {
        settled.push({ waiter, outcome: decision })
      }
    }
    return { drafts, accepted, settled }
  }

  return {
    execute,
    idle: async () => {
      await draining
    },
  }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the ledger answered with fewer entries than it took')
  return value
}
