import { api } from '../../../link/api.ts'
import { pause } from '../../../link/pause.ts'
import { type ClipPlayer, createClipPlayer } from '../../../parts/clip-player.ts'
import { type Sentence, sentencesOf } from './reading-order.ts'

/** The name that the style of what is being read goes by: `::highlight(reading)`. */
const HIGHLIGHT = 'reading'
const VOLUME = 1
const BETWEEN_SENTENCES_MS = 350
/** As much as the daemon takes at once. */
const LONGEST = 400

let player: ClipPlayer | null = null

/**
 * Reads the screen aloud, what is being said marked, until its end, until `signal`, or until what was to be read is
 * no
 * longer there because another screen is. A question that comes before the screen, and one after that, is read
 * instead.
 * `onSentence` at the beginning of each.
 */
export async function readScreen(signal: AbortSignal, onSentence: () => void): Promise<void> {
  player ??= createClipPlayer()
  if (!(await player.allowed())) return
  let root = whatIsSeen()
  while (root && !signal.aborted) {
    await readOut(root, player, signal, onSentence)
    const seen = whatIsSeen()
    // A resident who has answered a question has not asked to hear what was under it.
    root = seen !== root && seen instanceof HTMLDialogElement ? seen : null
  }
}

/** The topmost question, or the screen itself. */
function whatIsSeen(): Element | null {
  return [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main')
}

/** Reads this to its end, or for as long as it is what is seen. */
async function readOut(
  root: Element,
  player: ClipPlayer,
  signal: AbortSignal,
  onSentence: () => void,
): Promise<void> {
  const gone = new AbortController()
  const stop = AbortSignal.any([signal, gone.signal])
  let said: Sentence | null = null

  function mark(sentence: Sentence | null): void {
    said = sentence
    if (sentence) CSS.highlights.set(HIGHLIGHT, new Highlight(...sentence.ranges()))
    else CSS.highlights.delete(HIGHLIGHT)
  }

  const watch = new MutationObserver(() => {
    if (whatIsSeen() !== root) gone.abort()
    else if (said) mark(said)
  })
  watch.observe(document.body, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['open'],
  })
  // At once, also while clips are still loading.
  stop.addEventListener('abort', () => mark(null))
  try {
    await readAll(sentencesOf(root), player, stop, (sentence) => {
      mark(sentence)
      onSentence()
    })
  } finally {
    watch.disconnect()
    if (!stop.aborted) mark(null)
  }
}

type Ahead = { text: string; clips: Promise<string[]> }

async function readAll(
  sentences: Generator<Sentence>,
  player: ClipPlayer,
  stop: AbortSignal,
  begin: (sentence: Sentence) => void,
): Promise<void> {
  let ahead: Ahead | null = null
  let before = ''
  let next = sentences.next()
  while (!next.done && !stop.aborted) {
    const sentence = next.value
    const text = spokenText(sentence)
    // What was asked for ahead may have changed on the screen meanwhile.
    const clips: string[] = await (ahead?.text === text ? ahead : fetchAhead(text, player)).clips
    next = sentences.next()
    ahead = next.done ? null : fetchAhead(spokenText(next.value), player)
    if (stop.aborted) return
    // A picture and its caption say the same.
    if (clips.length === 0 || text === before) continue
    before = text
    begin(sentence)
    await player.play(clips, VOLUME, stop)
    await pause(BETWEEN_SENTENCES_MS, stop)
  }
}

function spokenText(sentence: Sentence): string {
  return sentence.words().slice(0, LONGEST)
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
