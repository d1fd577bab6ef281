/** A note in Hz; it begins so many seconds after the first. */
type Note = { hertz: number; at: number }

/** What a desk sounds for, told apart by ear: all soft, none longer than a second. */
const TUNES = {
  /** Two notes down: a resident calls for staff. */
  call: [
    { hertz: 659, at: 0 },
    { hertz: 523, at: 0.22 },
  ],
  /** The same low note twice: something stops residents. */
  trouble: [
    { hertz: 392, at: 0 },
    { hertz: 392, at: 0.28 },
  ],
  /** One high note: the first person of the line has come. */
  newcomer: [{ hertz: 784, at: 0 }],
} as const satisfies Readonly<Record<string, readonly Note[]>>

export type Tune = keyof typeof TUNES

const LOUDNESS = 0.08
const FADE_S = 0.5

let context: AudioContext | undefined

/** Silent in a browser that has not been touched yet. */
export function chime(tune: Tune): void {
  context ??= new AudioContext()
  if (context.state !== 'running') void context.resume()
  for (const { hertz, at } of TUNES[tune]) {
    const begin = context.currentTime + at
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(LOUDNESS, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + FADE_S)
    tone.connect(volume).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + FADE_S)
  }
}
