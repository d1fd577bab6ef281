import type { FastifyReply } from 'fastify'
import type { Clock } from '#daemon/clock.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import { SIGN_OF_LIFE, type StreamMessage, frameOf, openEventStream } from './event-stream.ts'
import { openWitnesses } from './witnesses.ts'
import type { HallTopic, KioskTopic, SharedTopic, Topic, WindowTopic } from './topic.ts'

/**
 * A screen of the stream. `kiosk`: whose snapshot it gets. `address`: where it comes from. `place` decides what it is
 * told beyond what everybody hears; `clerk` gives the account of its session while that is signed in and not locked.
 */
export type Screen = {
  kiosk: string
  address: string
  /** The screen of the LAN that was paired, by its id. */
  display?: string
  place:
    | { at: 'lobby' }
    | { at: 'hall'; screen: string }
    | { at: 'kiosk' }
    | { at: 'staff'; clerk(): string | null }
    | { at: 'window'; window: string; clerk(): string | null }
}

export type LiveStream = {
  /** Takes on what the screens are told; before the first one joins. */
  carry(topics: readonly Topic[]): void
  /** Sends what a batch of entries means to each audience, and keeps it for those who come back. */
  publish(entries: readonly Entry[]): void
  join(reply: FastifyReply, screen: Screen, lastEventId: number | null): void
  /** Whether `witness` is what the hall screen of this name was given, which is listening now. */
  isWitness(screen: string, witness: string): boolean
  /** Told of each hall screen whose stream has ended, by what it was given. */
  onHallLeft(listener: (witness: string) => void): void
  count(): number
  /** Kiosks whose own page is open, and how many hall screens are. */
  pages(): { kiosks: ReadonlySet<string>; halls: number }
  /** Paired screens whose stream is open. */
  displays(): ReadonlySet<string>
  /** Ends the streams of a screen that is trusted no longer; it may come back as another. */
  endDisplay(id: string): void
  /** Of one address. */
  countFrom(address: string): number
  close(): void
}

/** Entries kept for resuming. A screen that was away longer gets a snapshot, so that it never shows old news as new. */
const REPLAY_MS = 60_000
const REPLAY_ENTRIES = 512

/** One entry as it was told. `staff` is what a screen with a session heard, most often the same text. */
type Told = { seq: number; at: number; everybody: string; staff: string; events: number }

/**
 * `GET /api/live`: a snapshot of every topic as of `seq`, then deltas. What one entry means to an audience goes out in a
 * single write, serialised once.
 */
