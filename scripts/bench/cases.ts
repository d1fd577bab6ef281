import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { dirname, join } from 'node:path'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { type Bare, startBare } from './bare.ts'
import type { Effort } from './effort.ts'
import { inMs, median, type Row, spreadOf } from './figures.ts'
import { writeHistory } from './history.ts'
import { eventLoopLag } from './lag.ts'
import { post } from './load.ts'

const SAVE_MAX_MS = { p50: 3, p99: 15 } as const
const LIST_MAX_MS = { p50: 10, p99: 25 } as const
const WARM_UP = 20
/** Of the list, so that it is read as a full desk reads it. */
const LISTS = 50
const FILTERED_P95_MAX_MS = 20
const STALL_MAX_MS = 50
const STARTS = 3

export async function caseRows(effort: Effort): Promise<Row[]> {
  return [...(await savedRows(effort)), ...(await listRows(effort))]
}

/** 一次性告知 over a real ledger, name and phone sealed, and the list of what has been taken in. */
async function savedRows({ samples }: Effort): Promise<Row[]> {
  const bare = await startBare()
  const station = await startStation({ devices: withoutPrinter })
  const agent = new Agent({ keepAlive: true })
  try {
    const { cookie } = await signIn(station)
    const headers = { cookie, 'x-kiosk': '1' }
    const limits = await timesOf(samples, () => bareSave(bare, agent))
    const saves = await timesOf(samples, async () => {
      const { status, text } = await post(agent, `${station.url}/api/cases`, toldCase(), headers)
      if (status !== 201) throw new Error(`a case was not saved: ${status} ${text}`)
    })
    const bareLists = await timesOf(LISTS, () => readWhole(`${bare.url}/api/list`))
    const lists = await timesOf(LISTS, () => readWhole(`${station.url}/api/cases?state=over`, { cookie }))
    return [
      row('save a case with its sealed applicant', saves, SAVE_MAX_MS, limits),
      row(`a page of the list of ${saves.length + WARM_UP} cases`, lists, LIST_MAX_MS, bareLists),
    ]
  } finally {
    agent.destroy()
    await station.remove()
    await bare.stop()
  }
}

/**
 * Years of cases that are over, with those that are open, each with its own sealed name: the list of a window, that of the
 * 站长, and what the first one after a start keeps from everybody else. The limit filters as many rows of a bare array.
 */
async function listRows({ casesOver, casesOpen }: Effort): Promise<Row[]> {
  const past = { tickets: 0, life: 'taken', cases: casesOver, openCases: casesOpen } as const
  const bare = await startBare()
  const station = await startStation({
    devices: withoutPrinter,
    files: (configDir) => writeHistory(configDir, join(dirname(configDir), 'data'), past),
  })
  try {
    // Another start draws first accounts anew that nobody has used.
    for (const which of [0, 1]) await ownAccount(station, which)
    const first: First[] = []
    for (let n = 0; n < STARTS; n++) first.push(await firstList(station, casesOpen))
    const lead = await signIn(station)
    const clerk = await signIn(station, 1)
    await clerk.press('W1', 'open')
    const url = `${station.url}/api/cases`
    const [allRead, ownRead] = [await readWhole(url, lead), await readWhole(url, clerk)]
    const bareUrl = (windows: number) =>
      `${bare.url}/api/cases?over=${casesOver}&open=${casesOpen}&windows=${windows}&bytes=${Math.round(allRead.bytes / casesOpen)}`
    const ofWindow = bareUrl(Math.round(casesOpen / ownRead.cases))
    const among = `${casesOver.toLocaleString('en')} cases over, ${casesOpen.toLocaleString('en')} open`
    const all = await timesOf(LISTS, () => readWhole(url, lead))
    const bareAll = await timesOf(LISTS, () => readWhole(bareUrl(1)))
    const own = await timesOf(LISTS, () => readWhole(url, clerk))
    const bareOwn = await timesOf(LISTS, () => readWhole(ofWindow))
    return [
      listRow(`${among}: the ${ownRead.cases} open ones of a window`, own, bareOwn),
      listRow(`${among}: all open ones`, all, bareAll),
      firstRow(`${among}: all open ones for the first time after a start`, first, spreadOf(all).p50),
    ]
  } finally {
    await station.remove()
    await bare.stop()
  }
}

