import { Check } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LiveEvents, Snapshot } from '#contract/live.ts'
import { TodoReply } from '#contract/todo.ts'
import type { TroublesReply } from '#contract/trouble.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { signIn } from '#test/support/staff-client.ts'
import { type HousedStation, openStation } from '#test/support/housed-station.ts'
import { actOnPrinter } from '#test/support/station-client.ts'

let station: HousedStation
beforeAll(async () => {
  station = await openStation()
})
afterAll(() => station.remove())

const troublesIn = ({ data }: Received) => (data as TroublesReply).troubles

test('a clerk at a window is told at once that the paper is out and that it is in again; the hall is not', async () => {
  const clerk = await signIn(station, 1)
  await clerk.press('W1', 'open')
  const atWindow = await openLive(station.url, { cookie: clerk.cookie }, undefined, '/api/windows/W1/live')
  const hall = await openLive(station.url)
  const first = await atWindow.first(({ event }) => event === 'snapshot')
  expect(troublesIn(first)).toEqual([])
  expect(Check(Snapshot, first.data)).toBe(true)

  await actOnPrinter(station.url, { action: 'remove-paper' })
  const out = await atWindow.first(({ event }) => event === 'troubles-changed')
  expect(Check(LiveEvents.properties['troubles-changed'], out.data)).toBe(true)
  expect(troublesIn(out)).toMatchObject([{ at: 'device', code: 'device-attention', urgency: 'now' }])
  expect(troublesIn(out)[0]?.words).toContain('没纸了')

  await actOnPrinter(station.url, { action: 'load-paper' })
  await atWindow.first((message) => message.event === 'troubles-changed' && troublesIn(message).length === 0)
  // What changed at the kiosk is told to everybody; what is wrong with the printer, to staff.
  await hall.first(({ event }) => event === 'kiosk-changed')
  expect(hall.events.filter(({ event }) => event === 'troubles-changed')).toEqual([])
  expect(hall.events.some(({ data }) => Object.hasOwn(data as object, 'troubles'))).toBe(false)
  atWindow.close()
  hall.close()
})

test('what is to do is listed for each account by what it may do, and a change of it is told to staff alone', async () => {
  const lead = await signIn(station)
  const clerk = await signIn(station, 1)
  const codesOf = async (who: typeof lead) => {
    const { body } = await who.get('/api/todo')
    expect(Check(TodoReply, body)).toBe(true)
    return (body as TodoReply).todo.map(({ code }) => code)
  }
  expect(await codesOf(lead)).toContain('guides-unconfirmed')
  expect(await codesOf(clerk)).not.toContain('guides-unconfirmed')

  const office = await openLive(station.url, { cookie: lead.cookie }, undefined, '/api/staff/live')
  const hall = await openLive(station.url)
  await Promise.all([office, hall].map((one) => one.first(({ event }) => event === 'snapshot')))
  await actOnPrinter(station.url, { action: 'remove-paper' })
  await office.first(({ event }) => event === 'todo-changed')
  expect(await codesOf(clerk)).toEqual(['device-attention'])
  expect((await codesOf(lead))[0]).toBe('device-attention')
  await actOnPrinter(station.url, { action: 'load-paper' })
  await hall.first(({ event }) => event === 'kiosk-changed')
  expect(hall.events.filter(({ event }) => event === 'todo-changed')).toEqual([])
  office.close()
  hall.close()
})
