import type { VoiceIndex } from '#contract/speech.ts'

/** A slow disk on a slow panel PC; a pack is 100 kB. */
const TIMEOUT_MS = 8000

/** Where the clips are; null when the daemon is away. */
export function voiceIndex(): Promise<VoiceIndex | null> {
  return got('/voice/index', (reply) => reply.json())
}

/** The bytes of one sound file; null when it cannot be had. */
export function soundFile(url: string): Promise<ArrayBuffer | null> {
  return got(url, (reply) => reply.arrayBuffer())
}

/** A download may also break off in the middle of its body. */
async function got<Body>(url: string, read: (reply: Response) => Promise<Body>): Promise<Body | null> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return reply.ok ? await read(reply) : null
  } catch {
    return null
  }
}
