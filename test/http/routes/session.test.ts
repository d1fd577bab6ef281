import { join } from 'node:path'
import fastifyRateLimit from '@fastify/rate-limit'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { openSeenTroubles } from '#daemon/desks/troubles/seen-troubles.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { photoRoutes } from '#daemon/http/routes/photos.ts'
import { sessionRoutes } from '#daemon/http/routes/session.ts'
import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import { openStaffGate } from '#daemon/http/staff/gate.ts'
import { staffRoutes } from '#daemon/http/routes/staff.ts'
import type { AccountChange } from '#daemon/domain/people/account-changes.ts'
import { openStaffDesk } from '#daemon/desks/staff/staff-desk.ts'
import { PHOTO_NAME } from '#daemon/desks/staff/staff-photos.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import { openStaffFile } from '#daemon/store/documents/staff-file.ts'
import { aTrouble } from '#test/support/a-trouble.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { portrait } from '#test/support/portrait.ts'
import { firstAccountNames } from '#daemon/http/words/staff.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const paperOut = aTrouble()

async function office() {
  const folder = tempFolder()
  const opened = await openStaffFile(folder)
  if (opened.at === 'fault') throw new Error(opened.reason)
  const { station, clock, ledger } = await stationInMemory()
  const changes: AccountChange[] = []
  ledger.watch(0, (entries) => {
    for (const { actor, events, time } of entries) {
      const by = actor.at === 'staff' ? actor.account : null
      for (const event of events)
        if ('account' in event) changes.push({ at: event.type, account: event.account, by, time })
    }
  })
  const desk = openStaffDesk({
    document: opened.document,
    photos: openPictureFiles({ folder: join(folder, 'photos'), names: PHOTO_NAME }),
    clock,
    today: () => '2026-11-27',
    limits: undefined,
    station,
    newestChanges: async (count) => changes.slice(-count).toReversed(),
    audit: () => {},
  })
  const { staff, sessions, signIn, photos, idleSeconds } = desk
  const [lead, clerk] = await staff.firstAccounts(firstAccountNames(1))
  if (lead === undefined || clerk === undefined) throw new Error('no first accounts')
  // As if both had chosen the very PIN that they were given.
  for (const [i, { pin }] of [lead, clerk].entries()) await staff.setPin(`staff-${i + 1}`, pin)
  const gate = openStaffGate(sessions, desk.rightsOf)
  const app = await createApp(pino({ level: 'silent' }), { at: 'loopback' }, gate.admit)
  await app.register(fastifyRateLimit, { max: 1_000, timeWindow: 60_000 })
  sessionRoutes(app, { gate, sessions, signIn, staff, idleSeconds })
  photoRoutes(app, { gate, staff, photos, accounts: desk.accounts })
  staffRoutes(app, { gate, staff, sessions, signIn, accounts: desk.accounts })
  const seen = openSeenTroubles({
    troubles: () => [paperOut],
    clock,
    named: ({ account, window }) => ({ clerk: account, name: staff.byId(account)?.name ?? '', window }),
  })
  troubleRoutes(app, { gate, desk: { ...seen, acknowledge: async () => ({ at: 'over' }) } })
  closers.push(() => app.close())

  const send = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    more: { cookie?: string; payload?: object; headers?: object } = {},
  ) =>
    app.inject({
      method,
      url,
      headers: {
        host: 'localhost',
        'x-kiosk': '1',
        ...(more.cookie ? { cookie: more.cookie } : {}),
        ...more.headers,
      },
      ...(more.payload === undefined ? {} : { payload: more.payload }),
    })
  const enter = async (who: { name: string; pin: string }) => {
    const signed = await send('POST', '/api/session', { payload: who })
    return String(signed.headers['set-cookie']).split(';')[0] ?? ''
  }
  return { clock, staff, lead, clerk, send, enter }
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { send, lead } = await office()
    const signed = await send('POST', '/api/session', { payload: lead })
    expect([signed.statusCode, signed.body]).toEqual([204, ''])
    const [session, device] = [signed.headers['set-cookie'] ?? ''].flat()
    expect(session).toMatch(/^kiosk-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(device, 'kept for as long as browsers keep one').toMatch(
      /^kiosk-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('answers a wrong PIN and a name that nobody bears in the same words, then says how long to wait', async () => {
    const { send, lead, clock } = await office()
    const tryAs = (name: string) => send('POST', '/api/session', { payload: { name, pin: '000000' } })
    const [known, unknown] = [await tryAs(lead.name), await tryAs('没有这个人')]
    expect(known.json()).toMatchObject({
      status: 401,
      code: 'wrong-pin',
      detail: '姓名或密码不对，请再试一次。',
    })
    expect(unknown.body).toBe(known.body)
    for (let i = 0; i < 3; i++) await tryAs(lead.name)
    const [lockedOut, alike] = [await tryAs(lead.name), await tryAs('没有这个人')]
    expect(lockedOut.json()).toMatchObject({
      status: 429,
      code: 'too-many-tries',
      detail: '试的次数太多了，请过 15 秒再试。',
    })
    expect(lockedOut.headers['retry-after']).toBe('15')
    expect(alike.body).toBe(lockedOut.body)
    for (let i = 0; i < 3; i++) {
      await clock.advance(120_000)
      await tryAs(lead.name)
    }
    expect((await tryAs(lead.name)).json()).toMatchObject({ detail: '试的次数太多了，请过 2 分钟再试。' })
  })

  test('on a screen where somebody else is signed in ends their session', async () => {
    const { send, enter, lead, clerk } = await office()
    const before = await enter(lead)
    await send('POST', '/api/session', { payload: clerk, cookie: before })
    expect((await send('GET', '/api/session', { cookie: before })).statusCode).toBe(401)
  })

  test('faster than anybody types is too many, as a problem with words', async () => {
    const { send } = await office()
    const hasty = () => send('POST', '/api/session', { payload: { name: 'a', pin: 1 } })
    for (let i = 0; i < 60; i++) expect((await hasty()).statusCode).toBe(400)
    expect((await hasty()).json()).toMatchObject({
      status: 429,
      code: 'too-many-tries',
      detail: '请求太多了，请过一会儿再试。',
    })
  })
})

