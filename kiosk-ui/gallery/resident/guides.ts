import type { Domain, Guide } from '#contract/guide.ts'
import type { PrintState } from '#contract/ticket.ts'
import type { Contents } from '../contents.ts'
import type { Way } from '../../resident/input/way.ts'
import type { Hand } from '../hand.ts'
import { longest, most, numbered, suspended, withStation } from '../made-up/guides.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

type More = Omit<ResidentFixture, 'shows'> & { steps?: (hand: Hand) => Promise<void> }

/** Further on than any guide or list goes: the last page. */
const END = 1_000_000

const guide = (name: string, choose: (contents: Contents) => Guide, from = 0, more: More = {}) =>
  state(name, 'guide', (contents) => ({ at: 'guide', guide: choose(contents), from }), more)

/** The page on which this part begins. */
const turnedTo = (label: string) => (hand: Hand) =>
  hand.pressUntil('下一页', () =>
    [...document.querySelectorAll('.guide .paged h2')].some((part) => part.textContent.includes(label)),
  )

/** A word of the guide that explains itself. */
const explained = (name: string, tag: RegExp, choose: (contents: Contents) => Guide) =>
  guide(name, choose, 0, {
    steps: async (hand) => {
      await turnedTo('事项信息')(hand)
      await hand.press(tag)
      await hand.see('[role=alertdialog]')
    },
  })

const printed = (name: string, print: PrintState) =>
  guide(`guide-print-${name}`, (contents) => numbered(contents, 18), 0, {
    answers: { 'POST /api/guides/:seq/print': { print } },
    steps: async (hand) => {
      await hand.press('打印')
      await hand.see('[role=alertdialog]')
    },
  })

function domainOf({ guides }: Contents, fits: (domain: Domain) => number): Domain {
  const [first] = guides.domains.toSorted((one, other) => fits(other) - fits(one))
  if (!first) throw new Error('the catalogue has no domains')
  return first
}
const mostItems = (contents: Contents) => domainOf(contents, ({ items }) => items.length)

/** The errands of a domain, from the one at `from`. */
const items = (name: string, choose: (contents: Contents) => { domain: Domain; from: number }) =>
  state(name, 'domain-items', (contents) => {
    const { domain, from } = choose(contents)
    return { at: 'domain-items', list: contents.guides, domain: domain.name, leadsTo: 'confirm-errand', from }
  })

/** 低, as a hand writes it on the field. */
const LOW = [
  [
    [0.3, 0.12],
    [0.24, 0.3],
    [0.12, 0.5],
  ],
  [
    [0.23, 0.36],
    [0.23, 0.9],
  ],
  [
    [0.75, 0.14],
    [0.6, 0.22],
    [0.42, 0.28],
  ],
  [
    [0.42, 0.3],
    [0.42, 0.75],
    [0.56, 0.66],
  ],
  [
    [0.42, 0.5],
    [0.86, 0.45],
  ],
  [
    [0.62, 0.2],
    [0.68, 0.55],
    [0.8, 0.78],
    [0.88, 0.64],
  ],
  [
    [0.58, 0.78],
    [0.66, 0.88],
  ],
] as const

/** They are loaded after the letters stand there. */
const wordsOfLetters = (hand: Hand) => hand.see('.pinyin-words button')

const search = (
  name: string,
  typed: string,
  way: Way = 'hand',
  from: (found: number) => number = () => 0,
  steps?: (hand: Hand) => Promise<void>,
) =>
  state(
    name,
    'search',
    ({ guides, found }) => {
      const reply = found[typed] ?? { results: [], elsewhere: null }
      return {
        at: 'search',
        list: guides,
        typed,
        way,
        answer: typed === '' ? { at: 'none' } : { at: 'found', reply },
        from: from(reply.results.length),
      }
    },
    steps && { steps },
  )

function longestTitle(contents: Contents) {
  const { seq, name, plainTitle, category } = most(contents, (one) => one.plainTitle.length)
  return { seq, name, plainTitle, category }
}

/** Of 62 errands, each by its own number: not what stands out, but that none is left out. */
const everyGuide: readonly ResidentState[] = Array.from({ length: 62 }, (_, i) => ({
  ...guide(`guide-${i + 1}`, (contents) => numbered(contents, i + 1)),
  lookedAtBy: 'guide-pages',
}))

