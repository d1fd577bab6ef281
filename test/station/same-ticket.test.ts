import { describe, expect, test } from 'vitest'
import { openStation } from '#daemon/station.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import { daysLater } from '#test/support/days-later.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { stationParts } from '#test/support/station-in-memory.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { slips, settledTicket, takeTicket, ticketFor, ticketOf } from '#test/support/station-client.ts'

describe('a commandId', { timeout: 120_000 }, () => {
  test('gives the same ticket again: at once, with another body, and after a restart', async () => {
    const station = await stationOfTest()
    const first = await takeTicket(station.url, { commandId: 'command-tap', itemSeq: 10 })
    expect(first.status).toBe(201)
    await settledTicket(station.url, 'command-tap')
    const again = [
      await takeTicket(station.url, { commandId: 'command-tap', itemSeq: 10 }),
      await takeTicket(station.url, { commandId: 'command-tap', itemSeq: 1, declared: '老' }),
      await takeTicket(station.url, { commandId: 'command-tap', queueId: 'none', kiosk: 'none' }),
    ]
    await station.stop()
    await station.restart()
    again.push(await takeTicket(station.url, { commandId: 'command-tap' }))
    for (const { status, ticket } of again) {
      expect(status).toBe(200)
      expect(ticket).toMatchObject({ id: first.ticket?.id, number: first.ticket?.number, itemSeq: 10 })
    }
    // The printer of the new daemon is a fresh one: it must not have been asked for anything.
    expect(await slips(station.url)).toEqual([])
    expect((await ticketFor(station.url, { commandId: 'command-next' })).number).toBe('A002')
  })

  test('sent ten times at once gives one ticket and one slip', async () => {
    const station = await stationOfTest()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => takeTicket(station.url, { commandId: 'many-taps' })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(new Set(answers.map(({ ticket }) => ticket?.id)).size).toBe(1)
    await settledTicket(station.url, 'many-taps')
    expect(await slips(station.url)).toHaveLength(1)
  })

  test('that never led to a ticket is not known', async () => {
    const station = await stationOfTest()
    await takeTicket(station.url, { commandId: 'command-refused', itemSeq: 9999 })
    expect(await ticketOf(station.url, 'command-refused')).toBeUndefined()
    // What was refused may be asked for again, rightly this time.
    expect((await takeTicket(station.url, { commandId: 'command-refused', itemSeq: 10 })).status).toBe(201)
  })

  test('of yesterday still gives the ticket of yesterday, while a new one begins the day at 001', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 23, 3))
    const station = await openStation(
      stationParts({
        clock,
        rules: () => ({ queue: RULES, staffCalls: RULES, opening: RULES }),
        ledgerFailed: (reason) => {
          throw new Error(reason)
        },
      }),
    )
    const take = async (commandId: string) => {
      const outcome = await station.execute(
        commandId,
        { type: 'take-ticket', kiosk: 'kiosk-1', print: false },
        { at: 'resident', kiosk: 'kiosk-1' },
        'kiosk-1',
      )
      if (outcome.at !== 'done') throw new Error(outcome.at)
      const taken = outcome.entry.events.find((event) => event.type === 'ticket-taken')
      return {
        repeated: outcome.repeated,
        number: taken?.number,
        id: taken?.ticketId,
        day: outcome.entry.day,
      }
    }
    const monday = await take('monday')
    expect(monday).toMatchObject({ repeated: false, number: 'A001', day: '2026-11-23' })
    await daysLater(clock, 1)
    const tuesday = await take('tuesday')
    expect(tuesday).toMatchObject({ repeated: false, number: 'A001', day: '2026-11-24' })
    expect(await take('monday')).toEqual({ ...monday, repeated: true })
    expect(tuesday.id).not.toBe(monday.id)
    await station.close()
  })
})

const RULES: QueueRules = {
  queues: [{ id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: ['W1'] }],
  defaultQueueId: 'general',
  items: new Map(),
  windows: ['W1'],
  skills: [],
  kiosks: ['kiosk-1'],
  priority: { maxInARow: 2, ageingMinutes: null },
  callsBeforeNoShow: 3,
  secondsBetweenCalls: 0,
}
