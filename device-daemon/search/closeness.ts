import { type Form, gramsOf, pairsOf, type Phrase } from './wordings.ts'

/** A whole wording beats its beginning, that beats the middle; shorter wordings are closer to what was meant. */
const SCORE = { whole: 100, begins: 70, inside: 45, held: 10, scattered: 110, borneOut: 50 }
/** How much a wording gains by being nearly as long as what is wanted. */
const COVERED = 20
const HELD_COVERS = 80
/** Less than this share of what the query says is chance, not meaning. */
const SCATTERED_MIN = 0.3
/** What so many wordings say tells nothing of any of them, and takes long to count. */
const TOO_MANY = 1000
const SINGLE = 0.4
const UNSAID = 0.25

/** Which places say a character or a pair of characters, in any of their wordings. */
export type Said = { places: number; by: ReadonlyMap<string, ReadonlySet<number>> }

export function saidBy({ phrases, holding }: Form): Said {
  const by = new Map(
    [...holding].map(([gram, at]) => [gram, new Set(at.flatMap((i) => phrases[i]?.place ?? []))] as const),
  )
  return { places: new Set(phrases.map(({ place }) => place)).size, by }
}

/** `at` and `length`: which part of the wording's form is what is wanted. */
type Credit = (phrase: Phrase, points: number, at: number, length: number) => void

/** Wordings that hold the query whole: only those that hold its rarest pair need to be looked at. */
export function creditClose(form: Form, wanted: string, share: number, credit: Credit): void {
  const grams = wanted.length > 1 ? pairsOf(wanted) : [wanted]
  let rarest: readonly number[] | null = null
  for (const gram of grams) {
    const holders = form.holding.get(gram) ?? []
    if (rarest === null || holders.length < rarest.length) rarest = holders
  }
  for (const place of rarest ?? []) {
    const phrase = form.phrases[place]
    const at = phrase ? beginningOf(phrase, wanted) : -1
    if (!phrase || at < 0) continue
    const fit = phrase.form.length === wanted.length ? SCORE.whole : at === 0 ? SCORE.begins : SCORE.inside
    const points = (fit + COVERED * (wanted.length / phrase.form.length)) * phrase.weight * share
    credit(phrase, points, at, wanted.length)
  }
}

/** Whole wordings of at least `shortest` that stand in what is wanted: 残疾证怎么换 holds 残疾证. Longer says more. */
export function creditHeld(form: Form, wanted: string, shortest: number, credit: Credit): void {
  const said = wanted.replaceAll(' ', '').length
  for (let from = 0; from < wanted.length; from++) {
    for (let to = from + shortest; to <= wanted.length; to++) {
      if (to - from === wanted.length) continue
      for (const place of form.whole.get(wanted.slice(from, to)) ?? []) {
        const phrase = form.phrases[place]
        if (!phrase) continue
        const share = (to - from) / said
        credit(phrase, (SCORE.held + HELD_COVERS * share) * phrase.weight, 0, to - from)
      }
    }
  }
}

/**
 * 交养老 finds 交居民养老保险 although other words stand between, and 俺娘八十了有钱领吗 what several wordings say of
 * being eighty and of money: all wordings of a place together. What few places say tells more than what many say;
 * single characters tell less than pairs, and what nobody says tells little. Of the places that are `known` already it
 * bears out those that say the rest, too.
 */
export function creditScattered(
  form: Form,
  said: Said,
  wanted: string,
  known: ReadonlySet<number>,
  credit: Credit,
): void {
  if (wanted.length < 2) return
  const shared = new Map<number, number>()
  const within = new Map<number, number>()
  let all = 0
  for (const gram of gramsOf(wanted)) {
    const places = said.by.get(gram)
    const tells = Math.log(1 + said.places / (1 + (places?.size ?? 0))) * (gram.length > 1 ? 1 : SINGLE)
    all += places ? tells : tells * UNSAID
    for (const place of places ?? []) shared.set(place, (shared.get(place) ?? 0) + tells)
    const holders = (places && form.holding.get(gram)) ?? []
    if (holders.length > TOO_MANY) continue
    for (const phrase of holders) within.set(phrase, (within.get(phrase) ?? 0) + tells)
  }
  const closest = new Map<number, { phrase: Phrase; likeness: number }>()
  for (const [at, tells] of within) {
    const phrase = form.phrases[at]
    if (!phrase) continue
    const likeness = tells / Math.sqrt(2 + phrase.form.length)
    if (likeness > (closest.get(phrase.place)?.likeness ?? 0)) closest.set(phrase.place, { phrase, likeness })
  }
  for (const [place, { phrase }] of closest) {
    const share = (shared.get(place) ?? 0) / all
    const alone = (within.get(form.phrases.indexOf(phrase)) ?? 0) / all
    const sure = (share + alone) / 2
    if (known.has(place)) credit(phrase, SCORE.borneOut * share, 0, 0)
    else if (sure >= SCATTERED_MIN) credit(phrase, SCORE.scattered * sure, 0, 0)
  }
}

function beginningOf({ form, starts }: Phrase, wanted: string): number {
  let at = form.indexOf(wanted)
  while (at > 0 && !starts.includes(at)) at = form.indexOf(wanted, at + 1)
  return at
}
