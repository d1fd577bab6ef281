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
export type Phrase = {
  wording: Wording
  /** As it is looked for: characters, or letters. */
  form: string
  /**
   * Where in `form` a character begins, by its place in the characters: `bao` is found in `dibao`, `iba` is not. Null: at
   * every place.
   */
  starts: readonly number[] | null
}

/** The wordings of one form, and for every character and pair of characters the wordings that hold it. */
export type Form = {
  phrases: readonly Phrase[]
  holding: Postings
  /** By the whole of their form. */
  whole: Postings
}

export function formOf(all: readonly Phrase[]): Form {
  const phrases = all.filter(({ form }) => form !== '')
  return {
    phrases,
    holding: postings(phrases.map(({ form }) => gramsOf(form))),
    whole: postings(phrases.map(({ form }) => [form])),
  }
}

/** Numbers by texts. They stand in one array: an array for each text would take four times as much memory as the numbers. */
export type Postings = {
  /** In rising order; none for a text that is not known. */
  of(text: string): Uint32Array
  texts(): Iterable<string>
}

const NONE = new Uint32Array(0)

/** The number of a line, by each text that stands in it. */
export function postings(lines: readonly Iterable<string>[]): Postings {
  const numbers = new Map<string, number[]>()
  for (const [n, line] of lines.entries())
    for (const text of line) {
      const known = numbers.get(text)
      if (known) known.push(n)
      else numbers.set(text, [n])
    }
  let length = 0
  for (const each of numbers.values()) length += 1 + each.length
  const all = new Uint32Array(length)
  /** Where in `all` how many they are stands, right before them. */
  const beginnings = new Map<string, number>()
  let end = 0
  for (const [text, each] of numbers) {
    beginnings.set(text, end)
    all[end] = each.length
    all.set(each, end + 1)
    end += 1 + each.length
  }
  return {
    of(text) {
      const at = beginnings.get(text)
      return at === undefined ? NONE : all.subarray(at + 1, at + 1 + (all[at] ?? 0))
    },
    texts: () => beginnings.keys(),
  }
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
export function asHeard(text: string, starts: readonly number[] = []): { heard: string; starts: number[] } {
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
