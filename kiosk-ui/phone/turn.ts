import type { PhoneTicket } from '#contract/phone.ts'
import type { Followed } from './follow.ts'
import { words } from './words.ts'

/** So few before a person, they should be back in the hall. */
const NEAR = 2

/** How near a person's turn is. `calls`: how often they were called. */
export type Turn = { at: 'not-yet' } | { at: 'near' } | { at: 'called'; calls: number }

export function turnOf(place: PhoneTicket['place']): Turn {
  if (place.at === 'called') return { at: 'called', calls: place.calls }
  return place.at === 'waiting' && place.ahead <= NEAR && !place.unattended
    ? { at: 'near' }
    : { at: 'not-yet' }
}

/** What the phone should ring for, now that one turn has become another; nothing when it has not come nearer. */
export function ringFor(before: Turn, now: Turn): 'near' | 'called' | null {
  switch (now.at) {
    case 'not-yet':
      return null
    case 'near':
      return before.at === 'not-yet' ? 'near' : null
    case 'called':
      return before.at === 'called' && now.calls <= before.calls ? null : 'called'
  }
}

/** What the browser's tab says, for a person who reads something else meanwhile. */
export function titleOf(followed: Followed): string {
  const ticket = 'ticket' in followed ? followed.ticket : null
  if (ticket === null) return words.title.plain
  const { number, place } = ticket
  if (place.at === 'called') return words.title.called(place.window, number)
  if (place.at !== 'waiting') return words.title.other(number)
  return place.unattended ? words.title.unattended(number) : words.title.waiting(place.ahead, number)
}
