import { api } from '../link/api.ts'
import { pause } from '../link/pause.ts'
import { type ClipPlayer, createClipPlayer } from './clip-player.ts'
import { type Sentence, sentencesOf, wordsOf } from './reading-order.ts'

/** The name that the style of what is being read goes by: `::highlight(reading)`. */
const HIGHLIGHT = 'reading'
const VOLUME = 1
const BETWEEN_SENTENCES_MS = 350
/** As much as the daemon takes at once. */
const LONGEST = 400

let player: ClipPlayer | null = null

/**
 * Reads the screen aloud as it stands, what is being said marked, until its end, until `signal`, or until what was to
 * be read is no longer there: a question has come before it, or another screen. `onSentence` at the beginning of each.
 */
export async function readScreen(signal: AbortSignal, onSentence: () => void): Promise<void> {
  const root = whatIsSeen()
  if (!root) return
  player ??= createClipPlayer()
  const gone = new AbortController()
  const stop = AbortSignal.any([signal, gone.signal])
  const sentences = sentencesOf(root)
  const watch = new MutationObserver(() => {
    if (whatIsSeen() !== root) gone.abort()
  })
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] })
  // At once, whatever is still on its way.
  stop.addEventListener('abort', unmark)
  try {
    if (await player.allowed()) await readAll(sentences, player, stop, onSentence)
  } finally {
    watch.disconnect()
    if (!stop.aborted) unmark()
  }
}

function unmark(): void {
  CSS.highlights.delete(HIGHLIGHT)
}

/** The topmost question, or the screen itself. */
function whatIsSeen(): Element | null {
  return [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main')
}

type Ahead = { text: string; clips: Promise<string[]> }

async function readAll(
  sentences: readonly Sentence[],
  player: ClipPlayer,
  stop: AbortSignal,
  onSentence: () => void,
): Promise<void> {
  let ahead: Ahead | null = null
  for (const [i, sentence] of sentences.entries()) {
    if (stop.aborted || !isThere(sentence)) return
    const text = spokenText(sentence)
    // What was asked for ahead may have changed on the screen meanwhile.
    const clips: string[] = await (ahead?.text === text ? ahead : fetchAhead(text, player)).clips
    const following = sentences[i + 1]
    ahead = following ? fetchAhead(spokenText(following), player) : null
    if (stop.aborted) return
    if (clips.length === 0) continue
    CSS.highlights.set(HIGHLIGHT, new Highlight(...sentence.ranges))
    onSentence()
    await player.play(clips, VOLUME, stop)
    await pause(BETWEEN_SENTENCES_MS, stop)
  }
}

function isThere({ ranges }: Sentence): boolean {
  return ranges.every(({ startContainer }) => startContainer.isConnected)
}

function spokenText(sentence: Sentence): string {
  return wordsOf(sentence).slice(0, LONGEST)
}

/** Nothing when the daemon is away: the next sentence asks again. */
function fetchAhead(text: string, player: ClipPlayer): Ahead {
  return { text, clips: clipsFor(text, player) }
}

async function clipsFor(text: string, player: ClipPlayer): Promise<string[]> {
  if (text === '') return []
  const reply = await api('POST /api/speech', { params: {}, body: { text } })
  const clips = reply.at === 'ok' ? reply.value.clips : []
  await player.prepare(clips)
  return clips
}