export const guideStates: readonly ResidentState[] = [
  state('guides', 'guides', ({ guides }) => ({ at: 'guides', list: guides })),
  {
    ...state('choose-domain', 'choose-domain', ({ guides }) => ({
      at: 'choose-domain',
      list: guides,
      from: 0,
    })),
    only: 'large',
  },
  items('domain-items-most', (contents) => ({ domain: mostItems(contents), from: 0 })),
  items('domain-items-last-page', (contents) => {
    const domain = mostItems(contents)
    return { domain, from: domain.items.length - 1 }
  }),
  items('domain-items-longest-name', (contents) => {
    const { seq } = most(contents, ({ name, plainTitle }) => name.length + plainTitle.length)
    const domain = domainOf(contents, (one) => Number(one.items.includes(seq)))
    return { domain, from: Math.max(0, domain.items.indexOf(seq)) }
  }),
  guide('guide-documents', (contents) => numbered(contents, 3)),
  guide('guide-long-materials', (contents) => numbered(contents, 12)),
  guide('guide-long-title', (contents) => numbered(contents, 16)),
  guide('guide-long-conditions', (contents) => numbered(contents, 35), 0, { steps: turnedTo('谁能办') }),
  guide('guide-longest-name', (contents) => most(contents, ({ name }) => name.length)),
  guide('guide-last-item', (contents) => numbered(contents, 62)),
  guide(
    'guide-longest-basis',
    (contents) => most(contents, ({ legalBasis }) => legalBasis.flatMap(Object.values).join('').length),
    0,
    { steps: turnedTo('办事依据') },
  ),
  guide('guide-last-page', (contents) => numbered(contents, 48), END),
  guide('guide-of-station', (contents) => withStation(numbered(contents, 50))),
  guide('guide-of-station-online', (contents) => withStation(numbered(contents, 18)), 0, {
    steps: turnedTo('网上办'),
  }),
  guide('guide-of-station-checked', (contents) => withStation(numbered(contents, 50)), 0, {
    steps: turnedTo('事项信息'),
  }),
  guide('guide-suspended', suspended),
  state('guide-withdrawn', 'guide-resting', (contents) => ({
    at: 'guide-resting',
    resting: { ...longestTitle(contents), at: 'withdrawn', on: '2026-11-20' },
  })),
  state('guide-not-yet', 'guide-resting', (contents) => ({
    at: 'guide-resting',
    resting: { ...longestTitle(contents), at: 'not-yet', from: '2026-12-01' },
  })),
  guide('guide-no-ticket', (contents) =>
    most(contents, ({ noTicket, suspended: stopped }) => (stopped === null ? (noTicket?.length ?? 0) : 0)),
  ),
  explained('guide-kind-explained', /^承诺件/, (contents) => numbered(contents, 18)),
  explained('guide-handling-explained', /^帮办代办/, (contents) => numbered(contents, 18)),
  explained('guide-unconfirmed-explained', /处待核定/, (contents) =>
    longest(contents, ({ unconfirmed }) => unconfirmed.join('')),
  ),
  printed('failed', { at: 'failed', reason: 'offline' }),
  printed('unconfirmed', { at: 'unconfirmed', reason: 'timeout' }),
  printed('printed', { at: 'printed' }),
  search('search-empty', ''),
  search('search-written', '', 'hand', undefined, async (hand) => {
    await hand.draw('.writing svg', LOW)
    await hand.see('.candidates button')
  }),
  search('search-letters', 'DB', 'pinyin', undefined, wordsOfLetters),
  search('search-nine-keys', 'DB', 'nine', undefined, wordsOfLetters),
  search('search-words', '', 'common'),
  search('search-found', '低保'),
  search('search-last-page', 'BT', 'pinyin', (found) => Math.max(0, found - 1), wordsOfLetters),
  search('search-elsewhere', '煤气'),
  search('search-elsewhere-related', '残疾证'),
  search('search-nothing', 'XQZXQZXQZXQZXQZX', 'pinyin'),
  ...everyGuide,
]
