import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Clock } from '#daemon/clock.ts'
import type { RecordsEvent } from '#daemon/domain/records/records.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { Station } from '#daemon/station.ts'
import type { Findings } from '#daemon/store/stores.ts'

export type RecordsTrouble = Standing & { at: 'ledger' } & (
    | { code: 'entries-lost'; from: number; upTo: number }
    /**
     * `aside`: name of the file that the broken ledger is now; `kept`: how many entries were carried over; `doubled`: how
     * many of them came twice.
     */
    | { code: 'ledger-salvaged'; aside: string; kept: number; doubled: number }
    /** What remembers the numbers outside the ledger was bad or gone. */
    | { code: 'marks-remade'; reason: string }
  )

/** What a start found of the other files of the data folder. */
export type DataTrouble = Standing & { at: 'data' } & (
    | { code: 'node-renamed'; aside: string }
    | { code: 'keys-gone' }
    | { code: 'keys-unusable'; reason: string }
  )

export type RecordsDesk = {
  /** What staff have to know of the station's own records. */
  troubles(): readonly (RecordsTrouble | DataTrouble)[]
  close(): void
}

/** A full disk has room again some time. */
const RECORD_AGAIN_MS = 5_000

/**
 * Writes down what a start found missing, before the first number is given: from then on numbers go on above every one
 * that may have been given. While the ledger does not take it, no number is given.
 */
export async function openRecordsDesk(
  station: Pick<Station, 'execute' | 'state' | 'gaps'>,
  findings: Findings,
  clock: Clock,
): Promise<RecordsDesk> {
  const events = [
    ...eventsOf(findings),
    ...rangesOf(station.gaps).map(({ from, upTo }): RecordsEvent => ({
      type: 'entries-lost',
      from,
      upTo,
      skipped: findings.reserved,
    })),
  ]
  const commandId = `findings-${randomUUID()}`
  let cancel = () => {}
  async function record(): Promise<void> {
    const command = { type: 'record-findings', events } as const
    const recorded = await station.execute(commandId, command, { at: 'system' })
    if (recorded.at !== 'unavailable') return findings.settled()
    // A number given twice is worse than no number. What gives none goes on.
    findings.holdNumbers()
    cancel = clock.after(RECORD_AGAIN_MS, () => void record())
  }
  if (events.length > 0) await record()
  const since = new Date(clock.now()).toISOString()
  const ofThisStart = [...foundAtStart(findings, since), ...dataTroubles(findings, since)]
  return {
    close: () => cancel(),
    troubles: () => [
      // What every start without a snapshot finds once more is told once.
      ...new Map(
        station.state().records.losses.map(({ from, upTo, foundAt }): [string, RecordsTrouble] => {
          const id = `ledger:lost:${from}-${upTo}`
          return [id, { id, at: 'ledger', code: 'entries-lost', from, upTo, since: foundAt }]
        }),
      ).values(),
      ...ofThisStart,
    ],
  }
}

function eventsOf({ comparison, reserved }: Findings): RecordsEvent[] {
  switch (comparison.at) {
    case 'whole':
      return []
    case 'unsure':
      return Object.keys(reserved).length === 0 ? [] : [{ type: 'numbers-skipped', skipped: reserved }]
    case 'lost':
      return [{ type: 'entries-lost', from: comparison.from, upTo: comparison.upTo, skipped: reserved }]
  }
}

/** Staff read one line each; the last range takes in what is left. */
const RANGES_MAX = 8

/** Places that follow one another, together; `places` in order. */
function rangesOf(places: readonly number[]): { from: number; upTo: number }[] {
  const ranges: { from: number; upTo: number }[] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (last !== undefined && (last.upTo === place - 1 || ranges.length === RANGES_MAX)) last.upTo = place
    else ranges.push({ from: place, upTo: place })
  }
  return ranges
}

function dataTroubles({ nodeAside, keys }: Findings, since: string): DataTrouble[] {
  const standing = { at: 'data', since } as const
  const found: DataTrouble[] = []
  if (nodeAside !== null)
    found.push({ ...standing, id: 'data:node', code: 'node-renamed', aside: basename(nodeAside) })
  if (keys.at === 'gone') found.push({ ...standing, id: 'data:keys', code: 'keys-gone' })
  if (keys.at === 'unusable')
    found.push({ ...standing, id: 'data:keys', code: 'keys-unusable', reason: keys.reason })
  return found
}

function foundAtStart({ salvaged, markFault }: Findings, since: string): RecordsTrouble[] {
  const found: RecordsTrouble[] = []
  if (salvaged !== null) {
    const { aside, kept, doubled } = salvaged
    found.push({
      id: 'ledger:broken',
      at: 'ledger',
      code: 'ledger-salvaged',
      aside: basename(aside),
      kept,
      doubled,
      since,
    })
  }
  if (markFault !== null) {
    found.push({ id: 'ledger:marks', at: 'ledger', code: 'marks-remade', reason: markFault, since })
  }
  return found
}
