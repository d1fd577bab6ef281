import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openEditor } from '#test/support/editor-client.ts'
import { openLive } from '#test/support/live-client.ts'
import { signIn } from '#test/support/staff-client.ts'
import { withoutPrinter, writeConfig } from '#test/support/station-config.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import type { Effort } from './effort.ts'
import { inMs, median, type Row, spreadOf } from './figures.ts'
import { type History, writeHistory } from './history.ts'
import { post, takeTickets } from './load.ts'
import { noticeOf } from './publish.ts'
import { timedStart } from './stored.ts'

const GROWTH_MAX = 1.3
const ISSUE_MAX_MS = 1.5
const STARTS = 5
const SEARCHED = ['低保', 'dibao', '居民交养老保险', '护照']

const WORKS = ['issue', 'call', 'publish', 'case', 'search'] as const
type Work = (typeof WORKS)[number]
const WORDS: Record<Work, string> = {
  issue: 'issue a ticket',
  call: 'call next',
  publish: 'publish a notice, press → heard by a screen',
  case: 'save a case with its sealed applicant',
  search: 'search a guide over HTTP',
}

/** Ten years, 250 days of five cases each, and 10,000 versions, at the largest size; at the smallest, nothing of them. */
const pastOf = (tickets: number, stored: readonly number[]): History => {
  const part = tickets === Math.min(...stored) ? 0 : tickets / Math.max(...stored)
  const rest = (all: number) => Math.round(all * part)
  return { tickets, life: 'taken', cases: rest(12_500), versions: rest(10_000) }
}

/**
 * What a resident, a clerk and the 站长 wait for with ever more in the ledger, and the start: growth must cost nothing. The
 * limit is the smallest station, measured in turn with the others.
 */
export async function growthRows(effort: Effort): Promise<Row[]> {
  const stations: { past: History; station: RunningStation; times: Record<Work, number[]> }[] = []
  try {
    for (const count of effort.stored) {
      const past = pastOf(count, effort.stored)
      const times = { issue: [], call: [], publish: [], case: [], search: [] }
      stations.push({ past, station: await stationWith(past), times })
    }
    for (let round = 0; round < effort.rounds; round++)
      for (const { station, times } of stations) await oneRound(station, times, effort, round)
    const starts = stations.map((): number[] => [])
    for (const { station } of stations) await station.stop()
    for (let i = 0; i < STARTS; i++)
      for (const [at, { station }] of stations.entries()) starts[at]?.push(await timedStart(station))
    const [smallest, ...grown] = stations
    return grown.flatMap(({ past, times }, at) => {
      const rowOf = (words: string, own: readonly number[], limit: readonly number[] = []) =>
        row(words, past, own, limit, words === WORDS.issue)
      const rows = WORKS.map((work) => rowOf(WORDS[work], times[work], smallest?.times[work]))
      rows.push(rowOf('cold start to first answer', starts[at + 1] ?? [], starts[0]))
      return rows
    })
  } finally {
    for (const { station } of stations) await station.remove()
  }
}

/** A station with this past, started twice so that its snapshot is its own. */
async function stationWith(past: History): Promise<RunningStation> {
  const station = await startStation({
    devices: withoutPrinter,
    files: (configDir) => writeHistory(configDir, join(dirname(configDir), 'data'), past),
  })
  await takeTickets(station.url, { clients: 1, tickets: 5, warmUp: 0 })
  await station.stop()
  await station.restart()
  return station
}