export function openLiveStream(clock: Pick<Clock, 'after' | 'monotonic'>, seq: () => number): LiveStream {
  const hallListeners: ((witness: string) => void)[] = []
  const stream = openEventStream<Screen>(clock, {
    left(screen) {
      const witness = screen.place.at === 'hall' ? witnesses.of(screen) : undefined
      if (witness !== undefined) for (const listener of hallListeners) listener(witness)
    },
  })
  const shared: SharedTopic[] = []
  const ofKiosks: KioskTopic[] = []
  const recent: Told[] = []
  const witnesses = openWitnesses<Screen>(clock, () =>
    stream.listeners().flatMap((who) => {
      const { place, address } = who
      return place.at === 'hall' ? [{ who, hall: { address, name: place.screen } }] : []
    }),
  )
  /** The newest entry when something last changed that is in no entry. At a start it may have been anything. */
  let changedAt = seq()
  /** A screen that has seen no later entry than this one cannot resume: the entries after it are no longer kept. */
  let lostTo = 0

  const tellKiosk = (kiosk: string, message: StreamMessage) =>
    stream.send(frameOf(message), (screen) => screen.place.at === 'kiosk' && screen.kiosk === kiosk)

  function carryShared(topic: SharedTopic): void {
    shared.push(topic)
    const hears = topic.audience === 'public' ? () => true : isStaff
    topic.changes?.((message) => {
      changedAt = seq()
      stream.send(frameOf(message), hears)
    })
  }

  function carryKiosk(topic: KioskTopic): void {
    ofKiosks.push(topic)
    topic.changes?.((kiosk, message) => {
      changedAt = seq()
      tellKiosk(kiosk, message)
    })
    topic.moments?.(tellKiosk)
  }

  function carryWindow(topic: WindowTopic): void {
    topic.moments(({ window, clerk }, message) =>
      stream.send(frameOf(message), ({ place }) => {
        if (place.at !== 'window' || place.window !== window) return false
        const here = place.clerk()
        return here !== null && (clerk === null || here === clerk)
      }),
    )
  }

  function carryHall(topic: HallTopic): void {
    topic.moments((witness, message) => {
      const screen = stream
        .listeners()
        .find((who) => who.place.at === 'hall' && witnesses.of(who) === witness)
      if (screen !== undefined) stream.sendTo(screen, frameOf(message))
    })
  }

  function snapshotFor(screen: Screen): string {
    const topics = shared.filter(({ audience }) => audience === 'public' || isStaff(screen))
    const parts = [
      ...topics.map((topic) => topic.snapshot?.()),
      ...ofKiosks.map((topic) => topic.snapshot?.(screen.kiosk)),
    ]
    const data = Object.assign({ v: 1, seq: seq() }, ...parts)
    return frameOf({ event: 'snapshot', data }, seq())
  }

  /** What a screen hears first that knows everything up to `lastEventId`; null = it knows nothing. */
  function greeting(screen: Screen, lastEventId: number | null): string {
    if (lastEventId === null) return snapshotFor(screen)
    const oldest = clock.monotonic() - REPLAY_MS
    const missed = recent.filter((entry) => lostUpTo(entry) >= lastEventId)
    const whole = lastEventId <= seq() && lastEventId > Math.max(changedAt, lostTo)
    if (whole && missed.every(({ at }) => at >= oldest)) {
      const frames = missed.map(({ staff, everybody }) => (isStaff(screen) ? staff : everybody))
      // A resumed screen gets a comment at least, so that its watchdog knows the stream lives.
      return frames.join('') || SIGN_OF_LIFE
    }
    return snapshotFor(screen)
  }

  function told(entry: Entry, last: boolean): Told {
    const now: Told = {
      seq: entry.seq,
      at: clock.monotonic(),
      everybody: '',
      staff: '',
      events: 0,
    }
    for (const topic of shared) {
      for (const message of topic.deltas?.(entry, last) ?? []) {
        const frame = frameOf(message, entry.seq)
        now.events += 1
        now.staff += frame
        if (topic.audience === 'public') now.everybody += frame
      }
    }
    // One text instead of two equal ones: hundreds are kept.
    return now.everybody === now.staff ? { ...now, everybody: now.staff } : now
  }

  function keep(entry: Told): void {
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

  return {
    carry(topics) {
      for (const topic of topics) {
        switch (topic.audience) {
          case 'public':
          case 'staff':
            carryShared(topic)
            break
          case 'kiosk':
            carryKiosk(topic)
            break
          case 'window':
            carryWindow(topic)
            break
          case 'hall':
            carryHall(topic)
        }
      }
    },
    publish(entries) {
      for (const [i, entry] of entries.entries()) {
        const now = told(entry, i === entries.length - 1)
        if (now.events === 0) continue
        keep(now)
        const { everybody, staff } = now
        if (everybody !== '') stream.send(everybody, (screen) => !isStaff(screen))
        stream.send(staff, isStaff)
      }
    },
    join(reply, screen, lastEventId) {
      stream.join(reply, screen, greeting(screen, lastEventId))
      if (screen.place.at !== 'hall') return
      const witness = witnesses.admit(screen)
      stream.sendTo(screen, frameOf({ event: 'witness', data: { witness } }))
    },
    isWitness: witnesses.isWitness,
    onHallLeft: (listener) => void hallListeners.push(listener),
    count: () => stream.listeners().length,
    pages() {
      const screens = stream.listeners()
      return {
        kiosks: new Set(screens.flatMap(({ kiosk, place }) => (place.at === 'kiosk' ? [kiosk] : []))),
        halls: screens.filter(({ place }) => place.at === 'hall').length,
      }
    },
    displays: () =>
      new Set(stream.listeners().flatMap(({ display }) => (display === undefined ? [] : [display]))),
    endDisplay(id) {
      for (const screen of stream.listeners()) if (screen.display === id) stream.end(screen)
    },
    countFrom: (address) => stream.listeners().filter((screen) => screen.address === address).length,
    close: stream.close,
  }
}

/** Has a session at this moment; a locked or ended one hears what everybody hears. */
function isStaff({ place }: Screen): boolean {
  return (place.at === 'window' || place.at === 'staff') && place.clerk() !== null
}

/** A screen that has seen no later entry than this one lacks the told one, or some of its events. */
function lostUpTo({ seq, events }: { seq: number; events: number }): number {
  return events > 1 ? seq : seq - 1
}
