import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openPackage } from '#daemon/http/server/access.ts'
import { createApp } from '#daemon/http/server/create-app.ts'

const silent = pino({ level: 'silent' })
const host = { host: 'localhost' }

test('a route that names no permission stops the start, and says which it is', async () => {
  const app = await createApp(silent)
  expect(() => app.get('/api/secrets', async () => 'everything')).toThrow(
    'get /api/secrets names no permission',
  )
  await app.register(async (scope) => {
    expect(() => scope.post('/api/secrets', { config: {} }, async () => null)).toThrow(
      'post /api/secrets names no permission',
    )
  })
  await app.close()
})

test('a route of staff is closed where no gate stands', async () => {
  const app = await createApp(silent)
  app.get('/desk', { config: { permission: 'queue.serve' } }, async () => 'the desk')
  expect((await app.inject({ url: '/desk', headers: host })).json()).toMatchObject({ code: 'not-signed-in' })
  await app.close()
})

test('a package may bring its own routes, open to anybody; a route beside it may not hide there', async () => {
  const app = await createApp(silent)
  await openPackage(app, async (scope) => {
    scope.get('/picture', async () => 'a picture')
  })
  expect(() => app.get('/beside', async () => null)).toThrow('get /beside names no permission')
  expect((await app.inject({ url: '/picture', headers: host })).body).toBe('a picture')
  expect(app.enteredRoutes.map(({ method, path, permission }) => `${method} ${path} ${permission}`)).toEqual([
    'get /picture anybody',
    'head /picture anybody',
  ])
  await app.close()
})

test('whom a route asks for is decided before its body is read', async () => {
  const app = await createApp(silent, { at: 'loopback' }, () => ({ code: 'not-allowed', detail: '不行。' }))
  app.post('/desk', { config: { permission: 'people.manage' } }, async () => null)
  const headers = { ...host, 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/desk', headers, payload: '{"half' })
  expect(answer.json()).toMatchObject({ status: 403, code: 'not-allowed' })
  await app.close()
})
