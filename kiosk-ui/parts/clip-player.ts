import { pause } from '../link/pause.ts'
import { createClipStore } from './clip-store.ts'

/** `sounded`: how many of the clips could be heard. */
type Played = { at: 'ended' | 'stopped'; sounded: number }

export type ClipPlayer = {
  /** Whether the browser lets sound out; it does after a touch of the page. */
  allowed(): Promise<boolean>
  /** Fetches what these clips need, so that `play` begins at once. */
  prepare(clips: readonly string[]): Promise<void>
  /** Plays them one after another, `volume` 0–1, until the end or the signal. What is missing is left out. */
  play(clips: readonly string[], volume: number, signal: AbortSignal): Promise<Played>
  close(): void
}

/** As the clips are recorded. */
const RATE = 16_000
/** How long a browser takes that lets sound out. */
const RESUME_WITHIN_MS = 500
const SOON_S = 0.05
/** Syllables of one word run into each other; their ends are faded. */
const OVERLAP_S = 0.03
const PAUSE_S: Record<string, number> = { 'pause-short': 0.28, 'pause-long': 0.5 }
/** A sound card that has gone away never says that it has come to the end. */
const OVERDUE_MS = 2000

/** One output for all that a page says. The sound card is asked for with the first use. */
export function createClipPlayer(): ClipPlayer {
  let opened: { context: AudioContext; gain: GainNode } | null = null
  const store = createClipStore((bytes) => output().context.decodeAudioData(bytes))

  function output() {
    if (opened) return opened
    const context = new AudioContext({ sampleRate: RATE, latencyHint: 'playback' })
    const gain = context.createGain()
    gain.connect(context.destination)
    opened = { context, gain }
    return opened
  }

  const prepare: ClipPlayer['prepare'] = (clips) => store.prepare(clips.filter((name) => !(name in PAUSE_S)))

  return {
    async allowed() {
      const { context } = output()
      if (context.state !== 'running')
        await Promise.race([context.resume().catch(() => {}), pause(RESUME_WITHIN_MS)])
      return context.state === 'running'
    },
    prepare,
    async play(clips, volume, signal) {
      await prepare(clips)
      if (signal.aborted) return { at: 'stopped', sounded: 0 }
      const { context, gain } = output()
      gain.gain.value = volume
      const sources: AudioBufferSourceNode[] = []
      const began = context.currentTime + SOON_S
      let at = began
      for (const name of clips) {
        const clip = store.clip(name)
        if (clip) {
          const source = new AudioBufferSourceNode(context, { buffer: clip.buffer })
          source.connect(gain)
          source.start(at, clip.start, clip.length)
          sources.push(source)
          at += clip.length - OVERLAP_S
        } else at += PAUSE_S[name] ?? 0
      }
      await Promise.race([endOf(sources.at(-1)), pause((at - began) * 1000 + OVERDUE_MS, signal)])
      for (const source of sources) source.stop()
      return { at: signal.aborted ? 'stopped' : 'ended', sounded: sources.length }
    },
    close: () => void opened?.context.close(),
  }
}

function endOf(source: AudioBufferSourceNode | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (source) source.addEventListener('ended', () => resolve(), { once: true })
    else resolve()
  })
}