/** ms; `stall`: the longest that the event loop did nothing else meanwhile. */
type First = { took: number; stall: number }

async function firstList(station: RunningStation, count: number): Promise<First> {
  await station.stop()
  await station.restart()
  const lead = await signIn(station)
  await eventLoopLag(station.url)
  const began = performance.now()
  const { cases } = await readWhole(`${station.url}/api/cases`, lead)
  const took = performance.now() - began
  if (cases !== count) throw new Error(`the list holds ${cases} cases`)
  return { took, stall: (await eventLoopLag(station.url)).max }
}

async function readWhole(
  url: string,
  { cookie = '' }: { cookie?: string } = {},
): Promise<{ cases: number; bytes: number }> {
  const answer = await fetch(url, { headers: { 'x-kiosk': '1', cookie } })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`)
  const { cases = [] }: { cases?: unknown[] } = JSON.parse(text)
  return { cases: cases.length, bytes: text.length }
}

const toldCase = () => ({
  commandId: randomUUID(),
  itemSeq: 14,
  applicant: { name: '赵某某', phone: '13900000000' },
  outcome: { at: 'told', missing: ['户口簿'] },
})

/** Two durable writes, as a case is: the key it is sealed with, and itself. */
async function bareSave({ url }: Bare, agent: Agent): Promise<void> {
  for (let i = 0; i < 2; i++) await post(agent, `${url}/api/calls`, { commandId: randomUUID() })
}

async function timesOf(samples: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = -WARM_UP; i < samples; i++) {
    const began = performance.now()
    await work()
    if (i >= 0) times.push(performance.now() - began)
  }
  return times
}

function listRow(work: string, times: readonly number[], bare: readonly number[]): Row {
  const { p50, p95, n } = spreadOf(times)
  const limit = spreadOf(bare)
  return {
    work: `${work}, p50/p95 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p95)} ms, ${(p50 / limit.p50).toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p95)} ms`,
    goal: `≤ ${FILTERED_P95_MAX_MS} ms`,
    ok: p95 <= FILTERED_P95_MAX_MS,
    figures: { p50, p95, n, limitP50: limit.p50, limitP95: limit.p95 },
  }
}

/** The limit: the same list once every name has been opened. */
function firstRow(work: string, first: readonly First[], limit: number): Row {
  const took = median(first.map((each) => each.took))
  const stall = Math.max(...first.map((each) => each.stall))
  return {
    work: `${work}, longest stall meanwhile (n = ${first.length})`,
    measured: `${inMs(took)} ms, ${inMs(stall)} ms`,
    limit: `${inMs(limit)} ms`,
    goal: `stall ≤ ${STALL_MAX_MS} ms`,
    ok: stall <= STALL_MAX_MS,
    figures: { took, stall, limit },
  }
}

function row(
  work: string,
  times: readonly number[],
  goal: { p50: number; p99: number },
  bare: readonly number[],
): Row {
  const { p50, p99, n } = spreadOf(times)
  const limit = spreadOf(bare)
  return {
    work: `${work}, p50/p99 (n = ${n})`,
    measured: `${inMs(p50)}/${inMs(p99)} ms, ${(p50 / limit.p50).toFixed(2)}× limit`,
    limit: `${inMs(limit.p50)}/${inMs(limit.p99)} ms`,
    goal: `≤ ${goal.p50}/${goal.p99} ms`,
    ok: p50 <= goal.p50 && p99 <= goal.p99,
    figures: { p50, p99, n, limitP50: limit.p50, limitP99: limit.p99 },
  }
}
