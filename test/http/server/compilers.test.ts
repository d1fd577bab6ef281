import { pino } from 'pino'
import { Type } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import { Problem } from '#contract/problem.ts'
import { cardRoutes } from '#daemon/http/routes/cards.ts'
import { compileAhead } from '#daemon/http/server/compilers.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const Pressed = Type.Object({ times: Type.Integer() })

async function appOf() {
  const app = await createApp(pino({ level: 'silent' }))
  onTestFinished(() => app.close())
  cardRoutes(app, {
    cards: { arm: () => ({ at: 'armed', seconds: 60 }), disarm: () => {} },
    kiosks: { ids: ['kiosk-1'], first: 'kiosk-1' },
  })
  const schema = { body: Pressed, response: { 200: Pressed, '4xx': Problem } }
  const config = { permission: 'anybody' as const }
  app.post('/api/press', { schema, config: { ...config, compiled: 'ahead' } }, async ({ body }) => body)
  app.post('/api/seldom', { schema, config }, async ({ body }) => body)
  await app.ready()
  const codes = () => app.codeAhead().map(({ route, of }) => `${route} ${of}`)
  return { app, codes }
}

test('the first press finds ready what checks it and what answers it, of the routes that people wait for', async () => {
  const { app, codes } = await appOf()
  expect(codes().toSorted()).toEqual([
    'POST /api/card/read 202',
    'POST /api/card/read 4xx',
    'POST /api/card/read body',
    'POST /api/press 200',
    'POST /api/press 4xx',
    'POST /api/press body',
  ])
  const clock = manualClock()
  compileAhead(app, clock)
  // The start itself does none of it.
  expect(codes()).toHaveLength(6)
  await clock.advance(3_000)
  expect(codes()).toEqual([])
  expect(clock.pending()).toBe(0)
  const press = (times: unknown) =>
    app.inject({ method: 'POST', url: '/api/press', headers: { host: 'localhost' }, payload: { times } })
  expect((await press(3)).json()).toEqual({ times: 3 })
  expect((await press('three')).statusCode).toBe(400)
})

test('who presses before that is answered all the same, and nothing is made twice', async () => {
  const { app, codes } = await appOf()
  const clock = manualClock()
  const cancel = compileAhead(app, clock)
  const headers = { host: 'localhost' }
  const read = { method: 'POST', url: '/api/card/read', headers, payload: { consent: true } } as const
  expect((await app.inject(read)).statusCode).toBe(202)
  expect(codes()).not.toContain('POST /api/card/read body')
  expect(codes()).not.toContain('POST /api/card/read 202')
  expect(codes()).toContain('POST /api/press body')
  cancel()
  expect(clock.pending()).toBe(0)
})
