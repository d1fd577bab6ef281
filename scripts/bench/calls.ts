import { Agent } from 'node:http'
import { randomUUID } from 'node:crypto'
import { LANDSCAPE, launchBrowser, openScreen } from '#test/support/chromium.ts'
import { type LiveClient, openLive } from '#test/support/live-client.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { type Bare, startBare } from './bare.ts'
import { bareTimes } from './bare-page.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { watchStrip } from './in-page.ts'
import { post } from './load.ts'

const SCREENS = 100
/** Between a call and what every screen hears before and after it, so that it is seen alone. */
const BREATH_MS = 10
const WARM_UP = 10
/** A real browser paints 60 times a second. */
const PAINTS = 60

/**
 * Calling the next: the clerk's own answer, and the call on one hall display and on the last of a hundred. The limit is a
 * durable insert that tells as many bare streams: what disk, sockets and the reading side cost by themselves.
 */
export async function callRows({ samples }: Effort): Promise<Row[]> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  const agent = new Agent({ keepAlive: true })
  try {
    const clerk = await signIn(station)
    const line: Line = { station, agent, clerk }
    const limits = {
      alone: await bareCalls(bare, agent, 1, samples),
      hundred: await bareCalls(bare, agent, SCREENS, samples),
    }
    const alone = await calls(line, 1, samples)
    const hundred = await calls(line, SCREENS, samples)
    const paintedBare = await bareTimes(Math.min(samples, PAINTS))
    const painted = await paints(line, Math.min(samples, PAINTS))
    return [
      row('call next, p50/p99', alone.answered, { p50: 1.2, p99: 5 }, limits.alone.answered),
      row('call → seen on the hall display, p50/p99', alone.seen, { p50: 8, p99: 25 }, limits.alone.seen),
      row(
        `call → last of ${SCREENS} displays, p50/p99`,
        hundred.seen,
        { p50: 6, p99: 20 },
        limits.hundred.seen,
      ),
      row('call → painted by the hall display’s browser, p50/p99', painted, null, paintedBare.painted),
    ]
  } finally {
    agent.destroy()
    await station.remove()
    await bare.stop()
  }
}

type Line = { station: RunningStation; agent: Agent; clerk: StaffClient }
type Times = { answered: number[]; seen: number[] }

async function calls(line: Line, screens: number, samples: number): Promise<Times> {
  const { url } = line.station
  const press = pressing(line)
  let ticketId = ''
  return seenBy(url, screens, samples, {
    before: async () => void (await post(line.agent, `${url}/api/tickets`, { commandId: randomUUID() })),
    call: async () => ({ id: ticketId } = await press('call-next')),
    async after() {
      await press('serve', { ticketId })
      await press('finish', { ticketId })
    },
  })
}

/** The same without a station. */
export function bareCalls({ url }: Bare, agent: Agent, screens: number, samples: number): Promise<Times> {
  const send = (path: string) => post(agent, `${url}${path}`, { commandId: randomUUID() })
  const insert = () => send('/api/tickets')
  return seenBy(url, screens, samples, { before: insert, call: () => send('/api/calls'), after: insert })
}

const breath = () => new Promise((next) => setTimeout(next, BREATH_MS))

type Steps = Record<'before' | 'call' | 'after', () => Promise<unknown>>

/** How long a call takes until it is answered, and until the last of so many screens hears of it. */
async function seenBy(url: string, screens: number, samples: number, steps: Steps): Promise<Times> {
  let missing = 0
  let seen: (at: number) => void = () => {}
  const streams: LiveClient[] = []
  for (let i = 0; i < screens; i++)
    streams.push(
      await openLive(url, {}, ({ event, at }) => {
        if (event === 'ticket-called' && --missing === 0) seen(at)
      }),
    )
  const times: Times = { answered: [], seen: [] }
  for (let i = -WARM_UP; i < samples; i++) {
    await steps.before()
    await breath()
    missing = screens
    const last = new Promise<number>((resolve) => (seen = resolve))
    const began = performance.now()
    await steps.call()
    const answered = performance.now() - began
    const shown = (await last) - began
    if (i >= 0) {
      times.answered.push(answered)
      times.seen.push(shown)
    }
    await steps.after()
    await breath()
  }
  for (const stream of streams) stream.close()
  return times
}

/** A clerk's press at the first window; gives the ticket it was about. */
function pressing({ station: { url }, agent, clerk }: Line) {
  const headers = { cookie: clerk.cookie, 'x-kiosk': '1' }
  return async (verb: string, body: object = {}) => {
    const path = `${url}/api/windows/W1/${verb}`
    const { status, text } = await post(agent, path, { commandId: randomUUID(), ...body }, headers)
    if (status !== 200) throw new Error(`${verb}: ${status} ${text}`)
    const reply: { ticket: { id: string; number: string } } = JSON.parse(text)
    return reply.ticket
  }
}

/** From the clerk's press to the frame of a real hall display that shows the number at its window. */
async function paints(line: Line, samples: number): Promise<number[]> {
  const { station, agent } = line
  const press = pressing(line)
  const browser = await launchBrowser()
  const times: number[] = []
  try {
    const { page } = await openScreen(browser, { size: LANDSCAPE })
    await page.addInitScript(watchStrip)
    await page.goto(`${station.url}/hall?voice=off`)
    await page.locator('.hall[data-link="live"] .strip').waitFor()
    for (let i = -WARM_UP; i < samples; i++) {
      await post(agent, `${station.url}/api/tickets`, { commandId: randomUUID() })
      const began = performance.timeOrigin + performance.now()
      const { id: ticketId, number } = await press('call-next')
      const painted = await page.waitForFunction((name) => {
        const mark = performance.getEntriesByName(name)[0]
        return mark && performance.timeOrigin + mark.startTime
      }, `painted ${number}`)
      if (i >= 0) times.push(((await painted.jsonValue()) ?? 0) - began)
      await press('serve', { ticketId })
      await press('finish', { ticketId })
    }
  } finally {
    await browser.close()
  }
  return times
}

/** `goal` null: nothing is promised, the figure is to be known. */
function row(work: string, times: number[], goal: { p50: number; p99: number } | null, bare: number[]): Row {
  const { p50, p99, n } = spreadOf(times)
  const limit = spreadOf(bare)
  return {
    work: `${work} (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p99)} ms, ${(p50 / limit.p50).toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms`,
    goal: goal === null ? '' : `≤ ${goal.p50}/${goal.p99} ms`,
    ok: goal === null ? null : p50 <= goal.p50 && p99 <= goal.p99,
    figures: { p50, p99, n, limitP50: limit.p50, limitP99: limit.p99 },
  }
}
