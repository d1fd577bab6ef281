import { pino } from 'pino'
import { Create } from 'typebox/value'
import { afterEach, describe, expect, test } from 'vitest'
import { type Bench, BenchAction } from '#contract/bench.ts'
import type { DeviceHealth } from '#contract/device.ts'
import { systemClock } from '#daemon/clock.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { benchRoutes } from '#daemon/http/routes/bench.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { wordsOn } from '#test/support/read-slip.ts'

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function standing() {
  const printer = openSimulator('thermal-80', systemClock)
  if (printer === undefined) throw new Error('no simulator')
  let health: DeviceHealth = { at: 'opening' }
  let healthChanged = () => {}
  const app = await createApp(pino({ level: 'silent' }))
  await benchRoutes(app, {
    simulators: new Map([['printer', printer]]),
    clock: systemClock,
    healthOf: () => health,
    onHealthChanged: (listener) => {
      healthChanged = listener
      return () => {}
    },
  })
  closers.push(() => app.close())
  return {
    app,
    printer,
    bench: async (): Promise<Bench> => (await app.inject({ url: '/api/bench' })).json(),
    does: (payload: object, device = 'printer') =>
      app.inject({ method: 'POST', url: `/api/bench/${device}`, payload }),
    believes: (now: DeviceHealth) => {
      health = now
      healthChanged()
    },
  }
}

describe('the bench', () => {
  test('shows every simulated device and what the daemon believes of it', async () => {
    const { bench } = await standing()
    expect(await bench()).toMatchObject({
      devices: [
        { id: 'printer', simulator: 'thermal-80', health: { at: 'opening' }, device: { engine: 'idle' } },
      ],
    })
  })

  test('does to the device what a person did', async () => {
    const { does, bench } = await standing()
    const answer = await does({ action: 'remove-paper' })
    expect(answer.statusCode).toBe(200)
    expect(await bench()).toMatchObject({
      devices: [{ device: { paper: { at: 'out' }, engine: 'blocked' } }],
    })
  })

  test('says in words why something cannot be done', async () => {
    const { does } = await standing()
    const answer = await does({ action: 'take-slip' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'wrong-state', detail: '出纸口没有小票。' })
  })

  test('knows neither other devices nor other actions', async () => {
    const { does } = await standing()
    expect((await does({ action: 'open-cover' }, 'reader')).json()).toMatchObject({ code: 'not-found' })
    expect((await does({ action: 'explode' })).json()).toMatchObject({ code: 'invalid-request' })
    expect((await does({ action: 'paper-ends-after', lines: 0 })).statusCode).toBe(400)
  })
})

test('every device of the shipped station is shown whole, and answers every hand that is laid on it', async () => {
  const names = ['thermal-80', 'card-reader', 'scanner-hid-pos', 'cd5220', 'caller-pad', 'keypad', 'syn6288']
  const simulators = names.map((name) => openSimulator(name, systemClock)).filter((one) => one !== undefined)
  const app = await createApp(pino({ level: 'silent' }))
  closers.push(() => app.close())
  await benchRoutes(app, {
    simulators: new Map(simulators.map((simulator) => [simulator.name, simulator])),
    clock: systemClock,
    healthOf: () => null,
    onHealthChanged: () => () => {},
  })
  const shown: Bench = (await app.inject({ url: '/api/bench' })).json()
  expect(shown.devices.map(({ device }) => device)).toEqual(simulators.map((simulator) => simulator.view()))
  const actions = BenchAction.anyOf.map((schema) => Create(schema))
  for (const name of names) {
    for (const payload of actions) {
      const { statusCode } = await app.inject({ method: 'POST', url: `/api/bench/${name}`, payload })
      expect([200, 409], `${name} ${JSON.stringify(payload)}`).toContain(statusCode)
    }
  }
})

describe('the live bench', () => {
  async function watching() {
    const station = await standing()
    const url = await station.app.listen({ port: 0, host: '127.0.0.1' })
    const abort = new AbortController()
    closers.push(() => abort.abort())
    const response = await fetch(`${url}/api/bench/live`, { signal: abort.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    /** The first bench, from now on, that fits. */
    const until = async (fits: (bench: Bench) => boolean): Promise<Bench> => {
      for (;;) {
        for (const frame of text.split('\n\n').slice(0, -1)) {
          const data = /^event: bench\ndata: (.*)$/.exec(frame)?.[1]
          const bench: Bench | undefined = data === undefined ? undefined : JSON.parse(data)
          if (bench !== undefined && fits(bench)) return bench
        }
        const { value = '', done = true } = (await reader?.read()) ?? {}
        if (done) throw new Error('the stream ended')
        text = text.slice(text.lastIndexOf('\n\n') + 2) + value
      }
    }
    return { ...station, response, until }
  }

  test('shows a ticket coming out of the printer until it hangs in the slot', async () => {
    const { printer, until } = await watching()
    const blocks = [{ at: 'text', text: 'A032', align: 'center', size: 'fill', bold: true } as const]
    const end = printer.attach({ toHost: () => {}, onVanish: () => {} })
    await end?.fromHost(compose({ blocks }, shippedModel('generic-80'), { at: 'fence' }))
    const hangingOn = ({ devices }: Bench) => {
      const device = devices[0]?.device
      return device?.at === 'ticket-printer' ? device.hanging : null
    }
    const bench = await until((bench) => hangingOn(bench) !== null)
    expect(wordsOn(hangingOn(bench)?.inks ?? [])).toEqual(['A032'])
  })

  test('tells when the daemon thinks differently of a device', async () => {
    const { believes, until } = await watching()
    believes({ at: 'attention', conditions: ['paper-out'] })
    const bench = await until(({ devices }) => devices[0]?.health?.at === 'attention')
    expect(bench.devices[0]?.health).toEqual({ at: 'attention', conditions: ['paper-out'] })
  })

  test('ends when the daemon ends', async () => {
    const { app, until } = await watching()
    await until(() => true)
    await app.close()
    await expect(until(() => false)).rejects.toThrow('ended')
  })
})
