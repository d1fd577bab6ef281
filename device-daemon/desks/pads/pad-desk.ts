import { randomUUID } from 'node:crypto'
import type { LiveEvents } from '#contract/live.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PadPress } from '#daemon/devices/ports.ts'
import { windowDay } from '#daemon/domain/queue/places.ts'
import type { QueueCommand, QueueState } from '#daemon/domain/queue/types.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'

/** A key that bounces, or a finger that slips to the one beside it, is one press. */
const DEAF_MS = 350
/**
 * The same key again is the same wish until it has been quiet for so long: a pad gives no answer, so it is pressed again
 * and again, and one that is stuck must not serve a whole hall.
 */
const SAME_WISH_MS = 2_000

/** Why a press did not count, in words for the clerk. `clerk`: the account that holds the window; null while it is closed. */
type PadRefusal = LiveEvents['pad-refused'] & { clerk: string | null }

export type PadDesk = {
  onRefused(listener: (refusal: PadRefusal) => void): void
  close(): void
}

const CLOSED = '窗口没有开，叫号器按了不算。请先在电脑上开窗。'
const MEANS_NOTHING = '窗口手上没有号，叫号器的这个键按了不算。'
const NOT_HEARD = '叫号器刚才按的没有存好，请再按一次。'

/**
 * A caller pad acts as the clerk who opened its window; nobody signs in at a pad, so at a closed window it does nothing.
 */
export function openPadDesk(parts: {
  station: Pick<Station, 'state' | 'execute'>
  clock: Clock
  log: Log
  listenToPads(listener: (windowId: string, press: PadPress) => void): () => void
}): PadDesk {
  const { station, clock, log, listenToPads } = parts
  const listeners: ((refusal: PadRefusal) => void)[] = []
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
    const command = commandOf(station.state().queue, window, key)
    if (typeof command === 'string') return refuse(window, command)
    const { clerk } = command
    const outcome = await station.execute(`pad/${randomUUID()}`, command, {
      at: 'staff',
      account: clerk,
      window,
    })
    if (outcome.at === 'refused') {
      log.info({ window, key, code: outcome.refusal.code }, 'pad refused')
      refuse(window, outcome.refusal.detail)
    } else if (outcome.at === 'unavailable') {
      log.warn({ window, key, reason: outcome.reason }, 'pad not heard')
      refuse(window, NOT_HEARD)
    }
  }

  function refuse(window: string, detail: string): void {
    const { service } = windowDay(station.state().queue, window)
    const clerk = service.at === 'closed' ? null : service.clerk
    for (const listener of listeners) listener({ window, detail, clerk })
  }

  return {
    onRefused: (listener) => void listeners.push(listener),
    close: listenToPads((window, press) => void pressed(window, press)),
  }
}

type PadCommand = Extract<QueueCommand, { window: string; clerk: string }>

/** What a key means at a window as it stands now; or, in words, that it has no meaning. */
function commandOf(state: QueueState, window: string, key: PadPress['key']): PadCommand | string {
  const { service, busyWith: ticketId } = windowDay(state, window)
  if (service.at === 'closed') return CLOSED
  const { clerk } = service
  if (key === 'pause') {
    return service.at === 'paused'
      ? { type: 'resume-window', window, clerk }
      : { type: 'pause-window', window, clerk, notice: '' }
  }
  if (ticketId === null) return key === 'next' ? { type: 'call-next', window, clerk } : MEANS_NOTHING
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
      return { type: 'hold-ticket', ticketId, window, clerk, reason: '暂时放下' }
  }
}
