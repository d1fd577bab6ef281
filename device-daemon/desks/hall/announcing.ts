import type { Announcement, HeardReply, WithdrawnCall } from '#contract/announcement.ts'
import type { Clock } from '#daemon/clock.ts'
import { type Call, callOutcomes, mayTell, newCall } from '#daemon/desks/hall/call-outcomes.ts'
import { type Saying, sayTimes } from '#daemon/desks/hall/saying.ts'
import { callsInWords, type Standing, type WordsParts } from '#daemon/desks/hall/calls-in-words.ts'
import {
  type HeardScreen,
  keyOf,
  MODULE,
  nameOf,
  openSpeakers,
  type Speaker,
  type Speakers,
} from '#daemon/desks/hall/speakers.ts'
import type { Announcer } from '#daemon/devices/ports.ts'
import { callStands, whyWithdrawn } from '#daemon/domain/queue/standing-call.ts'
import type { AnnouncementOutcome } from '#daemon/domain/queue/commands.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Entry, LedgerEvent } from '#daemon/store/ledger/port.ts'

export type Announcing = {
  /** Calls that stand no longer since this entry, which must be of the batch that came last. */
  withdrawnBy(entry: Pick<Entry, 'seq'>): readonly WithdrawnCall[]
  /** Told of each call that one hall screen is to say now, instead of whatever it says. One listener. */
  onSay(listener: (witness: string, announcement: Announcement) => void): void
  /** A hall screen tells that it is there. `saying`: the id of the call that it is saying, null for none. */
  heard(screen: HeardScreen, saying: string | null): HeardReply
  /** The stream of a hall screen has ended. */
  left(witness: string): void
  /** The voice module may work again, or no longer. */
  look(): void
  /**
   * A hall screen tells what became of a call that it was given to say. `unknown`: there was no such call lately, or it
   * was given to others.
   */
  witnessed(id: string, screen: string, outcome: 'spoken' | 'failed'): Promise<'recorded' | 'unknown'>
  hearing: Speakers['hearing']
  /**
   * At a start: calls that the voice module had still to say, or was saying, when the daemon went away may have been
   * heard. Those that a hall screen had to say are said, or it tells that it has done so. `newest`: the ledger's newest
   * entries, in order.
   */
  settleLost(newest: AsyncIterable<Entry>): Promise<void>
  /** What is being said comes to its end; nothing new is begun. */
  close(): void
}

export type AnnouncingParts = WordsParts & {
  station: Pick<Station, 'state' | 'execute' | 'onEntries'>
  /** Tells this daemon's witnesses from another's. */
  node: string
  /** Whether calls to the window are said aloud by this daemon. */
  owns(window: string): boolean
  clock: Clock
  log: Log
  /** The station's voice module; undefined without one. */
  module: (Announcer & { works(): boolean }) | undefined
}

type CallEvent = Extract<LedgerEvent, { type: 'ticket-called' | 'ticket-recalled' }>

/** Calls that a hall screen may still tell of. */
const REMEMBERED = 64
const STATION = 'station'
/** A call that is a minute old is not said any more: that person is at the window by now, or is called again. */
const STALE_MS = 60_000
/** A screen that speaks tells so three times as often (kiosk-ui/hall/announcer.ts). Another takes over within 2 s. */
const SILENT_MS = 1500
/** One whose stream broke off is back sooner, if at all. */
const BACK_MS = 700
/** Longer than three times the longest call. */
const LONGEST_MS = 60_000

/**
 * Says every call by one voice, one after another: the voice module's, or that of a hall screen, which says what it is
 * told to. A call that stands no longer is dropped, in the middle of a word where it must be. What was said, and whether,
 * goes into the ledger beside the call.
 */