describe('a screen left alone', () => {
  test('locks, refuses work, and goes on after the PIN; only presses and signs of life keep it awake', async () => {
    const { send, enter, clerk, clock } = await office()
    const cookie = await enter(clerk)
    const state = async () => (await send('GET', '/api/session', { cookie })).json().at
    const plate = { title: '综合窗口工作人员', number: '02', party: { at: 'none' } }
    await clock.advance(600_000)
    expect(await state()).toBe('signed-in')
    expect((await send('PUT', '/api/session/plate', { cookie, payload: plate })).statusCode).toBe(200)
    await clock.advance(600_000)
    expect(await state()).toBe('signed-in')
    await clock.advance(300_000)
    expect(await state()).toBe('locked')
    const refused = await send('PUT', '/api/session/plate', { cookie, payload: plate })
    expect(refused.json()).toMatchObject({ status: 401, code: 'session-locked' })
    const unlock = (pin: string) => send('POST', '/api/session/unlock', { cookie, payload: { pin } })
    expect((await unlock('000000')).json()).toMatchObject({
      code: 'wrong-pin',
      detail: '密码不对，请再试一次。',
    })
    expect((await unlock(clerk.pin)).statusCode).toBe(204)
    expect(await state()).toBe('signed-in')
    await send('POST', '/api/session/lock', { cookie })
    expect(await state()).toBe('locked')
    expect((await send('DELETE', '/api/session', { cookie })).headers['set-cookie']).toMatch(
      /kiosk-session=; .*Expires=Thu, 01 Jan 1970/,
    )
    expect((await send('GET', '/api/session', { cookie })).json()).toMatchObject({ code: 'not-signed-in' })
  })

  test('that shows a trouble says so by itself, and locks all the same; locked, it has shown nothing', async () => {
    const { send, enter, lead, clerk, clock } = await office()
    const cookie = await enter(clerk)
    const shown = () =>
      send('POST', '/api/troubles/seen', { cookie, payload: { ids: [paperOut.id, 'device:gone'] } })
    await clock.advance(600_000)
    expect((await shown()).statusCode).toBe(204)
    await clock.advance(300_000)
    expect((await shown()).json()).toMatchObject({ code: 'session-locked' })
    const seen = await send('GET', '/api/troubles', { cookie: await enter(lead) })
    const witness = { clerk: 'staff-2', name: clerk.name, window: null, time: '2026-11-23T01:10:00.000Z' }
    expect(seen.json()).toEqual({ troubles: [{ ...paperOut, seenBy: [witness] }] })
  })
})

