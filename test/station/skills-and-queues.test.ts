import { expect, test } from 'vitest'
import type { WindowWork } from '#contract/clerk.ts'
import type { QueueView } from '#contract/station.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { takeTicket, ticketFor, ticketOf } from '#test/support/station-client.ts'

test('a station with a skill and a second queue calls each person where it can be done, and says so everywhere', async () => {
  const station = await stationOfTest({
    station(config) {
      config.skills = [{ id: 'law', name: '法律服务', items: [52] }]
      const [first, second, third] = config.windows
      if (first) first.skills = []
      if (second) second.skills = ['law']
      if (third) third.skills = []
      config.queues = [
        { id: 'general', name: '综合业务', letter: 'A', dailyQuota: null, windows: ['W1', 'W2'], items: [] },
        { id: 'party', name: '党群服务', letter: 'B', dailyQuota: 2, windows: ['W3'], items: [37] },
      ]
    },
  })
  const { url } = station
  const waiting = async () => {
    const { queues } = (await (await fetch(`${url}/api/queue`)).json()) as { queues: QueueView[] }
    return Object.fromEntries(queues.map(({ letter, waiting, left }) => [letter, { waiting, left }]))
  }
  const desk = async (clerk: StaffClient, window: string) => {
    const { body } = await clerk.get(`/api/windows/${window}/work`)
    return (body as WindowWork).waiting.map(({ number }) => number)
  }

  const law = await ticketFor(url, { commandId: 'law-at-first', itemSeq: 52 })
  const plain = await ticketFor(url, { commandId: 'whatever-else', itemSeq: 1 })
  expect([law.number, plain.number]).toEqual(['A001', 'A002'])
  expect(law, 'nobody is there yet').toMatchObject({ unattended: true })

  // By its errand and by its name; the quota is the queue's own.
  const fee = await ticketFor(url, { commandId: 'party-by-errand', itemSeq: 37 })
  const party = await ticketFor(url, { commandId: 'party-by-queue', queueId: 'party' })
  expect([fee, party].map(({ number, ahead }) => [number, ahead])).toEqual([
    ['B001', 0],
    ['B002', 1],
  ])
  const full = await takeTicket(url, { commandId: 'party-too-many', itemSeq: 37 })
  expect(full.problem).toMatchObject({ code: 'queue-full' })
  expect(await waiting()).toEqual({ A: { waiting: 2, left: null }, B: { waiting: 2, left: 0 } })

  const one = await signIn(station, 1)
  await one.press('W1', 'open')
  expect(await ticketOf(url, 'law-at-first')).toMatchObject({ unattended: true, estimateMinutes: null })
  expect(await desk(one, 'W1')).toEqual(['A002'])
  const early = await one.press('W1', 'call', { ticketId: law.id, reason: '孩子小' })
  expect(early).toMatchObject({
    status: 409,
    body: { code: 'skill-wanting', detail: expect.stringContaining('“法律服务”') as unknown },
  })
  expect((await one.press('W1', 'call-next')).body).toMatchObject({ ticket: { number: 'A002' } })

  const [two, three] = [await signIn(station, 2), await signIn(station, 3)]
  await two.press('W2', 'open')
  await three.press('W3', 'open')
  expect(await ticketOf(url, 'law-at-first')).toMatchObject({ ahead: 0 })
  expect(await desk(two, 'W2')).toEqual(['A001'])
  expect(await desk(three, 'W3')).toEqual(['B001', 'B002'])

  // Sent on, a number keeps its letter and stands on the other queue's desks by when it came.
  const sent = await three.press('W3', 'transfer', { ticketId: fee.id, to: { queueId: 'general' } })
  expect(sent.status).toBe(200)
  expect(await desk(two, 'W2')).toEqual(['A001', 'B001'])
  expect(await waiting()).toMatchObject({ A: { waiting: 2 }, B: { waiting: 1, left: 0 } })
  const back = await two.press('W2', 'transfer', { ticketId: law.id, to: { queueId: 'party' } })
  expect(back).toMatchObject({ status: 409, body: { code: 'skill-wanting' } })

  expect((await two.press('W2', 'call-next')).body).toMatchObject({ ticket: { number: 'A001' } })
  expect((await three.press('W3', 'call-next')).body).toMatchObject({ ticket: { number: 'B002' } })
  const hall = JSON.stringify(await (await fetch(`${url}/api/windows`)).json())
  for (const number of ['A001', 'A002', 'B002']) expect(hall).toContain(`"${number}"`)
})
