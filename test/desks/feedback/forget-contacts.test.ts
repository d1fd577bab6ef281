import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFeedbackDesk } from '#daemon/desks/feedback/feedback-desk.ts'
import { forgetContacts } from '#daemon/desks/feedback/forget-contacts.ts'
import { areas } from '#daemon/domain/areas.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import { openLog } from '#daemon/log.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { openViews } from '#daemon/store/views/views.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const PHONE = '13905360000'

test('a phone number is read by staff within its term, and by nobody after it, however old the copy', async () => {
  const { station, ledger, clock } = await stationInMemory()
  const folder = tempFolder()
  const opened = openSeal(folder)
  if (opened.at !== 'ok') throw new Error('no seal')
  const { seal } = opened
  const views = await openViews({ folder, projections: projectionsOf(areas), ledger, clock })
  let today = '2026-11-23'
  const here = { ...station, today: () => today }
  const desk = openFeedbackDesk({
    station: here,
    views,
    seal,
    guide: () => ({ plainTitle: '办残疾人证' }),
    notice: () => undefined,
    promise: () => ({ replyDays: 7, contactDays: 30 }),
    clock,
    timeZone: 'Asia/Shanghai',
  })
  const said = { kind: 'error-report', point: 'phone', about: { at: 'guide', seq: 7 } } as const
  const given = await desk.give(
    { commandId: 'give-it-1', ...said, phone: PHONE, remark: '少一位' },
    'kiosk-1',
  )
  expect(given).toMatchObject({
    receipt: { dueOn: '2026-11-30', contact: { at: 'kept', until: '2026-12-23' } },
  })

  expect(await desk.openContact('open-it-1', 'give-it-1', 'zhang')).toEqual({ at: 'opened', phone: PHONE })
  const record = await desk.record('give-it-1')
  expect(record && desk.remark(record)).toEqual({ at: 'said', text: '少一位' })
  const sealed = record?.phone ?? ''

  const forget = async (owns: boolean) => {
    const ticks: (() => void)[] = []
    const onTick = (tick: () => void) => (ticks.push(tick), () => {})
    const done = forgetContacts({
      station: { ...here, onTick },
      views,
      seal,
      owns: () => owns,
      log: openLog('silent'),
    })
    await done.settled()
    done.close()
  }
  await forget(true)
  expect(seal.open('feedback/give-it-1', sealed)).toEqual({ at: 'text', text: PHONE })
  today = '2026-12-24'
  // The key lies with the daemon of the kiosk where it was made.
  await forget(false)
  expect(seal.open('feedback/give-it-1', sealed)).toEqual({ at: 'text', text: PHONE })
  await forget(true)
  expect(seal.open('feedback/give-it-1', sealed)).toEqual({ at: 'forgotten' })
  expect(await desk.openContact('open-it-2', 'give-it-1', 'zhang')).toEqual({ at: 'opened', phone: null })
  const afterwards = await desk.record('give-it-1')
  expect(afterwards).toMatchObject({ phone: null, remark: null })
  expect(afterwards && desk.remark(afterwards)).toEqual({ at: 'gone' })
  expect(afterwards?.acts.map(({ at }) => at)).toEqual(['contact-opened', 'contact-forgotten'])
  expect(readFileSync(join(folder, 'keys.db')).includes(PHONE)).toBe(false)
  // A resident's tap that comes once more is still answered, and nothing is sealed anew.
  expect(await desk.give({ commandId: 'give-it-1', ...said, phone: PHONE }, 'kiosk-1')).toMatchObject({
    at: 'given',
    repeated: true,
  })
  views.close()
  seal.close()
})
