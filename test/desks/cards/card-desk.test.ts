import { pino } from 'pino'
import type { CardPurpose } from '#contract/card.ts'
import { expect, test } from 'vitest'
import type { CardEvent, CardReader, HeldCard } from '#daemon/devices/ports.ts'
import { openCardDesk } from '#daemon/desks/cards/card-desk.ts'
import type { DayPeople } from '#daemon/store/keys/day-people.ts'
import { manualClock } from '#test/support/manual-clock.ts'

/** A card of somebody of 70 that notes what is done with it, in order. */
function someCard(done: string[]): HeldCard {
  return {
    kind: 'resident',
    maskedName: '张*',
    ageBand: () => '70-79',
    isAtLeast: (years) => years <= 70,
    tag: (key) => {
      done.push('tagged')
      return `tag-${Buffer.from(key).toString()}`
    },
    reveal: (sealer) => {
      done.push('revealed')
      return sealer({ name: '张示例', birth: '1950-01-01', address: '示例路七号院' })
    },
    release: () => done.push('released'),
  }
}

function standing(
  dayKey: DayPeople['dayKey'] = (day) => Buffer.from(day),
  stationKey: Uint8Array | null = Buffer.from('station'),
) {
  const remembered: string[] = []
  const clock = manualClock()
  let day = '2026-11-23'
  let hear: ((event: CardEvent) => void) | undefined
  const reader: CardReader = {
    arm(listener) {
      hear = listener
      listener({ at: 'waiting', for: 'card' })
      return () => (hear = undefined)
    },
  }
  const said: string[] = []
  const told: { event: string; data: object }[] = []
  const desk = openCardDesk({
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => said.push(line) }),
    readerFor: (kiosk) => (kiosk === 'kiosk-1' ? reader : undefined),
    today: () => day,
    people: {
      dayKey,
      nameOf: (day, tag) => `${day} ${tag}`,
      rememberCard: (day, name, { tag, sealedName }) =>
        remembered.push(`${day}: ${name} is ${tag}, ${sealedName}`),
    },
    sealName: (day, name) => `sealed on ${day}: ${name}`,
    stationKey: () => stationKey,
    fromAge: () => 60,
  })
  desk.onEvent((_kiosk, event) => told.push(event))
  const done: string[] = []
  const read = (purpose: CardPurpose = 'ticket') => {
    desk.arm('kiosk-1', purpose)
    hear?.({ at: 'read', card: someCard(done) })
    return (told.at(-1) as { data: { cardRef: string } }).data.cardRef
  }
  return {
    clock,
    desk,
    told,
    remembered,
    said,
    done,
    read,
    armed: () => hear !== undefined,
    takeAway: () => hear?.({ at: 'removed' }),
    becomes: (next: string) => (day = next),
  }
}

test('a card is worked out at once under the key of the day, and let go', () => {
  const { desk, read, done } = standing()
  const cardRef = read()
  expect(done).toEqual(['tagged', 'revealed', 'tagged', 'released'])
  expect(desk.claim(cardRef, 'tap', 'kiosk-1')).toEqual({
    personTag: '2026-11-23 tag-2026-11-23',
    priority: { at: 'card', reason: '老' },
  })
})

test('what a card was read for is all it is good for: a ticket, or what is its holder’s own', () => {
  const { desk, read, done, remembered } = standing()
  const forTicket = read()
  expect(desk.claimTag(forTicket, 'look', 'kiosk-1')).toBe('invalid')
  desk.claim(forTicket, 'tap', 'kiosk-1')
  expect(remembered).toEqual([])
  desk.took(forTicket, 'another')
  expect(remembered).toEqual([])
  desk.took(forTicket, 'tap')
  expect(remembered).toEqual([
    '2026-11-23: 2026-11-23 tag-2026-11-23 is tag-station, sealed on 2026-11-23: 张示例',
  ])
  done.length = 0
  const own = read('own')
  // Of the day nothing is worked out then, and no name is asked for.
  expect(done).toEqual(['tagged', 'released'])
  expect(desk.claim(own, 'tap', 'kiosk-1')).toBe('invalid')
  expect(desk.claimTag(own, 'look', 'kiosk-2')).toBe('invalid')
  expect(desk.claimTag(own, 'look', 'kiosk-1')).toEqual({ tag: 'tag-station' })
  expect(desk.claimTag(own, 'look', 'kiosk-1')).toEqual({ tag: 'tag-station' })
  expect(desk.claimTag(own, 'once more', 'kiosk-1')).toBe('invalid')
})

test('a station without its key reads no card for what is somebody’s own, and gives tickets by card all the same', () => {
  const { desk, read } = standing(undefined, null)
  expect(desk.arm('kiosk-1', 'own')).toEqual({ at: 'no-card-reader' })
  expect(desk.claim(read(), 'tap', 'kiosk-1')).not.toBe('invalid')
})

test('a log says that a card was read, never whose', () => {
  const { read, said } = standing()
  const cardRef = read()
  expect(said.join()).toContain('card read ok')
  for (const word of ['张', cardRef, 'tag-']) expect(said.join()).not.toContain(word)
})

test('without a key for the day the card is let go unused, and the residents are told to go on without it', () => {
  const { desk, read, done, told, armed } = standing(() => null)
  const cardRef = read()
  expect(done).toEqual(['released'])
  expect(told.at(-1)).toEqual({ event: 'card-failed', data: { reason: 'reader-down' } })
  expect(desk.claim(cardRef, 'tap', 'kiosk-1')).toBe('invalid')
  expect(armed()).toBe(false)
})

test('a card read before midnight is not taken for a person of the day after', () => {
  const { desk, read, becomes } = standing()
  const cardRef = read()
  becomes('2026-11-24')
  expect(desk.claim(cardRef, 'tap', 'kiosk-1')).toBe('invalid')
})

test('only the tap that claimed a card can give it back', () => {
  const { desk, read } = standing()
  const cardRef = read()
  desk.claim(cardRef, 'tap', 'kiosk-1')
  desk.giveBack(cardRef, 'another')
  expect(desk.claim(cardRef, 'another', 'kiosk-1')).toBe('invalid')
  desk.giveBack(cardRef, 'tap')
  expect(desk.claim(cardRef, 'another', 'kiosk-1')).not.toBe('invalid')
})

test('closed, it waits for nothing and knows nobody', async () => {
  const { desk, read, armed, clock } = standing()
  const cardRef = read()
  desk.arm('kiosk-1', 'ticket')
  desk.close()
  expect(armed()).toBe(false)
  expect(desk.claim(cardRef, 'tap', 'kiosk-1')).toBe('invalid')
  expect(clock.pending()).toBe(0)
})

test('a card that lies on the reader for long is told of when it is taken away at last, and then nothing is waited for', async () => {
  const { desk, clock, read, told, armed, takeAway } = standing()
  read()
  await clock.advance(600_000)
  expect(armed()).toBe(true)
  takeAway()
  expect(told.at(-1)).toEqual({ event: 'card-removed', data: {} })
  expect(armed()).toBe(false)
  desk.close()
})
