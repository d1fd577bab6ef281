import { randomBytes } from 'node:crypto'
import type { CardPurpose } from '#contract/card.ts'
import type { LiveEvents } from '#contract/live.ts'
import type { Priority } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { CardEvent, CardReader, HeldCard } from '#daemon/devices/ports.ts'
import type { Log } from '#daemon/log.ts'
import type { DayPeople } from '#daemon/store/keys/day-people.ts'

/** How long a reader waits for a card, and how long what was read is good for one ticket. */
const ARMED_SECONDS = 60
const CARD_REF_MS = 60_000
const CARD_REF_BYTES = 18

const armed = { at: 'armed', seconds: ARMED_SECONDS } as const

type CardEventName = 'card-waiting' | 'card-read' | 'card-failed' | 'card-removed'
/** For the screens of one kiosk: never in the ledger, never replayed. */
type CardLiveEvent = {
  [Name in CardEventName]: { event: Name; data: LiveEvents[Name] }
}[CardEventName]

/** What a ticket needs of a card that was read. `personTag`: a name drawn at random, for this day. */
export type CardFacts = { personTag: string; priority: Priority }

export type CardDesk = {
  /** After the resident's consent: waits for a card from now on. Arming again prolongs the waiting, or starts it again. */
  arm(kiosk: string, purpose: CardPurpose): { at: 'armed'; seconds: number } | { at: 'no-card-reader' }
  /** Nothing is waited for any more. */
  disarm(kiosk: string): void
  /**
   * Claims a card for the command that wants a ticket by it. The same command may claim it again, another one may not.
   * `invalid`: unknown, out of time, of another kiosk, or claimed.
   */
  claim(cardRef: string, commandId: string, kiosk: string): CardFacts | 'invalid'
  /** The command led to a ticket: a case that comes of it today is known by the card, and takes its name from there. */
  took(cardRef: string, commandId: string): void
  /** The same as `claim` for a command that looks for what is the card holder's own: the station's own tag of the card. */
  claimTag(cardRef: string, commandId: string, kiosk: string): { tag: string } | 'invalid'
  /** The command led to nothing: the card is good for another try within its time. */
  giveBack(cardRef: string, commandId: string): void
  onEvent(listener: (kiosk: string, event: CardLiveEvent) => void): () => void
  /** Ends all waiting and forgets all cards. */
  close(): void
}

export type CardDeskParts = {
  clock: Clock
  log: Log
  readerFor(kiosk: string): CardReader | undefined
  /** The business day, YYYY-MM-DD, that a ticket taken now belongs to. */
  today(): string
  /** Tells persons apart on a day. */
  people: Pick<DayPeople, 'dayKey' | 'nameOf' | 'rememberCard'>
  /** Ciphertext of a name on a card; null where nothing can be sealed. */
  sealName(day: string, name: string): string | null
  /** Of the tags by which a person's cases and bookings are found; null while there is none. */
  stationKey(): Uint8Array | null
  /** Full years of life that give priority, by station.yaml; null = age gives none. */
  fromAge(): number | null
}

type Arming = {
  purpose: CardPurpose
  phase: 'waiting' | 'read'
  endReader: () => void
  cancelEnd: () => void
  /** What the screen was told last while it waited. */
  said: CardLiveEvent | null
}
/** `facts`: for a ticket alone, as `sealedName` is. `tag`: the station's own; null while it has no key. */
type Known = {
  facts: CardFacts | null
  sealedName: string | null
  tag: string | null
  day: string
  kiosk: string
  claimedBy: string | null
  cancelEnd: () => void
}

/**
 * Between the readers and the tickets. A card is worked out at once, under the key of the day, and let go: from then on
 * only a made-up name and a priority are here, in memory, for a minute.
 */
