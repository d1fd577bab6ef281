import type { FastifyReply } from 'fastify'
import type { LiveEventName, LiveEvents } from '#contract/live.ts'
import type { Clock } from '#daemon/clock.ts'

export type LiveEvent = { [Name in LiveEventName]: { event: Name; data: LiveEvents[Name] } }[LiveEventName]

export type LiveStream = {
  /** Sends deltas born of ledger entry `seq`, and keeps them for those who come back. */
  publish(seq: number, events: readonly LiveEvent[]): void
  /** Sends what happens to nobody but the screens of this kiosk, and only now: a card, a scan. Never repeated. */
  tell(kiosk: string, event: LiveEvent): void
  /**
   * Sends how something is that is not in the ledger: hours, devices, postings. Whoever was away meanwhile gets a
   * snapshot. `kiosk` null = to all.
   */
  change(kiosk: string | null, event: LiveEvent): void
  /**
   * Takes over the reply; ends when the screen goes or the stream closes. `hears: 'everybody'` for a screen that stands
   * at no kiosk: it is told nothing of a kiosk's cards and scans.
   */
  join(
    reply: FastifyReply,
    screen: { kiosk: string; hears: 'kiosk' | 'everybody'; lastEventId: number | null },
  ): void
  count(): number
  close(): void
}

/** Comment line that keeps proxies and the screens' watchdog content (design, fixed names). */
const HEARTBEAT_MS = 15_000
/** Entries kept for resuming: minutes of a busy hall; whoever was away longer gets a snapshot. */
const REPLAY_ENTRIES = 512
/** A screen that reads nothing is cut off before it fills the memory. */
const BACKLOG_MAX_BYTES = 1024 * 1024

/**
 * One stream of server-sent events to every screen. Each batch of one entry goes out in a single write, serialised
 * once. `snapshotFor` is what a new screen gets first, as of `seq`.
 */
export function createLiveStream(
  clock: Clock,
  seq: () => number,
  snapshotFor: (kiosk: string) => LiveEvent,
): LiveStream {
  type Screen = { kiosk: string; hears: 'kiosk' | 'everybody'; reply: FastifyReply }
  const screens = new Set<Screen>()
  const recent: { seq: number; frame: string; events: number }[] = []
  /** The newest entry when something last changed that is in no entry. At a start it may have been anything. */
  let changedAt = seq()
  let cancelHeartbeat = clock.after(HEARTBEAT_MS, heartbeat)

  function heartbeat(): void {
    for (const screen of screens) write(screen, ': \n\n')
    cancelHeartbeat = clock.after(HEARTBEAT_MS, heartbeat)
  }

  function write(screen: Screen, frame: string): void {
    const { raw } = screen.reply
    if (raw.writableLength > BACKLOG_MAX_BYTES) {
      screens.delete(screen)
      raw.destroy()
      return
    }
    raw.write(frame)
  }

  /** What a screen that knows everything up to this entry has missed; null when that is not known any more. */
  function missed(lastEventId: number): string | null {
    if (lastEventId > seq()) return null
    const oldest = recent[0]?.seq
    const whole = lastEventId === seq() || (oldest !== undefined && oldest <= lastEventId + 1)
    if (!whole) return null
    // An entry with several events may have broken off in the middle: it is told again, which changes nothing.
    return recent
      .filter((entry) => entry.seq > lastEventId || (entry.seq === lastEventId && entry.events > 1))
      .map((entry) => entry.frame)
      .join('')
  }

  function tell(kiosk: string | null, event: LiveEvent): void {
    const frame = serialise(event, null)
    for (const screen of screens) {
      if (kiosk === null || (screen.hears === 'kiosk' && screen.kiosk === kiosk)) write(screen, frame)
    }
  }

  /** What came meanwhile first, for what is said aloud is in no snapshot. */
  function greeting(kiosk: string, lastEventId: number | null): string {
    const replay = lastEventId === null ? null : missed(lastEventId)
    const knowsTheRest = lastEventId !== null && lastEventId > changedAt
    // A resumed screen gets a comment at least, so that its watchdog knows the stream lives.
    if (replay !== null && knowsTheRest) return replay || ': \n\n'
    return (replay ?? '') + serialise(snapshotFor(kiosk), seq())
  }

  return {
    publish(entry, events) {
      if (events.length === 0) return
      const frame = events.map((event) => serialise(event, entry)).join('')
      recent.push({ seq: entry, frame, events: events.length })
      if (recent.length > REPLAY_ENTRIES) recent.shift()
      for (const screen of screens) write(screen, frame)
    },
    tell,
    change(kiosk, event) {
      changedAt = seq()
      tell(kiosk, event)
    },
    join(reply, { kiosk, hears, lastEventId }) {
      reply.hijack()
      const { raw } = reply
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const screen: Screen = { kiosk, hears, reply }
      raw.write(greeting(kiosk, lastEventId))
      screens.add(screen)
      raw.on('close', () => screens.delete(screen))
      raw.on('error', () => screens.delete(screen))
    },
    count: () => screens.size,
    close() {
      cancelHeartbeat()
      for (const screen of screens) screen.reply.raw.end()
      screens.clear()
    },
  }
}

function serialise({ event, data }: LiveEvent, seq: number | null): string {
  const id = seq === null ? '' : `id: ${seq}\n`
  return `event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`
}
