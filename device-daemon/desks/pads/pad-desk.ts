import { randomUUID } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'
import type { PadPress } from '#daemon/devices/ports.ts'
import { windowDay } from '#daemon/domain/queue/places.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import type { QueueRefusal } from '#daemon/domain/queue/refusals.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState, TicketRecord } from '#daemon/domain/queue/state.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'

/** A key that bounces, or a finger that slips to the one beside it, is one press. */
const DEAF_MS = 350
/**
 * The same key again is the same wish until it has been quiet for so long: a pad gives no answer, so it is pressed again
 * and again, and one that is stuck must not serve a whole hall.
 */
const SAME_WISH_MS = 2_000

/** Why a press did not count. */
export type PadRefusal =
  | { at: 'window-closed' }
  /** The account that station.yaml names for the pad is not there, or is disabled. */
  | { at: 'unknown-pad-clerk' }
  /** The key asks for something to be done with a ticket, and the window has none. */
  | { at: 'no-ticket-here' }
  | { at: 'refused'; refusal: QueueRefusal }
  /** The ticket is called once more, too soon after the last call: of its calls so many count. */
  | { at: 'call-not-counted'; number: string; calls: number; secondsBetweenCalls: number }
  /** The ledger took nothing. */
  | { at: 'unavailable' }

/** `clerk`: the account that holds the window; null while it is closed. */
type RefusedPress = { window: string; clerk: string | null; refusal: PadRefusal }

export type PadDesk = {
  onRefused(listener: (press: RefusedPress) => void): void
  close(): void
}

/** Who acts at a window by its pad alone. `named`: null where station.yaml names nobody. */
export type PadClerk = { named: null } | { named: string; account: string | null }

/**
 * A caller pad acts as the clerk who opened its window, at whichever screen. At a closed one it acts as the account that
 * station.yaml names for a counter without a screen, and opens the window; where none is named it does nothing, since
 * there is no signing in at a pad.
 */
export function openPadDesk(parts: {
  station: Pick<Station, 'state' | 'execute'>
  clock: Clock
  log: Log
  rules(): Pick<QueueRules, 'secondsBetweenCalls'>
  listenToPads(listener: (windowId: string, press: PadPress) => void): () => void
  padClerk(windowId: string): PadClerk
  /** What the ledger keeps as the reason of what was done by a pad's key. */
  reasons: PadReasons
}): PadDesk {
  const { station, clock, log, listenToPads, padClerk, reasons } = parts
  const listeners: ((press: RefusedPress) => void)[] = []
  const pressedLast = new Map<string, { key: PadPress['key']; at: number }>()

  function isNewWish(window: string, key: PadPress['key']): boolean {
    const at = clock.monotonic()
    const last = pressedLast.get(window)
    const quiet = at - (last?.at ?? -Infinity)
    if (last !== undefined && last.key !== key && quiet < DEAF_MS) return false
    pressedLast.set(window, { key, at })
    return last?.key !== key || quiet >= SAME_WISH_MS
  }

  async function pressed(window: string, { key }: PadPress): Promise<void> {
    if (!isNewWish(window, key)) return
    const command = commandOf(station.state().queue, window, key, { pad: padClerk(window), reasons })
    if ('at' in command) return refuse(window, command)
    const { clerk } = command
    const outcome = await station.execute(`pad/${randomUUID()}`, command, {
      at: 'staff',
      account: clerk,
      window,
    })
    if (outcome.at === 'refused') {
      log.info({ window, key, code: outcome.refusal.code }, 'pad refused')
      refuse(window, outcome)
    } else if (outcome.at === 'unavailable') {
      log.warn({ window, key, reason: outcome.reason }, 'pad not heard')
      refuse(window, { at: 'unavailable' })
    } else if (outcome.at === 'done') {
      for (const event of outcome.entry.events)
        if (event.type === 'ticket-recalled' && event.counts === false) notCounted(window, event.ticketId)
    }
  }

  function notCounted(window: string, ticketId: string): void {
    const { secondsBetweenCalls } = parts.rules()
    const ticket = station.state().queue.tickets.get(ticketId)
    if (ticket?.state.at !== 'called') return
    const { number, state } = ticket
    refuse(window, { at: 'call-not-counted', number, calls: state.calls, secondsBetweenCalls })
  }

  function refuse(window: string, refusal: PadRefusal): void {
    const { service } = windowDay(station.state().queue, window)
    const clerk = service.at === 'closed' ? null : service.clerk
    for (const listener of listeners) listener({ window, clerk, refusal })
  }

  return {
    onRefused: (listener) => void listeners.push(listener),
    close: listenToPads((window, press) => void pressed(window, press)),
  }
}

