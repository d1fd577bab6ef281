import { type ReadonlySignal, signal } from '@preact/signals'

/** `off`: browsers let no page ring before it has been touched. */
type BellState = { at: 'off' } | { at: 'on' }

export type Bell = {
  state: ReadonlySignal<BellState>
  /** At a touch: from now on it rings, and does so once, so that its holder hears how loud that is. */
  turnOn(): void
  ring(what: 'near' | 'called'): void
}

/** Tones and pauses in ms, one after the other: for the phone to shake by as well. */
const PATTERNS = { near: [180, 120, 180], called: [450, 150, 450, 150, 450] } as const
const TONE_HZ = { near: 660, called: 880 } as const
/** A tone that is cut off at once clicks. */
const FADE_S = 0.02
const VOLUME = 0.6

/** A sound and a shake, without anything to fetch: the network of a phone is the worst of all. */
export function createBell(): Bell {
  const state = signal<BellState>({ at: 'off' })
  let context: AudioContext | null = null

  function ring(what: keyof typeof PATTERNS): void {
    if (state.peek().at === 'off') return
    navigator.vibrate?.([...PATTERNS[what]])
    if (context) sound(context, PATTERNS[what], TONE_HZ[what])
  }

  return {
    state,
    turnOn() {
      context ??= new AudioContext()
      void context.resume()
      state.value = { at: 'on' }
      ring('near')
    },
    ring,
  }
}

function sound(context: AudioContext, pattern: readonly number[], hertz: number): void {
  let at = context.currentTime + FADE_S
  for (const [i, ms] of pattern.entries()) {
    const ends = at + ms / 1000
    if (i % 2 === 0) {
      const gain = new GainNode(context, { gain: 0 })
      gain.gain.setTargetAtTime(VOLUME, at, FADE_S / 3)
      gain.gain.setTargetAtTime(0, ends - FADE_S, FADE_S / 3)
      gain.connect(context.destination)
      const tone = new OscillatorNode(context, { frequency: hertz })
      tone.connect(gain)
      tone.start(at)
      tone.stop(ends + FADE_S)
    }
    at = ends
  }
}
