import type { ReadonlySignal } from '@preact/signals'
import type { Announcement } from '#contract/announcement.ts'

/** `blocked`: the browser makes no sound until somebody has touched the screen; what is called meanwhile waits. */
export type AnnouncerState =
  | { at: 'silent' }
  | { at: 'speaking'; announcement: Announcement }
  | { at: 'blocked' }

/** `failed`: nothing of it could be heard, or it had grown old before its turn. */
export type SpokenOutcome = 'spoken' | 'failed'

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
