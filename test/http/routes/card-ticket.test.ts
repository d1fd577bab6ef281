import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fillDrawer } from '#daemon/devices/simulators/drawer.ts'
import type { StationConfig } from '#daemon/settings/station.ts'
import { openWithScreen, readCard, screen, twoKiosks } from '#test/support/card-screen.ts'
import { daysLater } from '#test/support/days-later.ts'
import type { StationHere } from '#test/support/station-here.ts'

/** Cards of the drawer: 59, 60 and 61 years old on the day these tests play. */
const [AT_59, AT_60, AT_61] = [0, 1, 2]

const take = (here: StationHere, body: object) => here.send('POST', '/api/tickets', body)

describe('a ticket by a card', () => {
  test.each([
    [AT_59, { at: 'none' }],
    [AT_60, { at: 'card', reason: '老' }],
    [AT_61, { at: 'card', reason: '老' }],
  ])('card %i gives the priority that the station gives to that age', async (card, priority) => {
    const { here, live } = await openWithScreen()
    const { cardRef } = await readCard(here, live, card)
    const { status, answer } = await take(here, { commandId: 'command-tap', itemSeq: 14, cardRef })
    expect([status, answer.ticket?.priority]).toEqual([201, priority])
  })

  test('a station that gives none by age gives none, and what is declared still counts', async () => {
    const { here, live } = await openWithScreen({
      station: (station: StationConfig) => (station.priority.fromAge = null),
    })
    const { cardRef } = await readCard(here, live, AT_61)
    const { answer } = await take(here, { commandId: 'command-tap', cardRef, declared: '残' })
    expect(answer.ticket?.priority).toEqual({ at: 'declared', reason: '残' })
  })

  test('is given once: the same tap gets it again for ever, another one does not', async () => {
    const { here, live } = await openWithScreen()
    const { cardRef } = await readCard(here, live, AT_60)
    const first = await take(here, { commandId: 'command-tap', cardRef })
    expect(first.status).toBe(201)
    const id = first.answer.ticket?.id
    const same = { status: 200, answer: { ticket: { id } } }
    const invalid = { status: 409, answer: { code: 'card-ref-invalid' } }
    expect(await take(here, { commandId: 'command-tap', cardRef })).toMatchObject(same)
    expect(await take(here, { commandId: 'command-other', cardRef })).toMatchObject(invalid)
    await here.clock.advance(61_000)
    expect(await take(here, { commandId: 'command-tap', cardRef })).toMatchObject(same)
    expect(await take(here, { commandId: 'command-tap', cardRef: 'never-heard-of' })).toMatchObject(same)
    await here.restart()
    expect(await take(here, { commandId: 'command-tap', cardRef })).toMatchObject(same)
    await daysLater(here.clock, 1)
    expect(await take(here, { commandId: 'command-tap', cardRef })).toMatchObject(same)
    expect(await take(here, { commandId: 'command-other', cardRef })).toMatchObject(invalid)
  })

  test('two taps at the same time with the same card are one ticket', async () => {
    const { here, live } = await openWithScreen()
    for (const [n, card] of [AT_59, AT_60, AT_61].entries()) {
      const { cardRef } = await readCard(here, live, card)
      const taps = Array.from({ length: 4 }, () => take(here, { commandId: `command-tap-${n}`, cardRef }))
      const answers = await Promise.all(taps)
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201])
      expect(new Set(answers.map(({ answer }) => answer.ticket?.id)).size).toBe(1)
    }
  })

  test('two taps at the same time that are not the same are one ticket too', async () => {
    const { here, live } = await openWithScreen()
    const { cardRef } = await readCard(here, live, AT_60)
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name, n) =>
        take(here, { commandId: `command-${name}`, itemSeq: 10 + n, cardRef }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
  })

  test('a refused one leaves the card good for another try, within its minute', async () => {
    const { here, live } = await openWithScreen()
    const { cardRef } = await readCard(here, live, AT_60)
    expect((await take(here, { commandId: 'command-a', cardRef, itemSeq: 9999 })).answer.code).toBe(
      'unknown-item',
    )
    expect((await take(here, { commandId: 'command-b', cardRef, itemSeq: 14 })).status).toBe(201)
    const late = await readCard(here, live, AT_61)
    expect((await take(here, { commandId: 'command-c', cardRef: late.cardRef, itemSeq: 9999 })).status).toBe(
      422,
    )
    await here.clock.advance(60_000)
    expect((await take(here, { commandId: 'command-d', cardRef: late.cardRef })).answer.code).toBe(
      'card-ref-invalid',
    )
  })

  test('a card that was never read, and one that was read at another kiosk, give none', async () => {
    const { here, live } = await openWithScreen(twoKiosks)
    expect((await take(here, { commandId: 'command-a', cardRef: 'x' })).answer).toMatchObject({
      code: 'card-ref-invalid',
      detail: expect.stringContaining('不用身份证'),
    })
    const { cardRef } = await readCard(here, live, AT_60)
    expect((await take(here, { commandId: 'command-b', cardRef, kiosk: 'kiosk-2' })).status).toBe(409)
    expect((await take(here, { commandId: 'command-c', cardRef })).status).toBe(201)
  })

  test('one person has one open ticket for an errand, at whichever kiosk, also after a restart', async () => {
    const { here, live } = await openWithScreen(twoKiosks)
    const first = await readCard(here, live, AT_60)
    const given = await take(here, { commandId: 'command-a', itemSeq: 14, cardRef: first.cardRef })
    await here.restart()
    const second = await screen(here, {}, 'kiosk-2')
    const again = await readCard(here, second, AT_60, { reader: 'reader-2', kiosk: 'kiosk-2' })
    const more = { cardRef: again.cardRef, kiosk: 'kiosk-2' }
    expect(await take(here, { commandId: 'command-b', itemSeq: 14, ...more })).toMatchObject({
      status: 409,
      answer: { code: 'already-waiting', ticketId: given.answer.ticket?.id },
    })
    expect((await take(here, { commandId: 'command-c', itemSeq: 13, ...more })).status).toBe(201)
    expect((await take(here, { commandId: 'command-d', itemSeq: 14 })).status).toBe(201)
  })

  test('leads to nobody’s number from the data folder, nor from anywhere once the next day opens', async () => {
    const { here, live } = await openWithScreen()
    const [person] = fillDrawer(AT_60 + 1, here.clock.now()).slice(AT_60)
    const { cardRef } = await readCard(here, live, AT_60)
    await take(here, { commandId: 'command-a', cardRef })
    const tagUnder = (key: Buffer) =>
      createHmac('sha256', key)
        .update(person?.number ?? '')
        .digest('base64url')

    // What a thief of the data folder can try: every run of 32 bytes of the key store, on every word of every file.
    const keys = keysIn(join(here.dataDir, 'keys.db'))
    expect(keys.length).toBeGreaterThan(1000)
    const tags = new Set(keys.map(tagUnder))
    const words = filesIn(here.dataDir).flatMap((bytes) => bytes.toString('latin1').match(/[\w-]{43}/g) ?? [])
    expect(words.filter((word) => tags.has(word))).toEqual([])

    // The same finds it where it is meant to lie, for this user alone.
    const [kept = ''] = readdirSync(here.runtimeDir)
    const path = join(here.runtimeDir, kept)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const text = readFileSync(path, 'utf8')
    const key = Buffer.from(/"key":"([\w-]+)"/.exec(text)?.[1] ?? '', 'base64url')
    expect(text).toContain(tagUnder(key))
    await daysLater(here.clock, 1)
    await here.stop()
    expect(readdirSync(here.runtimeDir)).not.toContain(kept)
  })

  test('is not known any more after the machine’s own restart, and the next one is', async () => {
    const { here, live } = await openWithScreen()
    const first = await readCard(here, live, AT_60)
    const body = { itemSeq: 14 }
    expect((await take(here, { ...body, commandId: 'command-a', cardRef: first.cardRef })).status).toBe(201)
    await here.stop()
    rmSync(here.runtimeDir, { recursive: true })
    await here.start()
    const again = await readCard(here, await screen(here), AT_60)
    const more = await take(here, { ...body, commandId: 'command-b', cardRef: again.cardRef })
    expect(more.status).toBe(201)
    const third = await readCard(here, await screen(here), AT_60)
    expect(await take(here, { ...body, commandId: 'command-c', cardRef: third.cardRef })).toMatchObject({
      answer: { code: 'already-waiting', ticketId: more.answer.ticket?.id },
    })
  })
})

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
}

/** Every run of bytes that might be a key. */
function keysIn(path: string): Buffer[] {
  const bytes = Buffer.concat(
    ['', '-wal'].map((log) => (existsSync(path + log) ? readFileSync(path + log) : Buffer.alloc(0))),
  )
  return Array.from({ length: bytes.length - 32 }, (_, at) => bytes.subarray(at, at + 32))
}
