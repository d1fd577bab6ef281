import type { Area } from '../area.ts'
import type { Numbers } from '../numbers.ts'

/** What was found of the station's own records at a start, as it stands in the ledger for ever. */
export type RecordsEvent =
  /** Entries `from` to `upTo` had been written and are gone. Numbers up to `skipped` may have been given. */
  | { type: 'entries-lost'; from: number; upTo: number; skipped: Numbers }
  /** Nothing is seen to be gone, but the machine went down while it wrote, so that the newest entries may be. */
  | { type: 'numbers-skipped'; skipped: Numbers }

export type RecordsCommand = { type: 'record-findings'; events: readonly RecordsEvent[] }

/** A gap in the records; `foundAt` is an instant, ISO 8601 UTC. */
type Loss = { from: number; upTo: number; foundAt: string }

/** Gaps of the last weeks, oldest first. */
export type RecordsState = { readonly losses: readonly Loss[] }

/** So long staff are told of a gap. */
const TOLD_DAYS = 30

const isTold = ({ foundAt }: Loss, day: string): boolean =>
  Date.parse(foundAt) > Date.parse(day) - TOLD_DAYS * 24 * 60 * 60_000

/** The station's own records: what is known to be missing from the ledger. Other areas skip the numbers it names. */
export const records: Area<{
  name: 'records'
  state: RecordsState
  command: RecordsCommand
  event: RecordsEvent
}> = {
  name: 'records',
  empty: { losses: [] },
  foldVersion: 1,
  commands: { 'record-findings': true },
  events: { 'entries-lost': true, 'numbers-skipped': true },
  hears: {},
  decide: (_whole, command) => ({ at: 'accepted', events: command.events }),
  evolve(state, event, at) {
    if (event.type === 'numbers-skipped') return state
    const { from, upTo } = event
    const told = state.losses.filter((loss) => isTold(loss, at.day))
    return { losses: [...told, { from, upTo, foundAt: at.time }] }
  },
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of the records')
    },
  },
}

const isSnapshot = (json: unknown): json is RecordsState =>
  typeof json === 'object' && json !== null && 'losses' in json && Array.isArray(json.losses)
