import { api } from '../../../link/api.ts'
import { pause } from '../../../link/pause.ts'
import { type ClipPlayer, createClipPlayer } from '../../../parts/clip-player.ts'

const VOLUME = 1
const BETWEEN_SENTENCES_MS = 350
/** As much as the daemon takes at once. */
const LONGEST = 400

/** A sentence whose clips are here or on their way; none when it has no sound, or the daemon is away. */
export type Ready = { text: string; clips: Promise<readonly string[]> }

export type Speaker = {
  /** Whether the browser lets sound out; it does after a touch of the page. */
  allowed(): Promise<boolean>
  /** Fetches what it takes to say this, so that it can be said at once. */
  prepare(text: string): Ready
  /** Says it, to its end or the signal, and rests. */
  say(clips: readonly string[], signal: AbortSignal): Promise<void>
}

let player: ClipPlayer | null = null

/** The voice of this page, made with the first use. */
export function pageSpeaker(): Speaker {
  const voice = (player ??= createClipPlayer())
  return {
    allowed: voice.allowed,
    prepare: (text) => ({ text, clips: clipsFor(text, voice) }),
    async say(clips, signal) {
      await voice.play(clips, VOLUME, signal)
      await pause(BETWEEN_SENTENCES_MS, signal)
    },
  }
}

/** Nothing when the daemon is away: the next sentence asks again. */
async function clipsFor(words: string, voice: ClipPlayer): Promise<readonly string[]> {
  const text = words.slice(0, LONGEST)
  if (text === '') return []
  const reply = await api('POST /api/speech', { params: {}, body: { text } })
  const clips = reply.at === 'ok' ? reply.value.clips : []
  await voice.prepare(clips)
  return clips
}
