import type { VoiceIndex } from '#contract/speech.ts'
import { soundFile, voiceIndex } from '../link/voice.ts'

/** A stretch of a decoded sound, in seconds. */
type Clip = { buffer: AudioBuffer; start: number; length: number }

export type ClipStore = {
  /** Fetches and decodes what these clips need. What cannot be had is asked for again the next time. */
  prepare(names: readonly string[]): Promise<void>
  /** Null: there is none, or it has not come. */
  clip(name: string): Clip | null
}

/** Where a clip is: the station's own recording is a file of its own and wins. `length` null = the whole file. */
type Place = { url: string; start: number; length: number | null }

/** The voice's sounds, each file fetched and decoded once, when it is first wanted. */
export function createClipStore(decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>): ClipStore {
  let places: Promise<ReadonlyMap<string, Place[]>> | null = null
  let known: ReadonlyMap<string, Place[]> = new Map()
  const decoding = new Map<string, Promise<void>>()
  const buffers = new Map<string, AudioBuffer>()

  /** A failed load is not kept, so that the clip is asked for again. */
  async function find(): Promise<ReadonlyMap<string, Place[]>> {
    try {
      const index = await voiceIndex()
      if (index !== null) return placesOf(index)
    } catch {
      // An index that cannot be parsed counts as none.
    }
    places = null
    return new Map()
  }

  async function load(url: string): Promise<void> {
    try {
      const bytes = await soundFile(url)
      if (bytes) buffers.set(url, await decode(bytes))
    } catch {
      // Not a sound; another source of this clip is played instead.
    } finally {
      if (!buffers.has(url)) decoding.delete(url)
    }
  }

  function loadOnce(url: string): Promise<void> {
    const begun = decoding.get(url) ?? load(url)
    decoding.set(url, begun)
    return begun
  }

  return {
    async prepare(names) {
      known = await (places ??= find())
      const wanted = names.flatMap((name) => known.get(name) ?? [])
      await Promise.all([...new Set(wanted.map(({ url }) => url))].map(loadOnce))
    },
    clip(name) {
      for (const { url, start, length } of known.get(name) ?? []) {
        const buffer = buffers.get(url)
        if (buffer) return { buffer, start, length: length ?? buffer.duration }
      }
      return null
    },
  }
}

function placesOf({ packs, own }: VoiceIndex): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const { url, clips } of packs)
    for (const [name, [start, length]] of Object.entries(clips))
      places.set(name, [{ url, start: start / 1000, length: length / 1000 }])
  for (const [name, url] of Object.entries(own))
    places.set(name, [{ url, start: 0, length: null }, ...(places.get(name) ?? [])])
  return places
}