type PadCommand = Extract<QueueCommand, { window: string; clerk: string }>
/** `held`: put aside; `back`: called again after that; `missed`: after they did not come. */
type PadReasons = Readonly<Record<'held' | 'back' | 'missed', string>>

/** What a key means at a window as it stands now; or why it has no meaning. */
function commandOf(
  state: QueueState,
  window: string,
  key: PadPress['key'],
  { pad, reasons }: { pad: PadClerk; reasons: PadReasons },
): PadCommand | PadRefusal {
  const { service, busyWith: ticketId } = windowDay(state, window)
  if (service.at === 'closed') return opening(window, key, pad)
  const { clerk } = service
  if (key === 'pause') {
    return service.at === 'paused'
      ? { type: 'resume-window', window, clerk }
      : { type: 'pause-window', window, clerk, notice: '' }
  }
  if (ticketId === null) return withFreeHands(state, { window, clerk }, key, reasons)
  switch (key) {
    case 'next': {
      // One key leads through a whole service: call, serve, finish and call the next.
      const serving = state.tickets.get(ticketId)?.state.at === 'serving'
      return { type: serving ? 'finish-and-call' : 'serve-ticket', ticketId, window, clerk }
    }
    case 'recall':
      return { type: 'recall-ticket', ticketId, window, clerk }
    case 'serve':
      return { type: 'serve-ticket', ticketId, window, clerk }
    case 'finish':
      return { type: 'finish-ticket', ticketId, window, clerk }
    case 'no-show':
      return { type: 'mark-no-show', ticketId, window, clerk }
    case 'hold':
      return { type: 'hold-ticket', ticketId, window, clerk, reason: reasons.held }
  }
}

/** The key that calls, and the one of the pause, open a counter without a screen; the next press calls. */
function opening(window: string, key: PadPress['key'], pad: PadClerk): PadCommand | PadRefusal {
  if (pad.named === null || (key !== 'next' && key !== 'pause')) return { at: 'window-closed' }
  if (pad.account === null) return { at: 'unknown-pad-clerk' }
  return { type: 'open-window', window, clerk: pad.account, takeOver: false }
}

/**
 * Keys of a ticket, where none is in hand: the one of holding calls back who was put aside here first, recall who did not
 * come last; 办结 closes a window that is paused.
 */
function withFreeHands(
  state: QueueState,
  at: { window: string; clerk: string },
  key: Exclude<PadPress['key'], 'pause'>,
  reasons: PadReasons,
): PadCommand | PadRefusal {
  const { service } = windowDay(state, at.window)
  if (key === 'next') return { type: 'call-next', ...at }
  if (key === 'finish' && service.at === 'paused') return { type: 'close-window', ...at }
  if (key !== 'hold' && key !== 'recall') return { at: 'no-ticket-here' }
  const was = key === 'hold' ? 'held' : 'no-show'
  const [first] = [...state.tickets.values()]
    .filter(({ state: now, day }) => now.at === was && now.window === at.window && day === state.day)
    .sort((a, b) => (key === 'hold' ? a.arrival - b.arrival : sinceOf(b) - sinceOf(a)))
  if (first === undefined) return { at: 'no-ticket-here' }
  const reason = key === 'hold' ? reasons.back : reasons.missed
  return { type: 'call-ticket', ticketId: first.id, ...at, reason }
}

const sinceOf = ({ state }: TicketRecord): number => (state.at === 'no-show' ? Date.parse(state.since) : 0)
