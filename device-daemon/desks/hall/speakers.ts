import type { Clock } from '#daemon/clock.ts'

/** A hall screen that speaks. `witness`: what its stream has given it; `screen`: its name. */
type SpeakingScreen = { at: 'screen'; witness: string; screen: string }
/** What calls can be said by. */
export type Speaker = { at: 'module' } | SpeakingScreen

/** The voice module's name in the ledger. */
export const MODULE = 'voice-module'

/** By it a speaker is known as long as it is there. */
export const keyOf = (speaker: Speaker): string => (speaker.at === 'module' ? 'module' : speaker.witness)
/** Its name in the ledger. */
export const nameOf = (speaker: Speaker): string =>
  speaker.at === 'module' ? MODULE : `hall/${speaker.screen}`

/** What a hall screen tells of itself. `blocked`: its browser lets no sound out. */
export type HeardScreen = { witness: string; screen: string; sound: 'on' | 'blocked' }

/**
 * Whether calls can be heard: `blocked` where all that is left are screens whose sound is blocked; `gone` where a speaker
 * was there, and none is left; `never` where the station does without one.
 */
export type Hearing = 'heard' | 'blocked' | 'gone' | 'never'

export type Speakers = {
  /** Whose turn it is to say something, but for those in `but` (`module`, or the witness of a screen). */
  elect(but: ReadonlySet<string>): Speaker | undefined
  /** Whether anything besides this screen can be heard. */
  othersThan(witness: string): boolean
  heard(screen: HeardScreen): void
  /** Its stream has ended, or it no longer answers. */
  lost(witness: string): void
  hearing(): Hearing
  /** Something spoke before this start. */
  spokeBefore(): void
}

/** A screen with nothing to say tells every 5 s that it can be heard (kiosk-ui/hall/announcer.ts). */
const LOST_AFTER_MS = 12_000

/**
 * One voice in a hall: a voice module that works, else the screen that was heard first of all. By that order a screen that
 * is back after a break speaks again, and no later one takes its place for good.
 */
export function openSpeakers(parts: {
  clock: Pick<Clock, 'monotonic'>
  /** Undefined where the station has no voice module. */
  moduleWorks: (() => boolean) | undefined
}): Speakers {
  const { clock, moduleWorks = () => false } = parts
  const screens = new Map<string, HeardScreen & { heardAt: number }>()
  /** Names of screens in the order in which they were first heard of. */
  const seniority: string[] = []
  let everHeard: 'no' | 'yes' = 'no'
  const hasSpoken = () => {
    everHeard = 'yes'
  }

  const here = () =>
    [...screens.values()].filter(({ heardAt }) => clock.monotonic() - heardAt <= LOST_AFTER_MS)
  const audible = () => here().filter(({ sound }) => sound === 'on')
  const rank = ({ screen }: HeardScreen) => seniority.indexOf(screen)

  return {
    elect(but) {
      if (!but.has('module') && moduleWorks()) return { at: 'module' }
      const [first] = audible()
        .filter(({ witness }) => !but.has(witness))
        .toSorted((a, b) => rank(a) - rank(b))
      return first && { at: 'screen', witness: first.witness, screen: first.screen }
    },
    othersThan: (own) => moduleWorks() || audible().some(({ witness }) => witness !== own),
    heard(screen) {
      if (!seniority.includes(screen.screen)) seniority.push(screen.screen)
      if (screen.sound === 'on') hasSpoken()
      screens.set(screen.witness, { ...screen, heardAt: clock.monotonic() })
    },
    lost: (witness) => void screens.delete(witness),
    hearing() {
      if (moduleWorks()) hasSpoken()
      if (moduleWorks() || audible().length > 0) return 'heard'
      if (here().length > 0) return 'blocked'
      return everHeard === 'yes' ? 'gone' : 'never'
    },
    spokeBefore: hasSpoken,
  }
}
