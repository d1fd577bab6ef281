import { creditClose, creditHeld, creditScattered, saidBy } from './closeness.ts'
import { marked } from './marked.ts'
import { asHeard, type Form, formOf, type Found, normalise, type Phrase, type Wording } from './wordings.ts'

/** What of an errand can be looked for. */
export type Findable = {
  seq: number
  name: string
  plainTitle: string
  keywords: readonly string[]
}

/** What people say, and where it leads. */
export type Sayings = {
  here: readonly { item: number; say: readonly string[] }[]
  elsewhere: readonly { title: string; related?: readonly number[]; say: readonly string[] }[]
  /** Said along with the rest, and not looked at: 怎么办, 请问. */
  fillers?: readonly string[]
}

type Finds = {
  /** Errands that fit, best first: few and sure. */
  results: { seq: number; name: string; found: Found | null }[]
  /** What fits best and is not done at this station: its place in `elsewhere`. */
  elsewhere: { place: number; found: Found | null } | null
}

export type GuideSearch = {
  /** At most `limit` errands. An empty or blank query finds nothing. */
  find(query: string, limit?: number): Finds
}

/** What people say was written for them; a keyword or the plain title is said too; few know the formal name. */
const WEIGHT = { said: 1.02, plainTitle: 1, keyword: 0.97, name: 0.9 }
/** A spelling that only sounds like it. */
const HEARD = 0.9
/** Several wordings that fit (低保, 吃低保, 低保户) settle a draw with another errand that has just one (大病). */
const FURTHER_WORDING = 0.5
/** Few and sure beat many: one page and a half, and nothing that fits far worse than the best. */
const DEFAULT_LIMIT = 6
const SURE = 0.62
/** Two letters stand for many words: beside one that they spell whole, none that only begins with them. */
const SURE_LETTERS = 0.8
const LETTERS = /^[a-z]+$/
/** Initials say less than a whole spelling. */
const INITIALS = 0.97
/** Where a word stands among others, the rest of the sentence must bear it out. */
const WITHOUT_FILLERS = 0.98

/**
 * Prepares the search over names, plain titles, keywords and what people say: in 汉字, in pinyin without tones (`dibao`),
 * as it is heard (`zhengming` like `zenmin`), and in initials (`db`). `spell` gives the syllables of every text, in order;
 * it may do so aside.
 */
export async function prepareGuideSearch(
  items: readonly Findable[],
  sayings: Sayings,
  spell: (texts: readonly string[]) => Promise<string[][]>,
): Promise<GuideSearch> {
  const { here, elsewhere, fillers = [] } = sayings
  const placeOf = new Map(items.map(({ seq }, place) => [seq, place]))
  const wordings: Wording[] = [
    ...items.flatMap(({ name, plainTitle, keywords }, place) => [
      { place, text: plainTitle, weight: WEIGHT.plainTitle },
      { place, text: name, weight: WEIGHT.name },
      ...keywords.map((text) => ({ place, text, weight: WEIGHT.keyword })),
    ]),
    ...here.flatMap(({ item, say }) => {
      const place = placeOf.get(item)
      return place === undefined ? [] : say.map((text) => ({ place, text, weight: WEIGHT.said }))
    }),
    ...elsewhere.flatMap(({ say }, i) =>
      say.map((text) => ({ place: items.length + i, text, weight: WEIGHT.said })),
    ),
  ]
  const spelled = await spell(wordings.map(({ text }) => normalise(text)))
  const all = wordings.map((wording, i) => inEachForm(wording, spelled[i] ?? [], coreOf))
  const form = (which: keyof Forms) => formOf(all.map((phrases) => phrases[which]))
  const forms: Forms = {
    hanzi: form('hanzi'),
    core: form('core'),
    pinyin: form('pinyin'),
    heard: form('heard'),
    initials: form('initials'),
  }
  const said = saidBy(forms.core)

  /** What is said, a blank for each filler; all of it where nothing else is left. */
  function coreOf(text: string): string {
    return fillers.reduce((rest, filler) => rest.replaceAll(filler, ' '), text).trim() || text
  }

  function pointsFor(wanted: string): Map<number, Points> {
    const all = new Map<number, Points>()
    const credit = (phrase: Phrase, more: number, at: number, length: number): void => {
      const known = all.get(phrase.wording.place)
      if (known && known.best >= more) known.points += FURTHER_WORDING
      else {
        const further = known ? known.points - known.best + FURTHER_WORDING : 0
        all.set(phrase.wording.place, { points: more + further, best: more, by: { phrase, at, length } })
      }
    }
    if (LETTERS.test(wanted)) {
      creditClose(forms.pinyin, wanted, 1, credit)
      creditClose(forms.initials, wanted, INITIALS, credit)
      creditClose(forms.heard, asHeard(wanted).heard, HEARD, credit)
      if (all.size === 0) creditHeld(forms.pinyin, wanted, 5, credit)
    } else {
      creditClose(forms.hanzi, wanted, 1, credit)
      const core = coreOf(wanted)
      if (core !== wanted) creditClose(forms.core, core.replaceAll(' ', ''), WITHOUT_FILLERS, credit)
      creditHeld(forms.core, core, 2, credit)
      creditScattered(forms.core, said, core, new Set(all.keys()), (phrase, more, at, length) => {
        const known = all.get(phrase.wording.place)
        if (known) known.points += more
        else credit(phrase, more, at, length)
      })
    }
    return all
  }

  return {
    find(query, limit = DEFAULT_LIMIT) {
      const wanted = normalise(query)
      if (wanted === '') return { results: [], elsewhere: null }
      const ranked = [...pointsFor(wanted)].toSorted(
        ([a, one], [b, other]) => other.points - one.points || a - b,
      )
      const [best] = ranked
      if (!best) return { results: [], elsewhere: null }
      const share = LETTERS.test(wanted) ? SURE_LETTERS : SURE
      const sure = ranked.filter(([, { points }]) => points >= best[1].points * share)
      const beyond = best[0] - items.length
      return {
        results: sure
          .slice(0, limit + 1)
          .flatMap(([place, { by }]) => {
            const item = items[place]
            return item ? [{ seq: item.seq, name: item.name, found: foundBy(by) }] : []
          })
          .slice(0, limit),
        elsewhere: beyond < 0 ? null : { place: beyond, found: foundBy(best[1].by) },
      }
    },
  }
}

/** `best` is that of the wording that fits best, `points` with what bears it out. */
type Points = {
  points: number
  best: number
  by: { phrase: Phrase; at: number; length: number }
}

function foundBy({ phrase, at, length }: Points['by']): Found | null {
  return marked(phrase, at, length)
}

type Forms = Record<'hanzi' | 'core' | 'pinyin' | 'heard' | 'initials', Form>

function inEachForm(
  wording: Wording,
  syllables: readonly string[],
  coreOf: (text: string) => string,
): Record<keyof Forms, Phrase> {
  const text = normalise(wording.text)
  const starts: number[] = []
  let length = 0
  for (const syllable of syllables) {
    starts.push(length)
    length += syllable.length
  }
  const pinyin = syllables.join('')
  const { heard, starts: heardStarts } = asHeard(pinyin, starts)
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  return {
    // The core of a wording that has fillers has no place in it that could be marked.
    core: { wording, form: coreOf(text), starts: null },
    hanzi: { wording, form: text, starts: null },
    pinyin: { wording, form: pinyin, starts },
    heard: { wording, form: heard, starts: heardStarts },
    // Nobody means one wording more than another by two letters.
    initials: { wording: { ...wording, weight: 1 }, form: initials, starts: null },
  }
}
