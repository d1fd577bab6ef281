import { setImmediate as pause } from 'node:timers/promises'
import { compare } from '#daemon/compare.ts'
import { casesProjection } from '#daemon/domain/cases/projection.ts'
import type { CaseRecord } from '#daemon/domain/cases/types.ts'
import type { Station } from '#daemon/station.ts'
import type { Views } from '#daemon/store/views/views.ts'
import type { CaseSeal } from './case-seal.ts'

/** Who stands at which window, and what is theirs. */
export type CasePeople = {
  /** The window at which somebody serves now; null away from any. */
  windowOf(account: string): string | null
  /** The tag of the card by which this ticket was taken today; null for one without. */
  tagOfTicket(ticketId: string | null): string | null
  /** The name on that card, while the ticket is in hand at the window of this account; null otherwise. */
  nameInHand(ticketId: string, account: string): string | null
  /** Whether the person of this case is the one in hand at the window of this account, as the card says. */
  isInHand(record: CaseRecord, account: string): boolean
  /** Cases of the card with this tag, newest first, without the void ones. */
  casesOf(tag: string): Promise<readonly CaseRecord[]>
}

type Parts = {
  station: Pick<Station, 'state'>
  views: Pick<Views, 'ask'>
  seal: CaseSeal
  /** See `CaseDeskParts`. */
  tagOf(personTag: string): string | null
  cardNameOf(personTag: string): string | null
  byId(id: string): Promise<CaseRecord | undefined>
}

const IN_HAND: ReadonlySet<string> = new Set(['called', 'serving'])
/** So many sealed tags are opened without a pause: about two milliseconds. */
const TAGS_AT_A_TIME = 100

export function openCasePeople({ station, views, seal, tagOf, cardNameOf, byId }: Parts): CasePeople {
  const queue = () => station.state().queue

  function windowOf(account: string): string | null {
    for (const [id, { service }] of queue().windows)
      if (service.at !== 'closed' && service.clerk === account) return id
    return null
  }

  /** People of the day in hand at this window, by ticket. */
  function inHandAt(window: string): readonly { ticketId: string; personTag: string }[] {
    return [...queue().tickets.values()].flatMap(({ id, state, personTag }) =>
      'window' in state && state.window === window && IN_HAND.has(state.at) && personTag !== null
        ? [{ ticketId: id, personTag }]
        : [],
    )
  }

  return {
    windowOf,
    tagOfTicket(ticketId) {
      const ticket = ticketId === null ? undefined : queue().tickets.get(ticketId)
      return ticket === undefined || ticket.personTag === null ? null : tagOf(ticket.personTag)
    },
    nameInHand(ticketId, account) {
      const window = windowOf(account)
      const person = window === null ? [] : inHandAt(window)
      const found = person.find((each) => each.ticketId === ticketId)
      return found === undefined ? null : cardNameOf(found.personTag)
    },
    isInHand({ id, person }, account) {
      const window = windowOf(account)
      if (window === null || person === undefined) return false
      const tags = inHandAt(window).flatMap(({ personTag }) => tagOf(personTag) ?? [])
      const tag = tags.length === 0 ? null : seal.open(id, person)
      return tag !== null && tags.includes(tag)
    },
    // Each tag lies sealed under its own case's key, so that nothing lists a person's cases once a key is gone.
    async casesOf(tag) {
      const found: string[] = []
      let after = ''
      for (;;) {
        const from = after
        const page = await views.ask(casesProjection, ({ people }) => people(from, TAGS_AT_A_TIME))
        found.push(...page.filter(({ id, person }) => seal.open(id, person) === tag).map(({ id }) => id))
        if (page.length < TAGS_AT_A_TIME) break
        after = page.at(-1)?.id ?? after
        await pause()
      }
      const records = await Promise.all(found.map(byId))
      return records
        .flatMap((each) => (each === undefined || each.state.at === 'voided' ? [] : [each]))
        .toSorted((a, b) => compare(b.time, a.time))
    },
  }
}