export function openCardDesk(parts: CardDeskParts): CardDesk {
  const { clock, log } = parts
  const armings = new Map<string, Arming>()
  const known = new Map<string, Known>()
  const listeners = new Set<(kiosk: string, event: CardLiveEvent) => void>()

  const tell = (kiosk: string, event: CardLiveEvent) => {
    for (const listener of listeners) listener(kiosk, event)
  }
  const disarm = (kiosk: string) => {
    const arming = armings.get(kiosk)
    if (arming === undefined) return
    armings.delete(kiosk)
    arming.cancelEnd()
    arming.endReader()
  }
  const forget = (cardRef: string) => {
    known.get(cardRef)?.cancelEnd()
    known.delete(cardRef)
  }
  const endLater = (kiosk: string) => clock.after(ARMED_SECONDS * 1000, () => disarm(kiosk))

  const arm: CardDesk['arm'] = (kiosk, purpose) => {
    const reader = parts.readerFor(kiosk)
    // Without the station's key nothing of a person can be found.
    const isOfUse = purpose === 'ticket' || parts.stationKey() !== null
    if (reader === undefined || !isOfUse) return { at: 'no-card-reader' }
    const before = armings.get(kiosk)
    if (before?.phase === 'waiting') {
      // What was consented to last holds.
      before.purpose = purpose
      before.cancelEnd()
      before.cancelEnd = endLater(kiosk)
      if (before.said !== null) tell(kiosk, before.said)
      return armed
    }
    disarm(kiosk)
    const arming: Arming = {
      purpose,
      phase: 'waiting',
      endReader: () => undefined,
      cancelEnd: endLater(kiosk),
      said: null,
    }
    armings.set(kiosk, arming)
    const end = reader.arm((event) => {
      if (armings.get(kiosk) === arming) heard(kiosk, arming, event)
    })
    // A reader that is down has ended it by now.
    if (armings.get(kiosk) === arming) arming.endReader = end
    else end()
    return armed
  }

  const heard = (kiosk: string, arming: Arming, event: CardEvent) => {
    switch (event.at) {
      case 'waiting':
        arming.said = { event: 'card-waiting', data: { for: event.for } }
        return tell(kiosk, arming.said)
      case 'read':
        arming.phase = 'read'
        // What waits now is the screen, for the card to be taken away; no other card is read.
        arming.cancelEnd()
        return read(kiosk, event.card, arming.purpose)
      case 'failed':
        log.info({ kiosk, reason: event.reason }, 'card not read')
        if (event.reason === 'reader-down') disarm(kiosk)
        return tell(kiosk, { event: 'card-failed', data: { reason: event.reason } })
      case 'present':
        // Such a reader knows no person, so it is never armed here.
        return
      case 'removed':
        if (arming.phase === 'read') disarm(kiosk)
        return tell(kiosk, { event: 'card-removed', data: {} })
    }
  }

  const read = (kiosk: string, card: HeldCard, purpose: CardPurpose) => {
    const day = parts.today()
    const key = parts.people.dayKey(day)
    if (key === null) {
      card.release()
      disarm(kiosk)
      log.error({ kiosk }, 'a card was read and cannot be used: its day is over')
      return tell(kiosk, { event: 'card-failed', data: { reason: 'reader-down' } })
    }
    const facts = purpose === 'ticket' ? factsOf(card, day, key) : null
    const sealedName = purpose === 'ticket' ? card.reveal(({ name }) => parts.sealName(day, name)) : null
    const stationKey = parts.stationKey()
    const tag = stationKey === null ? null : card.tag(stationKey)
    const cardRef = randomBytes(CARD_REF_BYTES).toString('base64url')
    const { kind, maskedName } = card
    const ageBand = card.ageBand(day)
    card.release()
    const cancelEnd = clock.after(CARD_REF_MS, () => known.delete(cardRef))
    known.set(cardRef, { facts, sealedName, tag, day, kiosk, claimedBy: null, cancelEnd })
    // Never who: a log outlives the day.
    log.info({ kiosk }, 'card read ok')
    tell(kiosk, { event: 'card-read', data: { cardRef, kind, maskedName, ageBand } })
  }

  function factsOf(card: HeldCard, day: string, key: Uint8Array): CardFacts {
    const fromAge = parts.fromAge()
    const isOld = fromAge !== null && card.isAtLeast(fromAge, day)
    return {
      personTag: parts.people.nameOf(day, card.tag(key)),
      priority: isOld ? { at: 'card', reason: '老' } : { at: 'none' },
    }
  }

  function claimed(cardRef: string, commandId: string, kiosk: string): Known | null {
    const found = known.get(cardRef)
    if (found === undefined || found.kiosk !== kiosk) return null
    if (found.claimedBy !== null && found.claimedBy !== commandId) return null
    // Under another day's key the person would not be recognised.
    return found.day === parts.today() ? found : null
  }

  return {
    arm,
    disarm,
    claim(cardRef, commandId, kiosk) {
      const found = claimed(cardRef, commandId, kiosk)
      if (found === null || found.facts === null) return 'invalid'
      found.claimedBy = commandId
      return found.facts
    },
    took(cardRef, commandId) {
      const found = known.get(cardRef)
      if (found === undefined || found.claimedBy !== commandId || found.facts === null) return
      const { tag, sealedName } = found
      if (tag !== null) parts.people.rememberCard(found.day, found.facts.personTag, { tag, sealedName })
    },
    claimTag(cardRef, commandId, kiosk) {
      const found = claimed(cardRef, commandId, kiosk)
      if (found === null || found.facts !== null || found.tag === null) return 'invalid'
      found.claimedBy = commandId
      return { tag: found.tag }
    },
    giveBack(cardRef, commandId) {
      const found = known.get(cardRef)
      if (found?.claimedBy === commandId) found.claimedBy = null
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const kiosk of armings.keys()) disarm(kiosk)
      for (const cardRef of known.keys()) forget(cardRef)
    },
  }
}
