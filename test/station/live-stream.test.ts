import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { LiveEvents, Snapshot } from '#contract/live.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { settledTicket, ticketFor } from '#test/support/station-client.ts'

/** Entries the daemon keeps for those who come back (http/live/event-stream.ts). */
const KEPT_ENTRIES = 512
const AT_ONCE = 64

let station: HousedStation
beforeAll(async () => {
  station = await openStation()
})
afterAll(() => station.remove())

const ticketIdOf = ({ data }: Received) =>
  typeof data === 'object' && data !== null && 'ticketId' in data ? data.ticketId : undefined

describe('the live stream', () => {
  test('begins with a snapshot of the station, with or without an Accept header', async () => {
    for (const headers of [{}, { accept: 'text/event-stream' }, { accept: '*/*' }]) {
      const screen = await openLive(station.url, headers)
      expect(screen.status).toBe(200)
      expect(screen.headers['content-type']).toMatch(/^text\/event-stream/)
      expect(screen.headers['cache-control']).toBe('no-store')
      const first = await screen.first(() => true)
      expect(first.event).toBe('snapshot')
      expect(Value.Errors(Snapshot, first.data)).toEqual([])
      expect(first).toMatchObject({ data: { v: 1, timeZone: 'Asia/Shanghai', kiosk: { id: 'kiosk-1' } } })
      screen.close()
    }
  })

  test('tells of a ticket and of its slip, each with the place in the ledger as its id', async () => {
    const screen = await openLive(station.url)
    const ticket = await ticketFor(station.url, { commandId: 'seen-live' })
    const taken = await screen.first((e) => e.event === 'ticket-taken' && ticketIdOf(e) === ticket.id)
    const printed = await screen.first((e) => e.event === 'ticket-printed' && ticketIdOf(e) === ticket.id)
    expect(taken.data).toEqual({ ticketId: ticket.id, number: ticket.number, queueId: ticket.queueId })
    expect(printed.data).toEqual({ ticketId: ticket.id })
    expect(printed.id).toBeGreaterThan(taken.id ?? Infinity)
    screen.close()
  })

  test('says nothing about a ticket that only its holder may know, and every event keeps to the contract', async () => {
    const screen = await openLive(station.url)
    const ticket = await ticketFor(station.url, { commandId: 'discreet', itemSeq: 18 })
    await settledTicket(station.url, 'discreet')
    await screen.first((e) => e.event === 'ticket-printed' && ticketIdOf(e) === ticket.id)
    for (const { event, data } of screen.events) {
      const schema = Object.entries(LiveEvents.properties).find(([name]) => name === event)?.[1]
      if (!schema) throw new Error(`the contract knows no event ${event}`)
      expect(Value.Errors(schema, data), event).toEqual([])
    }
    const everything = JSON.stringify(screen.events)
    expect(everything).not.toContain(ticket.qr)
    expect(everything).not.toContain('最低生活保障')
    expect(everything).not.toContain('itemSeq')
    screen.close()
  })

  test('goes on after the last event that a screen has seen, without a gap', async () => {
    const before = await openLive(station.url)
    const seen = await before.first((e) => e.event === 'snapshot')
    before.close()
    const missed = await ticketFor(station.url, { commandId: 'while-away' })
    const after = await openLive(station.url, { 'last-event-id': String(seen.id) })
    const first = await after.first((e) => e.event === 'ticket-taken')
    expect(ticketIdOf(first)).toBe(missed.id)
    expect(after.events.map(({ event }) => event)).not.toContain('snapshot')
    after.close()
  })

  test('begins again with a snapshot for a screen that was away too long, or knows a future that is not', async () => {
    const before = await openLive(station.url)
    const seen = await before.first((e) => e.event === 'snapshot')
    before.close()
    // No more at once than the station lets in.
    for (let taken = 0; taken < KEPT_ENTRIES + AT_ONCE; taken += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, i) =>
          ticketFor(station.url, { commandId: `command-many-${taken + i}` }),
        ),
      )
    for (const lastSeen of [String(seen.id), '99999999', 'nonsense']) {
      const after = await openLive(station.url, { 'last-event-id': lastSeen })
      expect((await after.first(() => true)).event, lastSeen).toBe('snapshot')
      after.close()
    }
  })

  test('is refused for a kiosk that the station does not have', async () => {
    const reply = await fetch(`${station.url}/api/live?kiosk=kiosk-9`)
    expect(reply.status).toBe(422)
    expect(await reply.json()).toMatchObject({ code: 'unknown-kiosk' })
  })
})