async function oneRound(
  station: RunningStation,
  times: Record<Work, number[]>,
  { tickets, samples, rounds }: Effort,
  round: number,
): Promise<void> {
  const { url } = station
  const agent = new Agent({ keepAlive: true })
  const screen = await openLive(url)
  const timed = async (work: Work, act: () => Promise<unknown>) => {
    const began = performance.now()
    await act()
    times[work].push(performance.now() - began)
  }
  try {
    const { latency } = await takeTickets(url, { clients: 1, tickets: Math.ceil(tickets / 3), warmUp: 100 })
    times.issue.push(latency.p50)
    const headers = { cookie: (await signIn(station)).cookie, 'x-kiosk': '1' }
    const asked = async (path: string, body: object, status: number) => {
      const answer = await post(agent, url + path, { commandId: randomUUID(), ...body }, headers)
      if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      const said: { ticket: { id: string } } = JSON.parse(answer.text)
      return said
    }
    const each = Math.max(5, Math.ceil(samples / rounds))
    for (let i = 0; i < each; i++) {
      let ticketId = ''
      await timed('call', async () => {
        ticketId = (await asked('/api/windows/W1/call-next', {}, 200)).ticket.id
      })
      await asked('/api/windows/W1/serve', { ticketId }, 200)
      await asked('/api/windows/W1/finish', { ticketId }, 200)
    }
    for (let i = 0; i < each; i++) await timed('case', () => asked('/api/cases', TOLD_CASE, 201))
    for (let i = 0; i < each; i++) {
      const query = encodeURIComponent(SEARCHED[i % SEARCHED.length] ?? '')
      await timed('search', async () => (await fetch(`${url}/api/guides/search?q=${query}`)).text())
    }
    const editor = await openEditor(station)
    for (let i = 0; i < Math.ceil(each / 2); i++) {
      const { versions = [] } = (await editor.open('notice/bench')).body
      const base = versions.length === 0 ? null : Math.max(...versions.map(({ version }) => version))
      const { body } = await editor.keep('notice/bench', base, noticeOf(`公示第 ${round * each + i} 条`))
      const before = new Set(screen.events)
      await timed('publish', async () => {
        void editor.publish('notice/bench', body.version ?? null)
        await screen.first((event) => event.event === 'board-changed' && !before.has(event))
      })
    }
  } finally {
    screen.close()
    agent.destroy()
  }
}

const TOLD_CASE = {
  itemSeq: 14,
  applicant: { name: '赵某某', phone: '13900000000' },
  outcome: { at: 'told', missing: ['户口簿'] },
}

function row(
  work: string,
  { tickets, cases, versions }: History,
  times: readonly number[],
  smallest: readonly number[],
  isIssue: boolean,
): Row {
  const [p50, limit] = [median(times), median(smallest)]
  const past = [
    `${tickets.toLocaleString('en')} tickets`,
    ...(cases === 0 ? [] : [`${cases?.toLocaleString('en')} cases`]),
    ...(versions === 0 ? [] : [`${versions?.toLocaleString('en')} versions`]),
  ]
  const grown = p50 / limit
  return {
    work: `${past.join(', ')}: ${work}, p50 (n = ${spreadOf(times).n})`,
    measured: `${inMs(p50)} ms, ${grown.toFixed(2)}× the smallest`,
    limit: `${inMs(limit)} ms`,
    goal: `${isIssue ? `≤ ${ISSUE_MAX_MS} ms, ` : ''}≤ ${GROWTH_MAX}×`,
    ok: grown <= GROWTH_MAX && (!isIssue || p50 <= ISSUE_MAX_MS),
    figures: { tickets, p50, limitP50: limit, times: grown },
  }
}

const COUNTED = 2_000

/** Bytes on the disk for a ticket with its whole life, and for a case. The limit: their own bytes in the ledger. */
export async function diskRows(): Promise<Row[]> {
  return [
    await diskRow('ticket, printed, called and finished', (tickets) => ({ tickets, life: 'served' })),
    await diskRow('case, opened and over', (cases) => ({ tickets: 0, life: 'taken', cases })),
  ]
}

/** What is there for a single one already is not counted: empty tables. */
async function diskRow(what: string, pastOf: (count: number) => History): Promise<Row> {
  const [one, all] = [await bytesOf(pastOf(1)), await bytesOf(pastOf(COUNTED + 1))]
  const [each, own] = [(all.disk - one.disk) / COUNTED, (all.own - one.own) / COUNTED]
  return {
    work: `disk for a ${what}: ledger and tables (n = ${COUNTED})`,
    measured: `${(each / 1000).toFixed(2)} kB`,
    limit: `${(own / 1000).toFixed(2)} kB`,
    goal: '',
    ok: null,
    figures: { bytes: each, limitBytes: own },
  }
}

/** `own`: of the entries as they are written. */
async function bytesOf(past: History): Promise<{ disk: number; own: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-disk-'))
  try {
    const [config, data] = [join(folder, 'config'), join(folder, 'data')]
    await writeConfig(config, { devices: withoutPrinter })
    await writeHistory(config, data, past)
    const database = new DatabaseSync(join(data, 'ledger.db'))
    const own = Number(database.prepare('SELECT sum(length(bytes)) AS own FROM entries').get()?.['own'])
    database.close()
    return { disk: await bytesIn(data), own }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bytesIn(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size
  return sum
}
