import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import type { HeldCard, RevealedPerson } from '#daemon/devices/ports.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { openCardBench, type CardBench } from '#test/support/card-bench.ts'
import { READ_MS, type ReaderUnderTest, lineConformance } from './card-reader-line-conformance.ts'

const TODAY = '2026-11-23'
const TAKE: BenchAction = { action: 'take-card' }
const WIGGLE: BenchAction = { action: 'wiggle-card' }

/** What every driver of a card reader promises, shown against a simulator that can do all of this. */
export function cardReaderConformance(name: string, under: ReaderUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: CardBench

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openCardBench({ ...under, clock })
      await clock.advance(3000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(60_000)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })

    test('is ready, and looks at no card before it is asked to', async () => {
      expect(bench.health()).toEqual({ at: 'ready', conditions: [] })
      bench.put(0)
      await clock.advance(30_000)
      expect(bench.view().work).toBe('resting')
      // Find, Select, Read and IIN/SN/DN all begin with 20 or 30 behind the length of 3.
      expect(bench.sent.filter((bytes) => /aaaaaa96690003(20|30)/.test(bytes))).toEqual([])
    })

    test('reads the card that is put down, once, and tells when it is taken away', async () => {
      const { told } = bench.arm()
      await clock.advance(2000)
      expect(told).toEqual(['waiting for card'])
      bench.put(0)
      await clock.advance(READ_MS)
      expect(told).toEqual(['waiting for card', 'read 张*'])
      await clock.advance(20_000)
      expect(told).toHaveLength(2)
      bench.act(TAKE)
      await clock.advance(700)
      expect(told.slice(2)).toEqual(['removed'])
      await clock.advance(30_000)
      expect(told).toHaveLength(3)
      expect(bench.view().work).toBe('resting')
    })

    test('reads a card that lay there before it was asked to', async () => {
      bench.put(1)
      await clock.advance(1000)
      const { told } = bench.arm()
      await clock.advance(READ_MS)
      expect(told).toEqual(['waiting for card', 'read 王*'])
    })

    test('reads every kind of card, every name, and nothing but what is wanted of it', async () => {
      const people: [HeldCard['kind'], string][] = []
      for (const [card, person] of bench.people.slice(0, 16).entries()) {
        bench.put(card)
        const facts: unknown[] = []
        const { told, end } = bench.arm((event) => {
          if (event.at !== 'read') return
          const { kind, maskedName } = event.card
          people.push([kind, maskedName])
          const number = Buffer.from(person.number, 'ascii')
          expect(event.card.tag(Buffer.from('key'))).toBe(
            createHmac('sha256', 'key').update(number).digest('base64url'),
          )
          facts.push(event.card.isAtLeast(person.age, TODAY), event.card.isAtLeast(person.age + 1, TODAY))
          const revealed = event.card.reveal((sealed): RevealedPerson => ({ ...sealed }))
          const hasAddress = kind === 'resident' || kind === 'hmt'
          expect(revealed).toEqual({
            name: person.name,
            birth: person.birth.replace(/^(....)(..)(..)$/, '$1-$2-$3'),
            address: hasAddress ? person.address : null,
          })
        })
        await clock.advance(READ_MS)
        expect(facts).toEqual([true, false])
        bench.act(TAKE)
        await clock.advance(700)
        expect(told.at(-1)).toBe('removed')
        end()
      }
      expect(people.map(([, masked]) => masked)).toEqual(
        bench.people.slice(0, 16).map(({ name: [first] }) => `${first}*`),
      )
      expect(new Set(people.map(([kind]) => kind)).size).toBe(4)
    })

    test('a card left lying is never the next resident’s: it has to go first', async () => {
      const first = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      first.end()
      await clock.advance(5000)
      const second = bench.arm()
      await clock.advance(3000)
      expect(second.told).toContain('waiting for removal')
      expect(second.told.filter((one) => one.startsWith('read'))).toEqual([])
      bench.act(TAKE)
      await clock.advance(700)
      expect(second.told.slice(-2)).toEqual(['removed', 'waiting for card'])
      bench.put(1)
      await clock.advance(READ_MS)
      expect(second.told.at(-1)).toBe('read 王*')
    })

    test('the card left lying and one’s own exchanged in one move, one’s own is read', async () => {
      const first = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      first.end()
      const second = bench.arm()
      await clock.advance(1000)
      bench.act(TAKE)
      bench.put(1)
      await clock.advance(READ_MS)
      expect(second.told.slice(-3)).toEqual(['removed', 'waiting for card', 'read 王*'])
    })

    test('nor when it loses its power for a moment while it lies there', async () => {
      const first = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      first.end()
      const second = bench.arm()
      for (let n = 0; n < 10; n += 1) {
        await clock.advance(350)
        bench.act(WIGGLE)
      }
      await clock.advance(2000)
      expect(second.told.filter((one) => one.startsWith('read') || one === 'removed')).toEqual([])
    })

    test('a card wiggled after it was read is not read again and not removed', async () => {
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      for (let n = 0; n < 10; n += 1) {
        await clock.advance(470)
        bench.act(WIGGLE)
      }
      await clock.advance(2000)
      expect(told).toEqual(['waiting for card', 'read 张*'])
    })

    test('a card exchanged for another counts as removed, and the other one is not read', async () => {
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      bench.act(TAKE)
      bench.put(1)
      await clock.advance(2000)
      expect(told).toEqual(['waiting for card', 'read 张*', 'removed'])
    })

    test('the same card put down again is read again when somebody asks again', async () => {
      for (let n = 0; n < 2; n += 1) {
        const { told } = bench.arm()
        bench.put(0)
        await clock.advance(READ_MS)
        bench.act(TAKE)
        await clock.advance(700)
        expect(told).toEqual(['waiting for card', 'read 张*', 'removed'])
      }
    })

    test('a card pulled in mid-read is told, and read when it lies still', async () => {
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(150)
      expect(bench.view().work).toBe('reading')
      bench.act(TAKE)
      await clock.advance(1000)
      expect(told).toEqual(['waiting for card', 'failed moved'])
      bench.put(0)
      await clock.advance(READ_MS)
      expect(told.at(-1)).toBe('read 张*')
    })

    test('a card wiggled in mid-read is told, and read when it lies still', async () => {
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(150)
      bench.act(WIGGLE)
      await clock.advance(READ_MS)
      expect(told).toEqual(['waiting for card', 'failed moved', 'read 张*'])
    })

    test('a card moved again and again is unreadable at last, and read once it was lifted', async () => {
      const { told } = bench.arm()
      bench.put(0)
      for (let n = 0; n < 40; n += 1) {
        await clock.advance(100)
        bench.act(WIGGLE)
      }
      expect(told).toEqual(['waiting for card', 'failed moved', 'failed moved', 'failed unreadable'])
      bench.act(TAKE)
      await clock.advance(500)
      bench.put(0)
      await clock.advance(READ_MS)
      expect(told.at(-1)).toBe('read 张*')
    })

    test('two cards are told once, none is read, and one of them is when the other is taken', async () => {
      const { told } = bench.arm()
      bench.put(0)
      bench.put(1)
      await clock.advance(10_000)
      expect(told).toEqual(['waiting for card', 'failed two-cards'])
      bench.act({ action: 'take-card', card: 0 })
      await clock.advance(READ_MS)
      expect(told.at(-1)).toBe('read 王*')
    })

    test('a second card put down in mid-read gives neither', async () => {
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(150)
      bench.put(1)
      await clock.advance(5000)
      expect(told.filter((one) => one.startsWith('read'))).toEqual([])
      expect(told.at(-1)).toBe('failed two-cards')
    })

    test('a worn chip is unreadable after some tries, told once, and another card is read', async () => {
      bench.act({ action: 'set-chips', chips: 'worn' })
      const { told } = bench.arm()
      bench.put(0)
      await clock.advance(15_000)
      expect(told).toEqual(['waiting for card', 'failed unreadable'])
      bench.act(TAKE, { action: 'set-chips', chips: 'good' })
      await clock.advance(500)
      bench.put(1)
      await clock.advance(READ_MS)
      expect(told.at(-1)).toBe('read 王*')
    })

    test('called off in mid-read, a card is not read, and has to be lifted before the next resident’s', async () => {
      const { told, end } = bench.arm()
      bench.put(0)
      await clock.advance(150)
      end()
      await clock.advance(5000)
      expect(told).toEqual(['waiting for card'])
      const next = bench.arm()
      await clock.advance(3000)
      expect(next.told).toEqual(['waiting for removal'])
      bench.act(TAKE)
      await clock.advance(1000)
      bench.put(1)
      await clock.advance(READ_MS)
      expect(next.told.at(-1)).toBe('read 王*')
    })

    test('armed again, the arming before hears nothing more', async () => {
      const first = bench.arm()
      const second = bench.arm()
      bench.put(0)
      await clock.advance(READ_MS)
      expect(first.told).toEqual(['waiting for card'])
      expect(second.told).toEqual(['waiting for card', 'read 张*'])
      first.end()
      bench.act(TAKE)
      await clock.advance(700)
      expect(second.told.at(-1)).toBe('removed')
    })

    test('a card is wiped when it is taken away, and cannot be used any more', async () => {
      const held: HeldCard[] = []
      bench.reader.arm((event) => {
        if (event.at === 'read') held.push(event.card)
      })
      bench.put(0)
      await clock.advance(READ_MS)
      expect(held[0]?.isAtLeast(59, TODAY)).toBe(true)
      bench.act(TAKE)
      await clock.advance(700)
      expect(() => held[0]?.tag(Buffer.from('key'))).toThrow('wiped')
      expect(() => held[0]?.reveal(() => null)).toThrow('wiped')
    })

    test('a card that is kept for the one who armed it is wiped after a minute, and by the end of the arming', async () => {
      const held: HeldCard[] = []
      const hold = () =>
        bench.reader.arm((event) => {
          if (event.at === 'read') held.push(event.card)
        })
      hold()
      bench.put(0)
      await clock.advance(30_000)
      expect(held[0]?.maskedName).toBe('张*')
      expect(held[0]?.isAtLeast(18, TODAY)).toBe(true)
      await clock.advance(31_000)
      expect(() => held[0]?.isAtLeast(18, TODAY)).toThrow('wiped')
      bench.act(TAKE)
      await clock.advance(700)
      const end = hold()
      bench.put(1)
      await clock.advance(READ_MS)
      end()
      expect(() => held[1]?.ageBand(TODAY)).toThrow('wiped')
    })

    lineConformance(() => ({ clock, bench }), under)
  })
}
