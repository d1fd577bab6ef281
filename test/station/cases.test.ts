import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseSheetReply } from '#contract/case-papers.ts'
import type { AgencyReply, CaseReply, CasesReply, FindCaseReply } from '#contract/cases.ts'
import type { DayReport } from '#contract/report.ts'
import type { StaffReply } from '#contract/staff.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

const NAME = '欧阳翠莲'
const PHONE = '13905361234'
const ADDRESS = '示例路七号院东屋'
const NOTE = '她儿子在青岛上班'

const REASON = '她家老二来催过两回'
const CONTACT = '找民政办的孙干事'
const BASIS = '孙干事十一月二十三日电话'
const GROUP = '河东三组'
const SON = '交给她儿子欧阳小龙'
/** Who is carried, and what they signed: the consent, what came back, what was delivered. */
const CARRIED = { name: '端木秋菊', phone: '13853612399', address: '示例路九号院西屋' }
const CONSENT = 'M113 37l5 6 7 -8 11 3'
const GIVEN_BACK = 'M61 52l9 -4 3 12 -6 8'
const DELIVERED = 'M24 71l8 5 13 -9 4 17'

let station: RunningStation
beforeAll(async () => {
  station = await startStation({ devices: withoutPrinter })
})
afterAll(() => station.remove())

test('a case is accepted with its day, found by its code, and seen by whom it concerns', async () => {
  const lead = await signIn(station)
  const clerk = await signIn(station, 1)
  const other = await signIn(station, 2)
  const opened = await clerk.post('/api/cases', {
    commandId: 'old-age-1',
    itemSeq: 14,
    offline: 'no-phone',
    applicant: { name: NAME, phone: PHONE, address: ADDRESS },
    materials: [{ name: '户口簿', state: 'received', original: 1 }],
    outcome: { at: 'accepted', due: { date: '2099-12-18', basis: BASIS } },
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

  expect(view.due?.basis).toBe(BASIS)
  for (const change of [
    { at: 'reopened', reason: REASON },
    { at: 'corrected', text: REASON },
    { at: 'voided', reason: REASON },
  ])
    await clerk.post('/api/cases/old-age-1/changes', { change })
  const passed = { at: 'passed-on', to: '民政办', contact: CONTACT }
  const opening = { commandId: 'passed-1', itemSeq: 14, outcome: passed }
  const second = (await clerk.post('/api/cases', opening)).body as CaseReply
  // What was voided was no visit, and takes its answer with it.
  const report = await lead.get(`/api/reports/day?day=${second.case.state.on}&format=json`)
  const { visits } = report.body as DayReport
  expect([visits.first, visits.offline['no-phone']]).toEqual([1, 0])
  const after = ((await lead.get('/api/cases/old-age-1')).body as CaseReply).case.acts.slice(-3)
  expect(after.map(({ text }) => text)).toEqual([REASON, REASON, REASON])
})

test('a 代办 goes from consent to archive by two people, and the address is read by the one who goes there', async () => {
  const lead = await signIn(station)
  const clerk = await signIn(station, 1)
  const agent = await signIn(station, 2)
  const { accounts } = (await lead.get('/api/staff')).body as StaffReply
  const id = accounts.find(({ name }) => name === agent.name)?.id ?? ''
  const { pin } = await ownAccount(station)
  const made = await fetch(`${station.url}/api/staff/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-kiosk': '1', cookie: lead.cookie },
    body: JSON.stringify({ name: agent.name, role: 'agent', pin }),
  })
  expect(made.status).toBe(200)
  await clerk.post('/api/cases', {
    commandId: 'carried-1',
    itemSeq: 2,
    applicant: CARRIED,
    materials: [{ name: '户口簿', state: 'received', original: 1 }],
    outcome: { at: 'reported' },
  })
  const change = async (who: typeof clerk, of: object, as: 'cases' | 'agency' = 'agency') =>
    (await who.post(`/api/${as}/carried-1/changes`, { change: of })).status
  const signed = { at: 'signed', signature: CONSENT }
  const entrusted = { at: 'entrusted', agent: id, group: GROUP, readAloud: true, consent: signed }
  expect(await change(agent, { at: 'stepped', text: NOTE })).toBe(403)
  expect(await change(clerk, { ...entrusted, agent: 'nobody' }, 'cases')).toBe(422)
  expect(await change(clerk, entrusted, 'cases')).toBe(200)

  // The clerk who took it in does not read the address any more, and the agent sees this case alone.
  expect((await clerk.post('/api/cases/carried-1/contact')).status).toBe(403)
  const { name, ...contact } = CARRIED
  expect((await agent.post('/api/cases/carried-1/contact')).body).toEqual(contact)
  expect((await agent.get('/api/cases/passed-1')).status).toBe(403)
  expect((await agent.get('/api/cases')).status).toBe(403)
  const { cases } = (await agent.get('/api/agency')).body as AgencyReply
  expect(cases).toMatchObject([{ id: 'carried-1', name, agency: { at: 'entrusted', group: GROUP } }])

  const things = [{ name: '户口簿', original: 1, copy: 0 }]
  for (const step of [
    { at: 'registered', things },
    { at: 'submitted', to: CONTACT },
    { at: 'tracked', text: REASON },
    { at: 'answered', granted: true, text: '办成了' },
    { at: 'handed-back', things, signature: GIVEN_BACK },
    { at: 'delivered', how: 'brought-home', signature: DELIVERED },
    { at: 'called-back', result: 'satisfied', text: SON },
  ])
    expect(await change(agent, step), step.at).toBe(200)
  const sheet = (await agent.get('/api/cases/carried-1/sheet?kind=delivered')).body as CaseSheetReply
  expect(sheet.sheet).toMatchObject({ title: '送达回证', signature: DELIVERED, signer: '收到人' })
  expect(await change(agent, { at: 'archived' })).toBe(200)
  expect((await agent.get('/api/agency')).body).toMatchObject({ cases: [] })
  expect((await agent.get('/api/cases/carried-1')).status).toBe(403)
  const done = ((await lead.get('/api/cases/carried-1')).body as CaseReply).case
  expect(done.agency).toMatchObject({ at: 'archived', agent: { name: agent.name } })
  expect(done.acts.filter(({ at }) => at === 'contact-opened').map(({ by }) => by)).toEqual([agent.name])
})

test('nothing of a person stands readable on the disk or in what the daemon says', async () => {
  await station.kill()
  const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
  const search = openSearch([
    { whose: 'the applicant', what: 'name', text: NAME },
    { whose: 'the applicant', what: 'number', text: PHONE },
    { whose: 'the applicant', what: 'address', text: ADDRESS },
    { whose: 'who is carried', what: 'name', text: CARRIED.name },
    { whose: 'who is carried', what: 'number', text: CARRIED.phone },
    { whose: 'who is carried', what: 'address', text: CARRIED.address },
    ...[NOTE, REASON, CONTACT, BASIS, GROUP, SON, CONSENT, GIVEN_BACK, DELIVERED].map((text) => ({
      whose: 'the applicant',
      what: 'name' as const,
      text,
    })),
  ])
  const names = files.filter((entry) => entry.isFile())
  expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['cases.db', 'keys.db']))
  for (const { parentPath, name } of names)
    expect(search(name, await readFile(join(parentPath, name)))).toEqual([])
  expect(search('output', Buffer.from(station.output()))).toEqual([])
})
