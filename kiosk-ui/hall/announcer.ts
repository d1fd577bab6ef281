import { type ReadonlySignal, signal } from '@preact/signals'
import type { Announcement, HeardBody, HeardReply } from '#contract/announcement.ts'
import { pause } from '../link/pause.ts'
import { type ClipPlayer, createClipPlayer } from '../parts/clip-player.ts'

/** `blocked`: the browser makes no sound until the screen has been touched, and nothing else in the hall can be heard. */
type AnnouncerState = { at: 'silent' } | { at: 'speaking'; announcement: Announcement } | { at: 'blocked' }

/** `failed`: nothing of it could be heard. */
type SpokenOutcome = 'spoken' | 'failed'

export type AnnouncerOptions = {
  /** 0–1; asked before each announcement. */
  volume: () => number
  onSpoken: (announcement: Announcement, outcome: SpokenOutcome) => void
  /** Tells the station that this screen is there, and whether it can be heard; null where no answer came. */
  tell: (now: Pick<HeardBody, 'sound' | 'saying'>) => Promise<HeardReply | null>
}

export type Announcer = {
  state: ReadonlySignal<AnnouncerState>
  /** Says it now, instead of whatever else it says. */
  say(announcement: Announcement): void
  /** Stops a call of this ticket in the middle of a word. */
  withdraw(ticketId: string): void
  /** The station listens to this screen, or does so again. */
  connected(): void
  /** Stops in the middle of a word. */
  close(): void
}

type AnnouncerPorts = { player?: ClipPlayer; touches?: EventTarget }

const BETWEEN_TIMES_MS = 700
/** As often as the station must hear from a screen that may have to speak at any moment (desks/hall/speakers.ts). */
const IDLE_TELL_MS = 5000
/** While it speaks another one takes over within 2 s if it falls silent (desks/hall/announcing.ts). */
const SPEAKING_TELL_MS = 500
/** By then the station has given the call to another one. */
const LOST_MS = 1500
const CHIME = ['chime']

/** For a screen that only shows: it says nothing, and tells of nothing. */
export function silentAnnouncer(): Announcer {
  return {
    state: signal<AnnouncerState>({ at: 'silent' }),
    say() {},
    withdraw() {},
    connected() {},
    close() {},
  }
}

/**
 * Says what the station gives it to say, as often as it asks for, and tells the station all the while that it can be
 * heard. Only the station knows which calls still stand, and which screen's turn it is.
 */
export function createAnnouncer(
  { volume, onSpoken, tell }: AnnouncerOptions,
  { player = createClipPlayer(), touches = window }: AnnouncerPorts = {},
): Announcer {
  const state = signal<AnnouncerState>({ at: 'silent' })
  const closing = new AbortController()
  let saying: { announcement: Announcement; stop: AbortController } | null = null
  let soon = Promise.withResolvers<void>()
  /** Of the last answer: whether others can be heard, and when it came. */
  let last: { others: boolean; at: number } = { others: false, at: performance.now() }

  async function say(announcement: Announcement): Promise<void> {
    stop()
    const mine = { announcement, stop: new AbortController() }
    saying = mine
    state.value = { at: 'speaking', announcement }
    last = { ...last, at: performance.now() }
    tellSoon()
    const { signal } = mine.stop
    let heard = 0
    try {
      await player.play(CHIME, volume(), signal)
      for (let time = 0; time < announcement.times && !signal.aborted; time++) {
        if (time > 0) await pause(BETWEEN_TIMES_MS, signal)
        const { at, sounded } = await player.play(announcement.clips, volume(), signal)
        if (at === 'ended') heard += sounded
      }
    } catch {
      // In every such case the station is told that this call was not said.
    }
    if (signal.aborted) return
    saying = null
    rest('silent')
    onSpoken(announcement, heard > 0 ? 'spoken' : 'failed')
  }

  function stop(): void {
    saying?.stop.abort()
    saying = null
    if (state.peek().at === 'speaking') rest('silent')
  }

  function rest(at: 'silent' | 'blocked'): void {
    if (state.peek().at !== at) state.value = { at }
  }

  async function keepTelling(): Promise<void> {
    while (!closing.signal.aborted) {
      const told = soon
      const now = saying
      const sound = (await mayBeHeard()) ? 'on' : 'blocked'
      const answer = await tell({ sound, saying: now?.announcement.id ?? null })
      if (answer !== null) last = { others: answer.others, at: performance.now() }
      const isGivenToAnother =
        answer === null ? last.others && performance.now() - last.at >= LOST_MS : !answer.goOn
      if (now !== null && saying === now && isGivenToAnother) stop()
      if (saying === null) rest(sound === 'blocked' && !last.others ? 'blocked' : 'silent')
      const ms = saying === null ? IDLE_TELL_MS : SPEAKING_TELL_MS
      await Promise.race([told.promise, pause(ms, closing.signal)])
    }
  }

  /** A machine whose sound card is gone lets nothing out either, until it is back. */
  async function mayBeHeard(): Promise<boolean> {
    try {
      return await player.allowed()
    } catch {
      return false
    }
  }

  function tellSoon(): void {
    soon.resolve()
    soon = Promise.withResolvers()
  }

  touches.addEventListener('pointerup', tellSoon, { signal: closing.signal })
  touches.addEventListener('keydown', tellSoon, { signal: closing.signal })
  // The first call of the day is said as soon as the others.
  void player.prepare(CHIME)
  void keepTelling()

  return {
    state,
    say: (announcement) => void say(announcement),
    withdraw(ticketId) {
      if (saying?.announcement.ticketId === ticketId) stop()
    },
    connected: tellSoon,
    close() {
      closing.abort()
      stop()
      player.close()
    },
  }
}
