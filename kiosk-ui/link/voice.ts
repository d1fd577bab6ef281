import type { VoiceIndex } from '#contract/speech.ts'

/** A slow disk on a slow panel PC; a pack is 100 kB. */
const TIMEOUT_MS = 8000

/** Where the clips are; null when the daemon is away. */
export async function voiceIndex(): Promise<VoiceIndex | null> {
  const reply = await got('/voice/index')
  return reply ? reply.json() : null
}

/** The bytes of one sound file; null when it cannot be had. */
export async function soundFile(url: string): Promise<ArrayBuffer | null> {
  const reply = await got(url)
  return reply ? reply.arrayBuffer() : null
}

async function got(url: string): Promise<Response | null> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return reply.ok ? reply : null
  } catch {
    return null
  }
}
