/** Two notes, a third apart, in Hz; each begins so many seconds after the first. */
const NOTES = [
  { hertz: 659, at: 0 },
  { hertz: 523, at: 0.22 },
] as const
const LOUDNESS = 0.08
const FADE_S = 0.5

let context: AudioContext | undefined

/** A soft two-note chime; silent in a browser that has not been touched yet. */
export function softChime(): void {
  context ??= new AudioContext()
  if (context.state !== 'running') void context.resume()
  for (const { hertz, at } of NOTES) {
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