describe('a clerk', () => {
  test('changes the own PIN to one that is not easy to guess', async () => {
    const { send, enter, clerk } = await office()
    const cookie = await enter(clerk)
    const change = (pin: string, newPin: string) =>
      send('PUT', '/api/session/pin', { cookie, payload: { pin, newPin } })
    expect((await change('000000', '271828')).json()).toMatchObject({ code: 'wrong-pin' })
    expect((await change(clerk.pin, '12345')).json()).toMatchObject({ code: 'invalid-request' })
    expect((await change(clerk.pin, '123456')).json()).toMatchObject({ errors: [{ field: 'body.newPin' }] })
    expect((await change(clerk.pin, '271828')).statusCode).toBe(204)
    expect(await enter({ name: clerk.name, pin: '271828' })).toMatch(/^kiosk-session=.{43}$/)
  })

  test('puts a picture on the plate that everybody may look at, by an address that never shows another', async () => {
    const { send, enter, clerk } = await office()
    const cookie = await enter(clerk)
    const put = (bytes: Buffer, type: string) =>
      send('PUT', '/api/session/photo', { cookie, payload: bytes, headers: { 'content-type': type } })
    const { clerk: plate } = (await put(portrait('png', 300, 400), 'image/png')).json()
    const seen = await send('GET', plate.photo)
    expect(seen.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(seen.rawPayload).toEqual(portrait('png', 300, 400))
    expect((await send('GET', '/api/staff/staff-2/photo?v=')).headers['cache-control']).toBe('no-cache')
    for (const [bytes, type] of [
      [Buffer.from('<html><script>'), 'image/png'],
      [portrait('png', 300, 400), 'application/json'],
      [portrait('png', 300, 400), 'text/html'],
      [Buffer.concat([portrait('jpg', 300, 400), Buffer.alloc(300_000)]), 'image/jpeg'],
    ] as const)
      expect((await put(bytes, type)).json(), type).toMatchObject({ code: 'invalid-request' })
    expect((await send('DELETE', '/api/session/photo', { cookie })).json()).toMatchObject({
      clerk: { photo: null },
    })
    expect((await send('GET', plate.photo)).statusCode).toBe(404)
    expect((await send('GET', '/api/staff/..%2f..%2fstaff.json/photo')).statusCode).toBe(404)
  })
})

describe('the 站长', () => {
  test('makes an account whose PIN is shown once, and sees no secrets afterwards', async () => {
    const { send, enter, lead } = await office()
    const cookie = await enter(lead)
    const own = { pin: lead.pin }
    const added = await send('POST', '/api/staff', {
      cookie,
      payload: { name: '王芳', role: 'clerk', ...own },
    })
    expect(added.statusCode).toBe(201)
    const { pin, account } = added.json()
    expect(account).toMatchObject({ id: 'staff-3', name: '王芳', at: 'active', sessions: 0 })
    const all = await send('GET', '/api/staff', { cookie })
    expect(all.json().accounts).toHaveLength(3)
    expect(all.body).not.toContain(pin)
    expect(all.body).not.toContain('argon2')
    const theirs = await enter({ name: '王芳', pin })
    const reset = await send('POST', '/api/staff/staff-3/reset-pin', { cookie, payload: own })
    expect(reset.json().pin).toMatch(/^\d{6}$/)
    expect((await send('GET', '/api/session', { cookie: theirs })).statusCode).toBe(401)
    expect(await enter({ name: '王芳', pin: reset.json().pin })).toMatch(/^kiosk-session=.{43}$/)
  })

  test('has to give the own PIN again: with another one nothing is done and nothing entered', async () => {
    const { send, enter, lead, staff } = await office()
    const cookie = await enter(lead)
    const before = JSON.stringify(staff.all())
    const own = { pin: '000000' }
    for (const [method, url, payload] of [
      ['POST', '/api/staff', { name: '王芳', role: 'clerk', ...own }],
      ['PUT', '/api/staff/staff-2', { name: '王芳', role: 'clerk', ...own }],
      ['POST', '/api/staff/staff-2/reset-pin', own],
      ['POST', '/api/staff/staff-2/disable', own],
    ] as const) {
      const refused = await send(method, url, { cookie, payload })
      expect([refused.statusCode, refused.json().code], url).toEqual([401, 'wrong-pin'])
      expect((await send(method, url, { cookie, payload: {} })).statusCode, url).toBe(400)
    }
    expect(JSON.stringify(staff.all())).toBe(before)
    expect((await send('GET', '/api/staff/changes', { cookie })).json()).toEqual({ changes: [] })
  })

  test('writes the 座牌 of somebody who does not, and it is entered who did', async () => {
    const { send, enter, lead, clerk, staff } = await office()
    const cookie = await enter(lead)
    const plate = { title: '帮办代办员', number: '07', party: { at: 'none' } }
    const written = await send('PUT', '/api/staff/staff-2/plate', { cookie, payload: plate })
    expect(written.json().clerk).toMatchObject({ name: clerk.name, ...plate })
    expect(staff.plateOf('staff-2')).toMatchObject(plate)
    expect((await send('PUT', '/api/staff/staff-99/plate', { cookie, payload: plate })).statusCode).toBe(404)
    const theirs = await enter(clerk)
    const refused = await send('PUT', '/api/staff/staff-1/plate', { cookie: theirs, payload: plate })
    expect(refused.statusCode).toBe(403)
    expect((await send('GET', '/api/staff/changes', { cookie })).json().changes).toMatchObject([
      { at: 'account-plate-changed', name: clerk.name, by: lead.name },
    ])
  })

  test('sees who did what to which account, the newest first, and no change without a trace', async () => {
    const { send, enter, lead, clerk } = await office()
    const cookie = await enter(lead)
    const payload = { pin: lead.pin }
    await send('POST', '/api/staff', { cookie, payload: { name: '王芳', role: 'clerk', ...payload } })
    await send('PUT', '/api/staff/staff-3', { cookie, payload: { name: '王芳芳', role: 'lead', ...payload } })
    await send('POST', '/api/staff/staff-3/reset-pin', { cookie, payload })
    await send('POST', '/api/staff/staff-3/disable', { cookie, payload })
    await send('POST', '/api/staff/staff-3/enable', { cookie, payload })
    const theirs = await enter(clerk)
    await send('PUT', '/api/session/pin', { cookie: theirs, payload: { pin: clerk.pin, newPin: '805937' } })
    const { changes } = (await send('GET', '/api/staff/changes', { cookie })).json()
    expect(
      changes.map(({ at, name, by }: { at: string; name: string; by: string }) => [at, name, by]),
    ).toEqual([
      ['account-pin-changed', clerk.name, clerk.name],
      ['account-enabled', '王芳芳', lead.name],
      ['account-disabled', '王芳芳', lead.name],
      ['account-pin-reset', '王芳芳', lead.name],
      ['account-changed', '王芳芳', lead.name],
      ['account-added', '王芳芳', lead.name],
    ])
    expect((await send('GET', '/api/staff/changes', { cookie: theirs })).statusCode).toBe(403)
  })

  test.for([
    ['POST', '/api/staff', { name: '窗口１员工', role: 'clerk' }, 409, '已经有人用这个姓名，请换一个写法。'],
    ['POST', '/api/staff', { name: '王 芳', role: 'clerk' }, 400, 'body.name'],
    ['POST', '/api/staff', { name: '王芳', role: 'owner' }, 400, 'body.role'],
    ['PUT', '/api/staff/staff-1', { name: '站长', role: 'clerk' }, 409, '站里至少要留一位能登录的站长。'],
    ['POST', '/api/staff/staff-1/disable', {}, 409, '站里至少要留一位能登录的站长。'],
    ['POST', '/api/staff/staff-9/reset-pin', {}, 404, '没有这个账号。'],
    ['DELETE', '/api/staff/staff-9/sessions', undefined, 404, '没有这个账号。'],
  ] as const)('is told why not: %s %s %o', async ([method, url, payload, status, words]) => {
    const { send, enter, lead } = await office()
    const cookie = await enter(lead)
    const body = payload === undefined ? {} : { payload: { ...payload, pin: lead.pin } }
    const refused = await send(method, url, { cookie, ...body })
    expect(refused.statusCode).toBe(status)
    expect(refused.body).toContain(words)
  })
})
