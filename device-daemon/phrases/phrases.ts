import { after, before, counted, ending, together, whole } from './words.ts'

/** A longer phrase may be cut, because it must fit the narrowest button in the largest type. */
const LONGEST_PHRASE = 6
/** A dictionary's own longer words, up to what fits everywhere, are kept whole. */
export const LONGEST_KEPT = LONGEST_PHRASE + 2

/** Its dictionary takes 3 MB: read with the first text. */
let segmenter: Intl.Segmenter | null = null
const known = new RegExp([...together, counted].join('|'), 'gu')
const wholes = new RegExp(whole.join('|'), 'gu')
const afterWords: ReadonlySet<string> = new Set(after)
const WORD = /^\p{Script=Han}{2,}$/u
const COUNTED = new RegExp(`^${counted}$`, 'u')
const HAN = /^\p{Script=Han}+$/u
const SINGLE_HAN = /^\p{Script=Han}$/u
const OPENING = /^[（《“‘「『〈【(]+$/u
/** What may not begin a line. */
const CLOSING = /^[\p{P}\p{S}]+$/u

/** Contents change with the day; what is not seen any more need not be kept. */
const MOST_KEPT = 2000
const keepers: Map<string, unknown>[] = []

/** Forgets every text that was cut, as there may be one of a person among them. */
export function forgetTexts(): void {
  for (const kept of keepers) kept.clear()
}

/**
 * A text cut where a line may end: between phrases, never within 核对 or 便民. Chromium breaks Chinese anywhere, and its
 * own `auto-phrase` and BudouX's model for it tear just these words; the dictionary that it has for word by word does
 * not, and a few rules join what belongs together.
 */
export const phrasesOf = keeping((text): readonly string[] => joined(wordsOf(text)))

/** A text in phrases, but that dates, times, amounts and 《titles》 are whole, however long they are. */
export function phrasesAndWholes(text: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(wholes)) {
    pieces.push(...phrasesOf(text.slice(from, index)), found)
    from = index + found.length
  }
  return [...pieces, ...phrasesOf(text.slice(from))]
}

type Part = { text: string; whole: boolean }

/** A text cut around its Chinese words of two characters and more, and around what is counted; what stands between them is not cut. */
export const wordsAndRest = keeping((text): readonly Readonly<Part>[] => {
  const parts: Part[] = []
  for (const word of wordsOf(text)) {
    const last = parts.at(-1)
    if ((WORD.test(word) || COUNTED.test(word)) && word.length <= LONGEST_KEPT)
      parts.push({ text: word, whole: true })
    else if (last?.whole === false) last.text += word
    else parts.push({ text: word, whole: false })
  }
  return parts
})

/** A text cut around the words that are known to belong together, and nowhere else. */
function aroundWords(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(known)) {
    if (index > from) parts.push({ text: text.slice(from, index), whole: false })
    parts.push({ text: word, whole: true })
    from = index + word.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), whole: false })
  return parts
}

/** A text cut between the words of the dictionary and of the list. */
export function wordsOf(text: string): string[] {
  const cut = (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' }))
  return aroundWords(text).flatMap((part) =>
    part.whole ? [part.text] : Array.from(cut.segment(part.text), ({ segment }) => segment),
  )
}

/** A screen is drawn again and again with the same texts, and the dictionary takes most of the time to draw it. */
function keeping<Found>(find: (text: string) => Found): (text: string) => Found {
  const kept = new Map<string, Found>()
  keepers.push(kept)
  return (text) => {
    const before = kept.get(text)
    if (before !== undefined) return before
    const found = find(text)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(text, found)
    return found
  }
}

function joined(words: readonly string[]): string[] {
  const phrases: string[] = []
  /** Whether the last phrase waits for what comes after it. */
  let waits = false
  for (const word of words) {
    const last = phrases.at(-1) ?? ''
    const fits = last.length + word.length <= LONGEST_PHRASE
    const takes =
      CLOSING.test(word) && !OPENING.test(word) ? last !== '' : fits && (waits || belongs(word, last))
    if (takes) phrases[phrases.length - 1] = last + word
    else phrases.push(word)
    waits = isBefore(word) || OPENING.test(word)
  }
  return phrases
}

/** Whether a word belongs to the phrase before it. */
function belongs(word: string, last: string): boolean {
  if (last === '' || !HAN.test(last.at(-1) ?? '')) return /[\p{N}A-Za-z]$/u.test(last) && isSingle(word)
  if (afterWords.has(word)) return true
  return isSingle(word) && !isBefore(word) && !(ending.includes(last.at(-1) ?? '') && !ending.includes(word))
}

function isSingle(word: string): boolean {
  return SINGLE_HAN.test(word)
}

function isBefore(word: string): boolean {
  return isSingle(word) && before.includes(word)
}
