import { type Form, gramsOf, pairsOf, type Phrase, type Postings, postings } from './wordings.ts'

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

/** Which places say a character or a pair of characters, in any of their wordings; each of them once. */
export type Said = {
  places: number
  by: Postings
  /** To add up in, by place and by wording; nought between two searches. */
  shared: Float64Array
  within: Float64Array
}

export function saidBy({ phrases }: Form): Said {
  const grams: (Set<string> | undefined)[] = []
  for (const { wording, form } of phrases) {
    const all = (grams[wording.place] ??= new Set())
    for (const gram of gramsOf(form)) all.add(gram)
  }
  return {
    places: new Set(phrases.map(({ wording }) => wording.place)).size,
    by: postings(Array.from(grams, (all) => all ?? new Set<string>())),
    shared: new Float64Array(grams.length),
    within: new Float64Array(phrases.length),
  }
}

/** `at` and `length`: which part of the wording's form is what is wanted. */
type Credit = (phrase: Phrase, points: number, at: number, length: number) => void

/** Wordings that hold the query whole: only those that hold its rarest pair need to be looked at. */
export function creditClose(form: Form, wanted: string, share: number, credit: Credit): void {
  const grams = wanted.length > 1 ? pairsOf(wanted) : [wanted]
  let rarest: Uint32Array | null = null
  for (const gram of grams) {
    const holders = form.holding.of(gram)
    if (rarest === null || holders.length < rarest.length) rarest = holders
  }
  for (const place of rarest ?? []) {
    const phrase = form.phrases[place]
    const at = phrase ? beginningOf(phrase, wanted) : -1
    if (!phrase || at < 0) continue
    const fit = phrase.form.length === wanted.length ? SCORE.whole : at === 0 ? SCORE.begins : SCORE.inside
    const points = (fit + COVERED * (wanted.length / phrase.form.length)) * phrase.wording.weight * share
    credit(phrase, points, at, wanted.length)
  }
}

/** Whole wordings of at least `shortest` that stand in what is wanted: 残疾证怎么换 holds 残疾证. Longer says more. */
export function creditHeld(form: Form, wanted: string, shortest: number, credit: Credit): void {
  const said = wanted.replaceAll(' ', '').length
  for (let from = 0; from < wanted.length; from++) {
    for (let to = from + shortest; to <= wanted.length; to++) {
      if (to - from === wanted.length) continue
      for (const place of form.whole.of(wanted.slice(from, to))) {
        const phrase = form.phrases[place]
        if (!phrase) continue
        const share = (to - from) / said
        credit(phrase, (SCORE.held + HELD_COVERS * share) * phrase.wording.weight, 0, to - from)
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
  const { shared, within } = said
  const holders: number[] = []
  let all = 0
  for (const gram of gramsOf(wanted)) {
    const saying = said.by.of(gram)
    const tells = Math.log(1 + said.places / (1 + saying.length)) * (gram.length > 1 ? 1 : SINGLE)
    all += saying.length > 0 ? tells : tells * UNSAID
    for (const place of saying) shared[place]! += tells
    const held = form.holding.of(gram)
    if (held.length > TOO_MANY) continue
    for (const at of held) {
      if (within[at] === 0) holders.push(at)
      within[at]! += tells
    }
  }
  const closest = new Map<number, { at: number; phrase: Phrase; likeness: number }>()
  for (const at of holders) {
    const phrase = form.phrases[at]
    if (!phrase) continue
    const likeness = within[at]! / Math.sqrt(2 + phrase.form.length)
    const { place } = phrase.wording
    if (likeness > (closest.get(place)?.likeness ?? 0)) closest.set(place, { at, phrase, likeness })
  }
  for (const [place, { at, phrase }] of closest) {
    const share = shared[place]! / all
    const alone = within[at]! / all
    const sure = (share + alone) / 2
    if (known.has(place)) credit(phrase, SCORE.borneOut * share, 0, 0)
    else if (sure >= SCATTERED_MIN) credit(phrase, SCORE.scattered * sure, 0, 0)
  }
  for (const at of holders) within[at] = 0
  shared.fill(0)
}

function beginningOf({ form, starts }: Phrase, wanted: string): number {
  let at = form.indexOf(wanted)
  while (at > 0 && starts?.includes(at) === false) at = form.indexOf(wanted, at + 1)
  return at
}
