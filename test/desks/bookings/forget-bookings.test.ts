import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBookingDesk } from '#daemon/desks/bookings/booking-desk.ts'
import { forgetBookings } from '#daemon/desks/bookings/forget-bookings.ts'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openLog } from '#daemon/log.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'

const PHONE = '13905360000'
const ADDRESS = '槐树胡同十九号'
const slot = { day: '2026-11-25', from: '09:00', to: '11:00' }
const LI: RecordReader = { account: 'li', sees: 'own' }

test('whom a visit was for is read for its term and by nobody after it, also when it was never told of; day and code stay', async () => {
  const { station, ledger, clock } = await stationInMemory()
  const folder = tempFolder()
  const opened = openSeal(folder)
  if (opened.at !== 'ok') throw new Error('no seal')
  const { seal } = opened
  const views = await openViews({ folder, projections: projectionsOf(areas), ledger, clock })
  const desk = openBookingDesk({
    station,
    views,
    seal,
    offered: () => ({
      keepDays: 30,
      daysAhead: 7,
      visits: {
        items: [14],
        agents: [{ name: '李', days: [3] }],
        slots: [{ from: slot.from, to: slot.to }],
        each: 3,
      },
    }),
    guide: () => ({ plainTitle: '高龄补贴', discreet: false, suspended: null, noTicket: null }),
    hours: () => ({ weekly: [], closedDays: [], extraDays: [] }),
    privateTitle: '综合业务',
    nameOf: () => '李',
    accountOf: () => LI.account,
    clock,
    log: openLog('silent'),
    timeZone: 'Asia/Shanghai',
  })
  const book = async (commandId: string) => {
    const body = { commandId, kind: 'visit', itemSeq: 14, slot, phone: PHONE, address: ADDRESS } as const
    const made = await desk.book(body, { kiosk: 'kiosk-1' })
    if (made.at !== 'made') throw new Error(made.at)
    return made.receipt.code
  }
  let looks = 0
  const read = (id: string) => desk.contact(id, `look-${looks++}`, LI)
  /** What a start on this day does. */
  async function night(today: string): Promise<void> {
    const here = { ...station, today: () => today, onTick: () => () => {} }
    const done = forgetBookings({ station: here, views, seal, keepDays: () => 30, log: openLog('silent') })
    await done.settled()
    done.close()
  }
  const kept = { at: 'opened', phone: PHONE, address: ADDRESS }
  const gone = { at: 'opened', phone: null, address: null }

  const code = await book('done-1')
  await book('forgotten-1')
  await book('cut-short-1')
  const done = { at: 'done', text: `材料收齐了，${ADDRESS}` } as const
  expect(await desk.act('done-1', { commandId: 'tell-it-1', change: done }, LI)).toMatchObject({
    at: 'booking',
    view: { acts: [{ at: 'done', text: done.text }] },
  })

  await night('2026-12-22')
  expect(await read('done-1')).toEqual(kept)
  // The term runs from the end of it; of one that was never told of, from its own day.
  await night('2026-12-23')
  expect([await read('done-1'), await read('forgotten-1')]).toEqual([gone, kept])
  const [over] = await desk.over(9, LI)
  expect(over).toMatchObject({ id: 'done-1', code, slot, contact: 'gone', state: { at: 'done' } })
  expect(over?.acts.map(({ at, text }) => [at, text])).toEqual([
    ['done', null],
    ['contact-opened', undefined],
    ['forgotten', undefined],
    ['contact-opened', undefined],
  ])
  expect(await desk.find(code, 'kiosk-1')).toMatchObject({ found: { phone: 'none', state: { at: 'done' } } })

  // The power went after the key and before the entry that says so.
  seal.forget('booking/cut-short-1')
  await night('2026-12-25')
  expect(await read('forgotten-1')).toEqual(gone)
  expect(desk.openOnes(LI).map(({ id, contact }) => [id, contact])).toEqual([
    ['forgotten-1', 'gone'],
    ['cut-short-1', 'gone'],
  ])
  const keys = readFileSync(join(folder, 'keys.db'))
  expect([PHONE, ADDRESS].map((text) => keys.includes(text))).toEqual([false, false])
  views.close()
  seal.close()
})
