import { request } from 'node:http'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '#daemon/http/server/create-app.ts'
import { answerBeforeStopping } from '#daemon/http/server/guard.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { rawRequest } from '#test/support/raw-request.ts'

/** An app whose answers take as long as the test says; its clock stands still. */
async function slowApp() {
  const app = await createApp(pino({ level: 'silent' }))
  const clock = manualClock()
  answerBeforeStopping(app, clock)
  const begun = Promise.withResolvers<void>()
  const ready = Promise.withResolvers<void>()
  app.post('/slow', { config: { permission: 'anybody' } }, async () => {
    begun.resolve()
    await ready.promise
    return { at: 'done' }
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  const ask = () =>
    rawRequest(`${url}/slow`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  return { app, url, clock, ask, begun: begun.promise, answer: ready.resolve }
}

test('an answer that is under way when the daemon is stopped still leaves, and nothing new is begun', async () => {
  const { app, url, ask, begun, answer } = await slowApp()
  const first = ask()
  await begun
  const closed = app.close()
  expect((await ask()).status).toBe(503)
  expect((await rawRequest(`${url}/healthz`)).status).toBe(503)
  answer()
  expect(await first).toMatchObject({ status: 200, text: '{"at":"done"}' })
  await closed
})

test('a client that never sends the rest does not keep the daemon from stopping', async () => {
  const { app, url, clock, ask, begun, answer } = await slowApp()
  const first = ask()
  await begun
  const headers = { 'content-type': 'application/json', 'content-length': 100 }
  const dawdler = request(`${url}/slow`, { method: 'POST', headers, agent: false })
  const cutOff = new Promise((resolve) => dawdler.on('error', resolve))
  dawdler.write('{')
  // What comes after it on another connection is answered once it has arrived.
  await rawRequest(`${url}/nothing`)
  const closed = app.close()
  answer()
  expect((await first).status).toBe(200)
  await clock.advance(2000)
  await closed
  await cutOff
})
