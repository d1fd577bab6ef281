import { STATUS } from '../protocols/sdt/frame.ts'

/** An answer of the module: SW1–3 and data. */
export type PadAnswer = { sw: readonly [number, number, number]; data?: Uint8Array }

/**
 * What a chip is to the field. `fresh`: just put down, answers Find. `selected`: answers what is asked of it, and no
 * Find. `spent`: was read, or could not be; answers its serial, and Find only after it was lifted.
 */
type Chip = { card: number; at: 'fresh' | 'selected' | 'spent' }

/** The place where cards are put, and what the module gets from them. */
export type CardPad = {
  /** The cards that lie there, by their place in the drawer. */
  cards(): readonly number[]
  put(card: number): void
  /** Takes one card away, or all. */
  take(card?: number): void
  /** Moves the cards so that they lose their power for a moment. */
  wiggle(): void
  find(): PadAnswer
  select(): PadAnswer
  serial(serialOf: (card: number) => Uint8Array): PadAnswer
  /** Which card a reading that begins now would read. `still`: whether it has lain still since. */
  beginReading(): { card: number; still: () => boolean } | undefined
  /** The card was read, or tried to no end: it has to be lifted before it is found again. */
  spend(): void
}

const CARD_WORDS = [0x69, 0x85] as const // what two answers at once look like
const ok = (data: Uint8Array): PadAnswer => ({ sw: [0, 0, STATUS.ok], data })
const failed = (sw3: number, words: readonly [number, number] = [0, 0]): PadAnswer => ({
  sw: [...words, sw3],
})

export function openCardPad(): CardPad {
  let chips: Chip[] = []
  let moves = 0

  /** Moving one card also moves those that lie on or under it. */
  const moved = (after: readonly number[]) => {
    moves += 1
    chips = after.map((card) => ({ card, at: 'fresh' }))
  }
  const cards = () => chips.map(({ card }) => card)
  const only = () => (chips.length === 1 ? chips[0] : undefined)
  const answering = () => {
    const chip = only()
    return chip === undefined || chip.at === 'fresh' ? undefined : chip
  }

  return {
    cards,
    put: (card) => moved([...cards(), card]),
    take: (card) => moved(cards().filter((lying) => card !== undefined && lying !== card)),
    wiggle: () => moved(cards()),
    find: () =>
      chips.some(({ at }) => at === 'fresh')
        ? { sw: [0, 0, STATUS.found], data: new Uint8Array(4) }
        : failed(STATUS.notFound),
    select() {
      if (chips.length > 1) return failed(STATUS.selectFail, CARD_WORDS)
      const chip = only()
      if (chip?.at !== 'fresh') return failed(STATUS.selectFail)
      chip.at = 'selected'
      return ok(new Uint8Array(8))
    },
    serial(serialOf) {
      const chip = answering()
      return chip === undefined ? failed(STATUS.readFail) : ok(serialOf(chip.card))
    },
    beginReading() {
      const chip = answering()
      const begun = moves
      return chip && { card: chip.card, still: () => moves === begun }
    },
    spend() {
      for (const chip of chips) chip.at = 'spent'
    },
  }
}
