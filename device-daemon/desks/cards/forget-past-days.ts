import type { Station } from '#daemon/station.ts'
import type { DayPeople } from '#daemon/store/keys/day-people.ts'
import type { CardNames } from './card-names.ts'

/**
 * Destroys what leads from a card to a person of the day as soon as the next day opens, and at a start after that; from
 * then on no name in the ledger can be traced to a person.
 */
export function forgetPastDays(
  people: Pick<DayPeople, 'forgetDaysBefore'>,
  names: Pick<CardNames, 'forget'>,
  station: Pick<Station, 'state' | 'onEntries'>,
): { close(): void } {
  const forget = () => {
    const { open: day } = station.state().day
    if (day === '') return
    for (const past of people.forgetDaysBefore(day)) names.forget(past)
  }
  const close = station.onEntries((entries) => {
    const opens = entries.some(({ events }) => events.some(({ type }) => type === 'day-opened'))
    if (opens) forget()
  })
  forget()
  return { close }
}
