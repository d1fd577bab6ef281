import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { signIn } from '#test/support/staff-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'
import { startStation } from '#test/support/start-station.ts'
import { type Bare, startBare } from './bare.ts'
import type { Effort } from './effort.ts'
import { inMs, type Row, spreadOf } from './figures.ts'
import { post } from './load.ts'

const SAVE_MAX_MS = { p50: 3, p99: 15 } as const
const LIST_MAX_MS = { p50: 10, p99: 25 } as const
const WARM_UP = 20
/** Of the list, so that it is read as a full desk reads it. */
const LISTS = 50

/** 一次性告知 over a real ledger, name and phone sealed, and the list of what has been taken in. */
export async function caseRows({ samples }: Effort): Promise<Row[]> {
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
    const lists = await timesOf(LISTS, () => readWhole(`${station.url}/api/cases?state=over`, headers))
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

async function readWhole(url: string, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(url, { headers })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  await answer.arrayBuffer()
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

async function timesOf(samples: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let i = -WARM_UP; i < samples; i++) {
    const began = performance.now()
    await work()
    if (i >= 0) times.push(performance.now() - began)
  }
  return times
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
