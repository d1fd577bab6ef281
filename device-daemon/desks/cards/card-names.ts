import type { DayPeople } from '#daemon/store/keys/day-people.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import { openSealedRecords } from '../sealed-records.ts'

/** Names on the cards by which people took tickets, for the window where one of them is served; until the day is over. */
export type CardNames = {
  /** Ciphertext; null where nothing can be sealed. */
  seal(day: string, name: string): string | null
  /** By the person's name of the day, as it stands in a ticket; null for one without a card. */
  nameOf(day: string, personTag: string): string | null
  /** Destroys the key of the names of that day. */
  forget(day: string): void
}

const sealName = (day: string): string => `card-names/${day}`

export function openCardNames(
  seal: Pick<Seal, 'seal' | 'open' | 'forget'> | null,
  people: Pick<DayPeople, 'cardOf'>,
): CardNames {
  const sealed = openSealedRecords(seal, sealName)
  return {
    seal: sealed.seal,
    nameOf: (day, personTag) => sealed.open(day, people.cardOf(day, personTag)?.sealedName),
    forget: (day) => void seal?.forget(sealName(day)),
  }
}
