import type { FastifyReply } from 'fastify'
import type { LiveEventName, LiveEvents } from '#contract/live.ts'
import type { Clock } from '#daemon/clock.ts'

export type LiveEvent = { [Name in LiveEventName]: { event: Name; data: LiveEvents[Name] } }[LiveEventName]

export type LiveStream = {
  /** Sends deltas born of ledger entry `seq`, and keeps them for those who come back. */
  publish(seq: number, events: readonly LiveEvent[]): void
  /**
   * Sends what happens only now, and is never repeated: a card or a scan to nobody but the screens of this kiosk.
   * `kiosk` null = to all.
   */
  tell(kiosk: string | null, event: LiveEvent): void
  /**
   * Sends how something is that is not in the ledger: hours, devices, postings. Whoever was away meanwhile gets a
   * snapshot. `kiosk` null = to all.
   */
  change(kiosk: string | null, event: LiveEvent): void
  /**
   * Takes over the reply; ends when the screen goes or the stream closes. `hears: 'everybody'` for a screen that stands
   * at no kiosk: it is told nothing of a kiosk's cards and scans. `address`: where it is.
   */
  join(
    reply: FastifyReply,
    screen: { kiosk: string; hears: 'kiosk' | 'everybody'; address: string; lastEventId: number | null },
  ): void
  count(): number
  /** Of one address. */
  countFrom(address: string): number
  close(): void
}

/** Comment line that keeps proxies and the screens' watchdog content (design, fixed names). */
const HEARTBEAT_MS = 15_000
/** What is kept for resuming; whoever was away longer gets a snapshot: no screen shows what was long ago as if it were now. */
const REPLAY_MS = 60_000
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
  type Screen = { kiosk: string; hears: 'kiosk' | 'everybody'; address: string; reply: FastifyReply }
  const screens = new Set<Screen>()
  const recent: { seq: number; at: number; frame: string; aloud: string; events: number }[] = []
  /** The newest entry when something last changed that is in no entry. At a start it may have been anything. */
  let changedAt = seq()
  /** Whoever knows only up to this entry has missed what is kept no more. */
  let lostTo = 0
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

  function keep(entry: (typeof recent)[number]): void {
    recent.push(entry)
    const oldest = clock.monotonic() - REPLAY_MS
    for (
      let [first] = recent;
      first && (first.at < oldest || recent.length > REPLAY_ENTRIES);
      [first] = recent
    ) {
      recent.shift()
      lostTo = lostUpTo(first)
    }
  }

  function tell(kiosk: string | null, event: LiveEvent): void {
    const frame = serialise(event, null)
    for (const screen of screens) {
      if (kiosk === null || (screen.hears === 'kiosk' && screen.kiosk === kiosk)) write(screen, frame)
    }
  }

  /** What a screen hears first that knows everything up to `lastEventId`; null = it knows nothing. */
  function greeting(kiosk: string, lastEventId: number | null): string {
    const snapshot = () => serialise(snapshotFor(kiosk), seq())
    if (lastEventId === null) return snapshot()
    const oldest = clock.monotonic() - REPLAY_MS
    const missed = recent.filter((entry) => lostUpTo(entry) >= lastEventId)
    const whole = lastEventId <= seq() && lastEventId > Math.max(changedAt, lostTo)
    if (whole && missed.every(({ at }) => at >= oldest))
      // A resumed screen gets a comment at least, so that its watchdog knows the stream lives.
      return missed.map(({ frame }) => frame).join('') || ': \n\n'
    // The snapshot holds who has just been called, but not what is said aloud of it.
    const aloud = missed.filter(({ at }) => at >= oldest).map((entry) => entry.aloud)
    return snapshot() + aloud.join('')
  }

  return {
    publish(entry, events) {
      if (events.length === 0) return
      const frame = events.map((event) => serialise(event, entry)).join('')
      const calls = events.filter(({ event }) => event === 'announcement')
      const aloud = calls.map((event) => serialise(event, null)).join('')
      keep({ seq: entry, at: clock.monotonic(), frame, aloud, events: events.length })
      for (const screen of screens) write(screen, frame)
    },
    tell,
    change(kiosk, event) {
      changedAt = seq()
      tell(kiosk, event)
    },
    join(reply, { kiosk, hears, address, lastEventId }) {
      reply.hijack()
      const { raw } = reply
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const screen: Screen = { kiosk, hears, address, reply }
      raw.write(greeting(kiosk, lastEventId))
      screens.add(screen)
      raw.on('close', () => screens.delete(screen))
      raw.on('error', () => screens.delete(screen))
    },
    count: () => screens.size,
    countFrom: (address) => [...screens].filter((screen) => screen.address === address).length,
    close() {
      cancelHeartbeat()
      for (const screen of screens) screen.reply.raw.end()
      screens.clear()
    },
  }
}

/** Whoever knows only up to this entry misses it. One of several events may have broken off in the middle. */
function lostUpTo({ seq, events }: { seq: number; events: number }): number {
  return events > 1 ? seq : seq - 1
}

function serialise({ event, data }: LiveEvent, seq: number | null): string {
  const id = seq === null ? '' : `id: ${seq}\n`
  return `event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`
}
