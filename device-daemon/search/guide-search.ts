/** What of an errand can be looked for. */
export type Findable = {
  seq: number
  name: string
  plainTitle: string
  keywords: readonly string[]
}

type Found = { seq: number; name: string }

export type GuideSearch = {
  /** Errands that fit, best first, at most `limit`. An empty or blank query finds nothing. */
  find(query: string, limit?: number): Found[]
}

type FormName = 'hanzi' | 'pinyin' | 'initials'

/** One wording of one errand in one form. */
type Phrase = {
  item: number
  text: string
  /** Where in it a syllable begins: `bao` is found in `dibao`, `iba` is not. */
  starts: ReadonlySet<number>
  weight: number
}

/** The wordings of one form, and for every character and pair of characters the wordings that hold it. */
type Form = { phrases: Phrase[]; holding: Map<string, number[]> }

/** People say a keyword or the plain title; few know the formal name. */
const WEIGHT = { plainTitle: 1, keyword: 0.95, name: 0.9 }
/** A whole wording beats its beginning, that beats the middle; shorter wordings are closer to what was meant. */
const SCORE = { whole: 100, begins: 70, inside: 45, scattered: 20 }
/** Several wordings that fit (低保, 吃低保, 低保户) settle a draw with another errand that has just one (大病). */
const FURTHER_WORDING = 0.5
const DEFAULT_LIMIT = 20
/** Less than this share of the query's pairs of characters in a wording is chance, not meaning. */
const SCATTERED_MIN = 0.5

/**
 * Prepares the search over names, plain titles and everyday keywords: in 汉字, in pinyin without tones (`dibao`) and in
 * initials (`db`). `spell` gives the syllables of every text, in order; it may do so aside.
 */
export async function prepareGuideSearch(
  items: readonly Findable[],
  spell: (texts: readonly string[]) => Promise<string[][]>,
): Promise<GuideSearch> {
  const wordings = items.flatMap(({ name, plainTitle, keywords }, item) => [
    { item, text: normalise(plainTitle), weight: WEIGHT.plainTitle },
    { item, text: normalise(name), weight: WEIGHT.name },
    ...keywords.map((keyword) => ({ item, text: normalise(keyword), weight: WEIGHT.keyword })),
  ])
  const spelled = await spell(wordings.map(({ text }) => text))
  const forms: Record<FormName, Form> = { hanzi: emptyForm(), pinyin: emptyForm(), initials: emptyForm() }
  for (const [i, wording] of wordings.entries()) addWording(forms, wording, spelled[i] ?? [])

  return {
    find(query, limit = DEFAULT_LIMIT) {
      const wanted = normalise(query)
      if (wanted === '') return []
      const points = new Map<number, number>()
      const credit = (item: number, more: number): void => {
        const known = points.get(item) ?? 0
        points.set(item, Math.max(known, more) + (known > 0 ? FURTHER_WORDING : 0))
      }
      if (/^[a-z]+$/.test(wanted)) {
        creditClose(forms.pinyin, wanted, credit)
        creditClose(forms.initials, wanted, credit)
      } else {
        creditClose(forms.hanzi, wanted, credit)
        // What is only scattered ranks behind everything close, so it matters only where the list is not full yet.
        if (points.size < limit) creditScattered(forms.hanzi, wanted, credit)
      }
      return [...points]
        .toSorted(([a, pointsA], [b, pointsB]) => pointsB - pointsA || a - b)
        .slice(0, limit)
        .flatMap(([item]) => {
          const found = items[item]
          return found ? [{ seq: found.seq, name: found.name }] : []
        })
    },
  }
}

function emptyForm(): Form {
  return { phrases: [], holding: new Map() }
}

type Wording = { item: number; text: string; weight: number }

function addWording(forms: Record<FormName, Form>, wording: Wording, syllables: readonly string[]): void {
  addPhrase(forms.hanzi, { ...wording, starts: everywhere(wording.text.length) })
  const starts = new Set<number>()
  let length = 0
  for (const syllable of syllables) {
    starts.add(length)
    length += syllable.length
  }
  addPhrase(forms.pinyin, { ...wording, text: syllables.join(''), starts })
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  addPhrase(forms.initials, { ...wording, text: initials, starts: everywhere(initials.length) })
}

function addPhrase({ phrases, holding }: Form, phrase: Phrase): void {
  for (const gram of new Set([...charactersOf(phrase.text), ...pairsOf(phrase.text)])) {
    const known = holding.get(gram)
    if (known) known.push(phrases.length)
    else holding.set(gram, [phrases.length])
  }
  phrases.push(phrase)
}

/** Wordings that hold the query whole: only those that hold its rarest pair need to be looked at. */
function creditClose(form: Form, wanted: string, credit: (item: number, points: number) => void): void {
  const grams = wanted.length > 1 ? pairsOf(wanted) : [wanted]
  let rarest: readonly number[] | null = null
  for (const gram of grams) {
    const holders = form.holding.get(gram) ?? []
    if (rarest === null || holders.length < rarest.length) rarest = holders
  }
  for (const place of rarest ?? []) {
    const phrase = form.phrases[place]
    const points = phrase ? closeness(phrase, wanted) : 0
    if (phrase && points > 0) credit(phrase.item, points)
  }
}

/** 交养老 finds 交居民养老保险 although other words stand between. */
function creditScattered(form: Form, wanted: string, credit: (item: number, points: number) => void): void {
  const pairs = new Set(pairsOf(wanted))
  if (pairs.size < 2) return
  const shared = new Map<number, number>()
  for (const pair of pairs) {
    for (const place of form.holding.get(pair) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1)
  }
  for (const [place, count] of shared) {
    const share = count / pairs.size
    const phrase = form.phrases[place]
    if (phrase && share >= SCATTERED_MIN) credit(phrase.item, SCORE.scattered * share * phrase.weight)
  }
}

function everywhere(length: number): ReadonlySet<number> {
  return new Set(Array.from({ length }, (_, i) => i))
}

/** Lower case, half width, ü as v, without blanks and punctuation. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
}

function closeness({ text, starts, weight }: Phrase, wanted: string): number {
  let at = text.indexOf(wanted)
  while (at > 0 && !starts.has(at)) at = text.indexOf(wanted, at + 1)
  if (at < 0) return 0
  const fit = text.length === wanted.length ? SCORE.whole : at === 0 ? SCORE.begins : SCORE.inside
  return (fit + 20 * (wanted.length / text.length)) * weight
}

function charactersOf(text: string): string[] {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i))
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}
