import { type Reading, type Sentence, sentencesOf } from './reading-order.ts'
import { type Ready, type Speaker, pageSpeaker } from './speaker.ts'
import { whatIsSeen } from './what-is-seen.ts'

/** The name that the style of what is being read goes by: `::highlight(reading)`. */
const HIGHLIGHT = 'reading'

/**
 * Reads the screen aloud, what is being said marked, until its end, until `signal`, or until what was to be read is no
 * longer there because another screen is. A question that comes before the screen, and one after that, is read instead.
 * `onSentence` at the beginning of each.
 */
export async function readScreen(
  reading: Reading,
  signal: AbortSignal,
  onSentence: () => void,
): Promise<void> {
  const speaker = pageSpeaker()
  if (!(await speaker.allowed())) return
  let root = whatIsSeen()
  while (root && !signal.aborted) {
    await readOut(root, reading, speaker, signal, onSentence)
    const seen = whatIsSeen()
    // A resident who has answered a question has not asked to hear what was under it.
    root = seen !== root && seen instanceof HTMLDialogElement ? seen : null
  }
}

/** Reads this to its end, or for as long as it is what is seen. */
async function readOut(
  root: Element,
  reading: Reading,
  speaker: Speaker,
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
    await readAll(sentencesOf(root, reading), speaker, stop, (sentence) => {
      mark(sentence)
      onSentence()
    })
  } finally {
    watch.disconnect()
    if (!stop.aborted) mark(null)
  }
}

async function readAll(
  sentences: Generator<Sentence>,
  speaker: Speaker,
  stop: AbortSignal,
  begin: (sentence: Sentence) => void,
): Promise<void> {
  let ahead: Ready | null = null
  let before = ''
  let next = sentences.next()
  while (!next.done && !stop.aborted) {
    const sentence = next.value
    const text = sentence.words()
    // What was asked for ahead may have changed on the screen meanwhile.
    const clips: readonly string[] = await (ahead?.text === text ? ahead : speaker.prepare(text)).clips
    next = sentences.next()
    ahead = next.done ? null : speaker.prepare(next.value.words())
    if (stop.aborted) return
    // A picture and its caption say the same.
    if (clips.length === 0 || text === before) continue
    before = text
    begin(sentence)
    await speaker.say(clips, stop)
  }
}