export function openAnnouncing(parts: AnnouncingParts): Announcing {
  const { station, clock, log, module } = parts
  const speakers = openSpeakers({ clock, moduleWorks: module?.works })
  const remembered = new Map<string, Call>()
  const standing = new Map<string, Standing>()
  const withdrawn = new Map<number, readonly WithdrawnCall[]>()
  const words = callsInWords(parts)
  const record = callOutcomes(parts)
  let waiting: Call[] = []
  let saying: Saying | null = null
  let sayTo: (witness: string, announcement: Announcement) => void = () => {}
  let cancelStale = () => {}
  let moduleWas: 'there' | 'away' = 'there'
  const closing = new AbortController()
  const isClosed = () => closing.signal.aborted

  function callOf(announcement: Announcement, since: Call['since'], ageMs: number): Call {
    const call = newCall(announcement, since, clock.monotonic() + STALE_MS - ageMs)
    remembered.set(announcement.id, call)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    return call
  }

  /** What still waits of the same ticket is said no more: the newer call takes its place. */
  function take(announcement: Announcement): void {
    const call = callOf(announcement, 'start', 0)
    if (announcement.times === 0) return void record(call, STATION, 'muted')
    dropWaiting(({ ticketId }) => ticketId === announcement.ticketId)
    waiting.push(call)
  }

  function dropWaiting(isDropped: (announcement: Announcement) => boolean): void {
    const dropped = waiting.filter(({ announcement }) => isDropped(announcement))
    waiting = waiting.filter((call) => !dropped.includes(call))
    // What has been shown all the time, or was said in part, has its word already.
    for (const call of dropped) if (call.told.size === 0) void record(call, STATION, 'withdrawn')
  }

  function withdraw({ ticketId, window }: Standing): void {
    const isIt = (one: Announcement) => one.ticketId === ticketId && one.window === window
    dropWaiting(isIt)
    if (saying === null || !isIt(saying.call.announcement)) return
    const { call, speaker, soFar, hush } = stopSaying(saying)
    hush.abort()
    void record(call, nameOf(speaker), soFar ?? 'withdrawn')
  }

  function stopSaying(now: Saying): Saying {
    now.cancelWatch()
    saying = null
    return now
  }

  function goOn(): void {
    cancelStale()
    if (isClosed()) return
    waiting = waiting.filter(({ staleAt, failed }) => staleAt > clock.monotonic() || speakers.elect(failed))
    if (saying === null) {
      for (const call of waiting) {
        const speaker = speakers.elect(call.failed)
        if (speaker === undefined) continue
        waiting = waiting.filter((other) => other !== call)
        say(call, speaker)
        break
      }
    }
    if (saying !== null || waiting.length === 0) return
    for (const call of waiting) if (call.told.size === 0) void record(call, STATION, 'shown')
    const next = Math.min(...waiting.map(({ staleAt }) => staleAt))
    cancelStale = clock.after(Math.max(0, next - clock.monotonic()), goOn)
  }

  function say(call: Call, speaker: Speaker): void {
    const hush = new AbortController()
    const now: Saying = {
      call,
      speaker,
      soFar: null,
      hush,
      endsBy: clock.monotonic() + LONGEST_MS,
      cancelWatch: () => {},
    }
    saying = now
    if (speaker.at === 'module') return void sayByModule(now)
    call.given.add(speaker.screen)
    watch(now, SILENT_MS)
    sayTo(speaker.witness, call.announcement)
  }

  async function sayByModule(now: Saying): Promise<void> {
    if (module === undefined) return
    await sayTimes(module, words.forModule(now.call.announcement), now, { log, isClosed })
    if (saying === now && now.soFar !== null) finished(now, now.soFar)
  }

  /** What was not said to its end is said by the next one: better twice in part than never. */
  function finished(now: Saying, outcome: AnnouncementOutcome): void {
    const { call, speaker } = stopSaying(now)
    void record(call, nameOf(speaker), outcome)
    if (outcome !== 'spoken') {
      call.failed.add(keyOf(speaker))
      waiting.unshift(call)
    }
    goOn()
  }

  function watch(now: Saying, ms: number): void {
    now.cancelWatch()
    if (isClosed()) return
    const left = Math.min(ms, now.endsBy - clock.monotonic())
    now.cancelWatch = clock.after(Math.max(0, left), () => lose(now))
  }

  function lose(now: Saying): void {
    speakers.lost(keyOf(now.speaker))
    finished(now, 'unconfirmed')
  }

  /** A screen goes on with what it was saying when its stream broke off, or the daemon went away. */
  function adopt(id: string, { witness, screen }: HeardScreen): void {
    const call = waiting.find(({ announcement }) => announcement.id === id)
    if (saying !== null || call === undefined || !mayTell(call, screen)) return
    waiting = waiting.filter((other) => other !== call)
    call.given.add(screen)
    const speaker = { at: 'screen', witness, screen } as const
    const endsBy = clock.monotonic() + LONGEST_MS
    saying = { call, speaker, soFar: null, hush: new AbortController(), endsBy, cancelWatch: () => {} }
  }

  function isSaidBy(id: string, screen: string): Saying | null {
    const mine = saying?.call.announcement.id === id && saying.speaker.at === 'screen'
    return mine && saying?.speaker.at === 'screen' && saying.speaker.screen === screen ? saying : null
  }

  const unsubscribe = station.onEntries((entries) => {
    withdrawn.clear()
    for (const { seq, time, events } of entries)
      for (const event of events) {
        const id = String(seq)
        if (event.type === 'ticket-called' || event.type === 'ticket-recalled') called(event, id, time)
        else if (event.type === 'ticket-announced') nothingSpeaksThere(event)
      }
    const { queue } = station.state()
    const gone = [...standing.values()]
      .filter((call) => !callStands(queue, call))
      .map(({ ticketId, window }) => ({ ticketId, window, why: whyWithdrawn(queue, ticketId) }))
    for (const call of gone) standing.delete(call.ticketId)
    const last = entries.at(-1)
    if (last !== undefined && gone.length > 0) withdrawn.set(last.seq, gone)
    gone.forEach(withdraw)
    lookForStanding()
    // After all that the same entries bring about on the screens.
    queueMicrotask(goOn)
  })

  function called({ ticketId, window }: CallEvent, id: string, time: string): void {
    standing.set(ticketId, { ticketId, window })
    if (!parts.owns(window)) return
    const announcement = words.announcement({ ticketId, window }, id, time)
    if (announcement !== null) take(announcement)
  }

  /** Another daemon has no voice for a call to its own window: the hall may be at this one. */
  function nothingSpeaksThere(event: Extract<LedgerEvent, { type: 'ticket-announced' }>): void {
    const { ticketId, call, calledAt, by, outcome } = event
    const called = standing.get(ticketId)
    if (by !== STATION || outcome !== 'shown' || calledAt === undefined) return
    if (called === undefined || parts.owns(called.window) || speakers.elect(new Set()) === undefined) return
    const announcement = words.announcement(called, String(call), calledAt)
    if (announcement !== null && !remembered.has(announcement.id)) take(announcement)
  }

  /** Calls that stand now; also those that were made before, or whose ending was undone. */
  function lookForStanding(): void {
    const { queue } = station.state()
    for (const [window, { busyWith }] of queue.windows) {
      const call = { ticketId: busyWith ?? '', window }
      if (callStands(queue, call)) standing.set(call.ticketId, call)
    }
  }
  lookForStanding()

  return {
    withdrawnBy: ({ seq }) => withdrawn.get(seq) ?? [],
    onSay(listener) {
      sayTo = listener
    },
    heard(screen, id) {
      speakers.heard(screen)
      if (id !== null) adopt(id, screen)
      const now = id === null ? null : isSaidBy(id, screen.screen)
      if (now !== null) {
        now.speaker = { at: 'screen', witness: screen.witness, screen: screen.screen }
        if (screen.sound === 'on') watch(now, SILENT_MS)
        else lose(now)
      }
      goOn()
      const goesOn = id !== null && isSaidBy(id, screen.screen) !== null
      return { goOn: goesOn, others: speakers.othersThan(screen.witness) }
    },
    left(witness) {
      speakers.lost(witness)
      if (saying !== null && keyOf(saying.speaker) === witness) watch(saying, BACK_MS)
    },
    look() {
      // One that has been mended says what it had to leave unsaid.
      if (module?.works() === true && moduleWas === 'away')
        for (const call of waiting) call.failed.delete('module')
      moduleWas = module?.works() === true ? 'there' : 'away'
      goOn()
    },
    async witnessed(id, screen, outcome) {
      const now = isSaidBy(id, screen)
      if (now !== null) {
        finished(now, outcome)
        return 'recorded'
      }
      const call = remembered.get(id)
      if (call === undefined || !mayTell(call, screen)) return 'unknown'
      if (outcome === 'spoken') waiting = waiting.filter((other) => other !== call)
      // It says so again, where the answer was lost.
      const by = `hall/${screen}`
      if (call.told.get(by)?.at(-1) !== outcome) await record(call, by, outcome)
      return 'recorded'
    },
    hearing: speakers.hearing,
    async settleLost(newest) {
      const calls: Announcement[] = []
      const told = new Set<number>()
      try {
        for await (const { seq, time, events } of newest)
          for (const event of events) {
            if (event.type === 'ticket-announced') {
              told.add(event.call)
              if (event.outcome === 'spoken') speakers.spokeBefore()
            }
            if (event.type !== 'ticket-called' && event.type !== 'ticket-recalled') continue
            const announcement = parts.owns(event.window)
              ? words.announcement(event, String(seq), time)
              : null
            if (announcement !== null) calls.push(announcement)
          }
      } catch (error) {
        // A damaged entry from before the snapshot does not stop the station.
        log.error({ err: error }, 'calls that were lost cannot be told')
        return
      }
      for (const announcement of calls.filter(({ id }) => !told.has(Number(id)))) {
        const age = Math.max(0, clock.now() - Date.parse(announcement.calledAt))
        const call = callOf(announcement, 'before', age)
        if (module !== undefined) await record(call, MODULE, 'unconfirmed')
        else if (age < STALE_MS && callStands(station.state().queue, announcement)) waiting.push(call)
      }
    },
    close() {
      unsubscribe()
      closing.abort()
      cancelStale()
      saying?.cancelWatch()
    },
  }
}
