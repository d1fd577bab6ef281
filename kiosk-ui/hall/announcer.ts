import { type ReadonlySignal, signal } from '@preact/signals'
import type { Announcement } from '#contract/announcement.ts'
import { pause } from '../link/pause.ts'
import { type ClipPlayer, createClipPlayer } from '../parts/clip-player.ts'

/** `blocked`: the browser makes no sound until the screen has been touched; what is called meanwhile waits. */
type AnnouncerState = { at: 'silent' } | { at: 'speaking'; announcement: Announcement } | { at: 'blocked' }

/** `failed`: nothing of it could be heard, or it was too old to be said. */
type SpokenOutcome = 'spoken' | 'failed'

export type AnnouncerOptions = {
  /** The station's clock, ms since 1970. */
  now: () => number
  /** 0–1; asked before each announcement. */
  volume: () => number
  onSpoken: (announcement: Announcement, outcome: SpokenOutcome) => void
}

export type Announcer = {
  state: ReadonlySignal<AnnouncerState>
  /** Says it after those that wait. One that is already known by its id, or with `times` 0, is not said. */
  announce(announcement: Announcement): void
  /** After a touch of the screen: sound is allowed from now on. The announcer also hears such touches by itself. */
  unblock(): void
  /** Stops in the middle of a word and forgets what waits. */
  close(): void
}

type AnnouncerPorts = { player?: ClipPlayer; touches?: EventTarget }

/** A call that is a minute old is not said any more: that person is at the window by now, or is called again. */
const STALE_MS = 60_000
const BETWEEN_TIMES_MS = 700
const ASK_AGAIN_MS = 1000
/** More than a stream can send again after a break. */
const REMEMBERED = 200
const CHIME = ['chime']

/** For a screen that only shows: it says nothing, and bears witness to nothing. */
export function silentAnnouncer(): Announcer {
  return { state: signal<AnnouncerState>({ at: 'silent' }), announce() {}, unblock() {}, close() {} }
}

/** Says the hall's calls one after another, each as often as it asks for, none cut off by the next. */
export function createAnnouncer(
  { now, volume, onSpoken }: AnnouncerOptions,
  { player = createClipPlayer(), touches = window }: AnnouncerPorts = {},
): Announcer {
  const state = signal<AnnouncerState>({ at: 'silent' })
  const closing = new AbortController()
  const known = new Set<string>()
  let queue: Announcement[] = []
  let touched = Promise.withResolvers<void>()
  let running = false

  async function run(): Promise<void> {
    running = true
    try {
      while (queue.length > 0 && !closing.signal.aborted) {
        if (await mayBeHeard()) await sayNext()
        else await waitForTouch()
      }
    } finally {
      running = false
      state.value = { at: 'silent' }
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

  async function waitForTouch(): Promise<void> {
    state.value = { at: 'blocked' }
    await Promise.race([touched.promise, pause(ASK_AGAIN_MS, closing.signal)])
    const stale = queue.filter(isStale)
    queue = queue.filter((announcement) => !stale.includes(announcement))
    for (const announcement of stale) onSpoken(announcement, 'failed')
  }

  async function sayNext(): Promise<void> {
    const announcement = queue.shift()
    if (!announcement) return
    state.value = { at: 'speaking', announcement }
    let heard = 0
    try {
      await player.play(CHIME, volume(), closing.signal)
      for (let time = 0; time < announcement.times && !closing.signal.aborted; time++) {
        if (time > 0) await pause(BETWEEN_TIMES_MS, closing.signal)
        const { at, sounded } = await player.play(announcement.clips, volume(), closing.signal)
        if (at === 'ended') heard += sounded
      }
    } catch {
      // In every such case the ledger is told that this call was not said, and the next one is played.
    }
    if (!closing.signal.aborted) onSpoken(announcement, heard > 0 ? 'spoken' : 'failed')
  }

  function isStale({ calledAt }: Announcement): boolean {
    return now() - Date.parse(calledAt) > STALE_MS
  }

  function unblock(): void {
    touched.resolve()
    touched = Promise.withResolvers()
  }

  touches.addEventListener('pointerup', unblock, { signal: closing.signal })
  touches.addEventListener('keydown', unblock, { signal: closing.signal })
  // The first call of the day is said as soon as the others.
  void player.prepare(CHIME)

  return {
    state,
    announce(announcement) {
      if (known.has(announcement.id)) return
      known.add(announcement.id)
      const [oldest] = known
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
      if (announcement.times === 0) return
      if (isStale(announcement)) {
        onSpoken(announcement, 'failed')
        return
      }
      queue.push(announcement)
      if (!running) void run()
    },
    unblock,
    close() {
      closing.abort()
      queue = []
      player.close()
    },
  }
}
