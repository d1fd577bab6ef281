import { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'

let app: App

beforeAll(async () => {
  app = await createApp(pino({ level: 'silent' }))
  app.get('/here', { config: { permission: 'anybody' } }, () => ({ ok: true }))
  app.post(
    '/here',
    {
      config: { permission: 'anybody' },
      schema: {
        body: Type.Object({ name: Type.String({ maxLength: 3 }) }, { additionalProperties: false }),
      },
    },
    () => ({ ok: true }),
  )
})
afterAll(() => app.close())

const get = (headers: Record<string, string>) => app.inject({ url: '/here', headers })

describe('who may talk to this machine', () => {
  test.for(['127.0.0.1:8080', 'localhost:8080', 'LOCALHOST', '[::1]:8080'])(
    'its own name %s is answered',
    async (host) => {
      expect((await get({ host })).statusCode).toBe(200)
    },
  )

  test.for([
    'evil.example',
    'evil.example:8080',
    '127.0.0.1.evil.example',
    'localhost.evil:80',
    '192.168.1.5:8080',
  ])('a foreign Host "%s" is refused, so that a rebound name reaches nothing', async (host) => {
    const answer = await get({ host })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'foreign-host', status: 403 })
  })

  test.for([
    'http://evil.example',
    'https://localhost:8080',
    'http://localhost:9090',
    'null',
    'http://127.0.0.1',
  ])('a page of a foreign Origin %s is refused', async (origin) => {
    const answer = await get({ host: 'localhost:8080', origin })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'foreign-origin' })
  })

  test.for(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    'our own page at %s is answered',
    async (origin) => {
      expect((await get({ host: 'localhost:8080', origin })).statusCode).toBe(200)
    },
  )
})

describe('what a wrong request is told', () => {
  const post = (payload: unknown) =>
    app.inject({ method: 'POST', url: '/here', headers: { host: 'localhost' }, payload: payload as object })

  test('an unknown field is named, not silently dropped', async () => {
    const answer = await post({ name: 'a', nmae: 'b' })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ field: 'body.nmae', allowed: '不是这里的字段' }],
    })
  })

  test('a missing field and one of the wrong type are named with what is allowed', async () => {
    expect((await post({})).json()).toMatchObject({ errors: [{ field: 'body.name', allowed: '必须填写' }] })
    expect((await post({ name: 7 })).json()).toMatchObject({
      errors: [{ field: 'body.name', allowed: '应为 string' }],
    })
    expect((await post({ name: 'long' })).json()).toMatchObject({ errors: [{ field: 'body.name' }] })
  })

  test('a body that is no JSON is a 400, an unknown address a 404, both as problems', async () => {
    const broken = await app.inject({
      method: 'POST',
      url: '/here',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      payload: '{',
    })
    expect(broken.json()).toMatchObject({ code: 'invalid-request', status: 400 })
    const lost = await app.inject({ url: '/nowhere', headers: { host: 'localhost' } })
    expect(lost.json()).toMatchObject({ code: 'not-found', status: 404 })
  })

  test('an address that a browser is not to open goes by no other spelling', async () => {
    const status = async (url: string) =>
      (await app.inject({ url, headers: { host: 'localhost' } })).statusCode
    for (const url of ['/%68ere', '/her%65?x=1', '//here', '/here;x', '/HERE', '/here/'])
      expect([url, await status(url)]).toEqual([url, 404])
    expect(await status('/here?name=%68%20')).toBe(200)
  })
})

describe('what every page is allowed', () => {
  test('nothing inline, nothing from elsewhere, no framing, no markup from strings', async () => {
    const policy = String((await get({ host: 'localhost' })).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })
})
