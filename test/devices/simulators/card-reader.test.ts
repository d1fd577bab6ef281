import { describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import { readAnswer, splitReading } from '#daemon/devices/protocols/sdt/answer.ts'
import { readCardText } from '#daemon/devices/protocols/sdt/card.ts'
import { request, type CommandName } from '#daemon/devices/protocols/sdt/frame.ts'
import { createFrameParser } from '#daemon/devices/protocols/sdt/parser.ts'
import { readingOf } from '#daemon/devices/simulators/card-chip.ts'
import { DRAWER_CARDS } from '#daemon/devices/simulators/card-reader.ts'
import { fillDrawer } from '#daemon/devices/simulators/drawer.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const NOW = Date.UTC(2026, 10, 23)
const people = fillDrawer(DRAWER_CARDS, NOW)

async function standing() {
  const clock = manualClock()
  const simulator = openSimulator('card-reader', clock)
  if (simulator === undefined) throw new Error('no simulator')
  const chunks: Uint8Array[] = []
  const end = simulator.attach({ toHost: (bytes) => chunks.push(bytes), onVanish: () => {} })
  const send = async (command: CommandName) => end?.fromHost(request(command))
  const ask = async (command: CommandName) => {
    chunks.length = 0
    await send(command)
    await clock.advance(4000)
    const [body] = createFrameParser().feed(Buffer.concat(chunks))
    return body && readAnswer(command, body)
  }
  return { clock, simulator, chunks, send, ask, does: (action: BenchAction) => simulator.act(action) }
}

describe('the drawer', () => {
  test('holds nobody twice, and is the same each time', () => {
    expect(fillDrawer(DRAWER_CARDS, NOW)).toEqual(people)
    for (const part of ['number', 'name', 'address'] as const)
      expect(new Set(people.map((person) => person[part])).size).toBe(DRAWER_CARDS)
  })

  test('holds every kind of card, surnames that fonts forget, and people about to turn sixty', () => {
    expect(new Set(people.map(({ kind }) => kind)).size).toBe(4)
    const names = people.map(({ name }) => name).join('')
    for (const surname of ['㙍', '𠮷', '䶮', '㛃']) expect(names).toContain(surname)
    expect(people.slice(0, 3).map(({ age, birth }) => [age, birth])).toEqual([
      [59, '19671123'],
      [60, '19661123'],
      [61, '19651123'],
    ])
  })

  test('holds cards that any reader of cards would take, of people who cannot be', () => {
    for (const person of people) {
      const reading = splitReading(readingOf(person))
      const card = reading && readCardText(reading.text)
      expect(card).toMatchObject({ kind: person.kind, maskedName: `${Array.from(person.name)[0]}*` })
      expect(person.address).toMatch(/^虚构省/)
      expect(person.number).toMatch(/^(999999|810000|900000|XXX)/)
    }
  })
})

describe('the reader', () => {
  test('gives a reading of 1295 bytes in about a dozen pieces', async () => {
    const { ask, chunks, does } = await standing()
    does({ action: 'put-card', card: 0 })
    await ask('find')
    await ask('select')
    expect((await ask('readTextAndPhoto'))?.at).toBe('done')
    expect(Buffer.concat(chunks)).toHaveLength(1295)
    expect(chunks.length).toBeGreaterThan(9)
    expect(chunks.length).toBeLessThan(15)
  })

  test.each([
    ['normal', 300, 450],
    ['slow', 1500, 1700],
  ] as const)('at %s speed its last byte comes between %d and %d ms', async (speed, least, most) => {
    const { ask, chunks, clock, does, send } = await standing()
    does({ action: 'put-card', card: 0 })
    does({ action: 'set-speed', speed })
    await ask('find')
    await ask('select')
    chunks.length = 0
    await send('readTextAndPhoto')
    await clock.advance(least)
    expect(Buffer.concat(chunks).length).toBeLessThan(1295)
    await clock.advance(most - least)
    expect(Buffer.concat(chunks)).toHaveLength(1295)
  })

  test('finds no card that was read and still lies there, but knows its serial', async () => {
    const { ask, does } = await standing()
    expect(await ask('find')).toEqual({ at: 'no-card' })
    does({ action: 'put-card', card: 3 })
    await ask('find')
    await ask('select')
    await ask('readTextAndPhoto')
    expect(await ask('find')).toEqual({ at: 'no-card' })
    const serial = await ask('readSerial')
    does({ action: 'wiggle-card' })
    expect(await ask('readSerial')).toMatchObject({ at: 'card-fault' })
    expect((await ask('find'))?.at).toBe('done')
    await ask('select')
    expect(await ask('readSerial')).toEqual(serial)
    does({ action: 'take-card' })
    expect(await ask('find')).toEqual({ at: 'no-card' })
  })

  test('answers two cards with words of theirs, and a worn chip with a failed reading', async () => {
    const { ask, does } = await standing()
    does({ action: 'put-card', card: 0 })
    does({ action: 'put-card', card: 1 })
    expect((await ask('find'))?.at).toBe('done')
    expect(await ask('select')).toEqual({ at: 'card-fault', words: 'some' })
    does({ action: 'take-card', card: 1 })
    does({ action: 'set-chips', chips: 'worn' })
    await ask('find')
    await ask('select')
    expect(await ask('readTextAndPhoto')).toMatchObject({ at: 'card-fault' })
    expect((await ask('readSerial'))?.at).toBe('done')
  })

  test('loses a card that is snatched away in the middle of its reading, and no other', async () => {
    const { ask, does } = await standing()
    does({ action: 'snatch-card', card: 3 })
    await ask('find')
    await ask('select')
    expect(await ask('readTextAndPhoto')).toMatchObject({ at: 'card-fault' })
    expect(await ask('find')).toEqual({ at: 'no-card' })
    does({ action: 'put-card', card: 3 })
    await ask('find')
    await ask('select')
    expect((await ask('readTextAndPhoto'))?.at).toBe('done')
  })

  test('refuses in words what cannot be done with cards', async () => {
    const { does } = await standing()
    expect(does({ action: 'take-card' })).toMatchObject({ at: 'refused' })
    expect(does({ action: 'wiggle-card' })).toMatchObject({ at: 'refused' })
    expect(does({ action: 'put-card', card: DRAWER_CARDS })).toMatchObject({ at: 'refused' })
    expect(does({ action: 'put-card', card: 0 })).toEqual({ at: 'done' })
    expect(does({ action: 'put-card', card: 0 })).toMatchObject({ at: 'refused' })
    expect(does({ action: 'put-card', card: 1 })).toEqual({ at: 'done' })
    expect(does({ action: 'put-card', card: 2 })).toMatchObject({ at: 'refused' })
    expect(does({ action: 'load-paper' })).toMatchObject({ at: 'refused' })
  })

  test('shows on the bench no more of made-up people than of real ones', async () => {
    const { simulator, does } = await standing()
    does({ action: 'put-card', card: 5 })
    const search = openSearch(
      people.flatMap(({ name, number, address }) =>
        [name, number, address].map((text) => ({ whose: name, what: 'name' as const, text })),
      ),
    )
    expect(search('bench', Buffer.from(JSON.stringify(simulator.view())))).toEqual([])
    expect(JSON.stringify(simulator.view())).toContain('𠮷*')
  })
})
