/** One wording of one thing that can be found: its `place` in the list. */
export type Wording = {
  place: number
  /** As it is written. */
  text: string
  /** How sure it is that this is what is meant. */
  weight: number
}

/** The wording that was found, and which part of it was asked for. */
export type Found = { text: string; from: number; length: number }

/** One wording in one form. */
export type Phrase = Wording & {
  /** As it is looked for: characters, or letters. */
  form: string
  /** Where in `form` a character begins, by its place in the characters: `bao` is found in `dibao`, `iba` is not. */
  starts: readonly number[]
}

/** The wordings of one form, and for every character and pair of characters the wordings that hold it. */
export type Form = {
  phrases: Phrase[]
  holding: Map<string, number[]>
  /** By the whole of their form. */
  whole: Map<string, number[]>
}

export function emptyForm(): Form {
  return { phrases: [], holding: new Map(), whole: new Map() }
}

export function addPhrase({ phrases, holding, whole }: Form, phrase: Phrase): void {
  if (phrase.form === '') return
  for (const gram of gramsOf(phrase.form)) add(holding, gram, phrases.length)
  add(whole, phrase.form, phrases.length)
  phrases.push(phrase)
}

function add(index: Map<string, number[]>, key: string, place: number): void {
  const known = index.get(key)
  if (known) known.push(place)
  else index.set(key, [place])
}

/** Its characters and the pairs that stand side by side; a blank stands for something that was said in between. */
export function gramsOf(text: string): ReadonlySet<string> {
  return new Set([...pairsOf(text), ...Array.from(text.replaceAll(' ', ''))])
}

export function pairsOf(text: string): string[] {
  const pairs = Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  return pairs.filter((pair) => !pair.includes(' '))
}

/** Lower case, half width, ü as v, without blanks and punctuation. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}

/**
 * What people mix up in saying, and so in spelling, as one: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing. Keeps where
 * characters begin: `starts` of the text that is given come back as those of the text that is made.
 */
export function asHeard(
  text: string,
  starts: readonly number[] = [],
): { heard: string; starts: readonly number[] } {
  let heard = ''
  const moved = new Map<number, number>()
  for (let i = 0; i < text.length; i++) {
    moved.set(i, heard.length)
    const letter = text.charAt(i)
    const before = text.charAt(i - 1)
    const dropped =
      (letter === 'h' && /[zcs]/.test(before)) ||
      (letter === 'g' && before === 'n' && /[aei]/.test(text.charAt(i - 2)))
    if (!dropped) heard += letter === 'l' ? 'n' : letter
  }
  return { heard, starts: starts.map((at) => moved.get(at) ?? at) }
}
