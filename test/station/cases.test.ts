import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { CaseReply, CasesReply, FindCaseReply } from '#contract/cases.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { signIn } from '#test/support/staff-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

const NAME = '欧阳翠莲'
const PHONE = '13905361234'
const ADDRESS = '示例路七号院东屋'
const NOTE = '她儿子在青岛上班'

test('a case is accepted with its day, found by its code, seen by whom it concerns, and says nothing of its person on the disk', async () => {
  const station = await startStation({ devices: withoutPrinter })
  onTestFinished(() => station.remove())
  const lead = await signIn(station)
  const clerk = await signIn(station, 1)
  const other = await signIn(station, 2)
  const opened = await clerk.post('/api/cases', {
    commandId: 'old-age-1',
    itemSeq: 14,
    applicant: { name: NAME, phone: PHONE, address: ADDRESS },
    materials: [{ name: '户口簿', state: 'received', original: 1 }],
    outcome: { at: 'accepted', due: { date: '2099-12-18', basis: '街道民政办电话' } },
  })
  expect(opened.status).toBe(201)
  const first = (opened.body as CaseReply).case
  expect(first).toMatchObject({
    number: expect.stringMatching(/^\d{4}-0001$/),
    state: { at: 'accepted' },
    dueOn: '2099-12-18',
    light: 'green',
    applicant: { at: 'named', name: NAME, hasContact: true },
  })
  expect(JSON.stringify(opened.body)).not.toContain(PHONE)

  // Another window's clerk sees nothing of it, and that it was asked for is noted.
  expect((await other.get('/api/cases/old-age-1')).status).toBe(403)
  expect((await other.post('/api/cases/old-age-1/contact')).status).toBe(403)
  expect(station.output()).toContain('somebody asked for a case of another window')
  expect(((await other.get('/api/cases')).body as CasesReply).cases).toEqual([])
  expect((await lead.post('/api/cases/old-age-1/contact')).body).toEqual({ phone: PHONE, address: ADDRESS })

  await clerk.post('/api/cases/old-age-1/changes', { change: { at: 'stepped', text: NOTE } })
  const found = async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ code: first.code })
    const reply = await fetch(`${station.url}/api/cases/find`, { method: 'POST', headers, body })
    return ((await reply.json()) as FindCaseReply).case
  }
  const { openedOn, ...told } = await found()
  expect(told).toEqual({
    state: { at: 'accepted', on: openedOn },
    acceptedOn: openedOn,
    dueOn: '2099-12-18',
    next: 'wait',
  })
  await clerk.post('/api/cases/old-age-1/changes', {
    change: { at: 'decided', granted: true, text: '每月发放' },
  })
  await clerk.post('/api/cases/old-age-1/changes', { change: { at: 'delivered', how: 'handed-over' } })
  expect((await found()).state.at).toBe('delivered')
  // One that is over is found by its number and code, by those whom it concerns.
  const numbersAt = async (who: typeof clerk, text: string) =>
    ((await who.get(`/api/cases?find=${encodeURIComponent(text)}`)).body as CasesReply).cases.map(
      ({ number }) => number,
    )
  expect(await numbersAt(clerk, ` ${first.number}`)).toEqual([first.number])
  expect(await numbersAt(lead, first.code)).toEqual([first.number])
  expect(await numbersAt(lead, '2026-9999')).toEqual([])
  expect(await numbersAt(other, first.number)).toEqual([])
  const view = ((await lead.get('/api/cases/old-age-1')).body as CaseReply).case
  expect(view.acts.map(({ at, text }) => [at, text])).toEqual([
    ['accepted', undefined],
    ['contact-opened', undefined],
    ['stepped', NOTE],
    ['decided', '每月发放'],
    ['delivered', undefined],
  ])
  expect(view.acts[1]?.by).toBe(lead.name)

  await station.kill()
  const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
  const search = openSearch([
    { whose: 'the applicant', what: 'name', text: NAME },
    { whose: 'the applicant', what: 'number', text: PHONE },
    { whose: 'the applicant', what: 'address', text: ADDRESS },
    { whose: 'the applicant', what: 'name', text: NOTE },
  ])
  const names = files.filter((entry) => entry.isFile())
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['cases.db', 'keys.db']))
  for (const { parentPath, name } of names)
    expect(search(name, await readFile(join(parentPath, name)))).toEqual([])
  expect(search('output', Buffer.from(station.output()))).toEqual([])
})
