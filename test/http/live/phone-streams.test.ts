import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { PhoneTicket } from '#contract/phone.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { phoneRoutes } from '#daemon/http/routes/phone.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MINUTE_MS = 60_000
const STREAMS_OF_A_HALL = 300

/** The phones' listener of a station that knows every slip, on a clock of the test. */
async function phonesAt() {
  const uiDir = tempFolder()
  mkdirSync(join(uiDir, 'phone', 'assets'), { recursive: true })
  writeFileSync(join(uiDir, 'phone', 'index.html'), '<!doctype html>')
  const clock = manualClock()
  const app = await createApp(pino({ level: 'silent' }))
  let place: PhoneTicket['place'] = { at: 'waiting', ahead: 1, estimateMinutes: null, estimateBasis: 0 }
  const listeners = new Set<() => void>()
  const ticket = (token: string): PhoneTicket => ({
    station: '示例社区便民服务站',
    number: token.slice(0, 4),
    day: '2026-11-23',
    time: new Date(clock.now()).toISOString().slice(11, 16),
    edition: '2026.11.28-502eccb4',
    place,
  })
  await app.register((phones) =>
    phoneRoutes(phones, {
      clock,
      uiDir,
      desk: {
        ticket,
        reliably: async (token) => ticket(token),
        cases: async () => ({ station: '', phone: '', today: '2026-11-23', time: '09:00', cases: [] }),
        onChanged(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
    }),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const { port } = app.server.address() as AddressInfo
  return {
    clock,
    call(): void {
      place = { at: 'called', window: '1 号窗口', calls: 1 }
      for (const listener of listeners) listener()
    },
    phone: (token: string) => openPhone(`http://127.0.0.1:${port}/t/${token}/live`),
  }
}

async function openPhone(url: string) {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const { status, body } = await fetch(url, { signal: leaving.signal })
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    status,
    /** Everything heard, once this many tickets are. */
    async hears(count: number): Promise<PhoneTicket[]> {
      for (;;) {
        const told = [...text.matchAll(/event: ticket\ndata: (.*)\n\n/g)].map(
          ([, data = '']) => JSON.parse(data) as PhoneTicket,
        )
        if (told.length >= count) return told
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream ended: ${text}`)
        text += value
      }
    },
    /** Resolves when the station has ended the stream. */
    async ended(): Promise<void> {
      while (!(await reader.read()).done);
    },
  }
}

test('a phone hears its ticket every quarter of a minute, with the time that it is now, and at once when it changes', async () => {
  const { clock, phone, call } = await phonesAt()
  const mine = await phone('A001')
  expect((await mine.hears(1)).map(({ time }) => time)).toEqual(['00:00'])
  await clock.advance(MINUTE_MS)
  const times = (await mine.hears(5)).map(({ time }) => time)
  expect(times.toSorted()).toEqual(times)
  expect(times.at(-1)).toBe('00:01')
  call()
  await clock.advance(1_000)
  expect((await mine.hears(6)).at(-1)?.place.at).toBe('called')
})

test('a fifth phone with the same slip is heard, and the one that has looked longest is not any more', async () => {
  const { phone } = await phonesAt()
  const family = []
  for (let i = 0; i < 4; i++) family.push(await phone('A001'))
  const stranger = await phone('A002')
  const fifth = await phone('A001')
  await fifth.hears(1)
  await family[0]!.ended()
  for (const other of [...family.slice(1), stranger]) await other.hears(1)
})

test('one slip does not take the streams of the whole hall', async () => {
  const { phone, clock, call } = await phonesAt()
  const greedy = []
  for (let i = 0; i < STREAMS_OF_A_HALL + 10; i++) greedy.push(await phone('A001'))
  const other = await phone('A002')
  expect(other.status).toBe(200)
  call()
  await clock.advance(1_000)
  expect((await other.hears(2)).at(-1)?.place.at).toBe('called')
})

test('when the hall is full, a further slip is told to ask again, and a slip that has its four streams may change one', async () => {
  const { phone } = await phonesAt()
  for (let i = 0; i < STREAMS_OF_A_HALL; i++) await phone(`B${String(Math.floor(i / 4)).padStart(3, '0')}`)
  expect((await phone('C001')).status).toBe(429)
  expect((await phone('B000')).status).toBe(200)
})
