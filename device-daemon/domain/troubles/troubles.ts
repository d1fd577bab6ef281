import type { Area } from '../area.ts'
import type { DayEvent } from '../day/day.ts'

/**
 * Who sees to a trouble, as it stands in the ledger for ever. `trouble`: its id; `node`: the daemon that knows of it;
 * `clerk`: id of an account.
 */
export type TroubleEvent =
  | { type: 'trouble-acknowledged'; node: string; trouble: string; clerk: string; window: string | null }
  /** It is over: one that comes later with the same id is a new trouble. */
  | { type: 'trouble-ended'; node: string; trouble: string }

export type TroubleCommand =
  | { type: 'acknowledge-trouble'; node: string; trouble: string; clerk: string; window: string | null }
  | { type: 'end-trouble'; node: string; trouble: string }

/** `time`: ISO 8601 UTC. */
type Acknowledgement = { node: string; trouble: string; clerk: string; window: string | null; time: string }

/** One for each trouble that a clerk has said to see to and that is not over. A new day asks anew. */
export type TroublesState = readonly Acknowledgement[]

const isOf =
  ({ node, trouble }: { node: string; trouble: string }) =>
  (one: Acknowledgement): boolean =>
    one.node === node && one.trouble === trouble

/**
 * What staff have said about troubles. What is wrong is known by devices and screens themselves and stands in no ledger;
 * what a person has said is kept, so that after a restart a second clerk is not sent to the same trouble.
 */
export const troubles: Area<{
  name: 'troubles'
  state: TroublesState
  command: TroubleCommand
  event: TroubleEvent
  hears: DayEvent
}> = {
  name: 'troubles',
  empty: [],
  foldVersion: 1,
  commands: { 'acknowledge-trouble': true, 'end-trouble': true },
  events: { 'trouble-acknowledged': true, 'trouble-ended': true },
  hears: { 'day-opened': true, 'day-corrected': true },
  decide({ troubles: known }, command) {
    const before = known.find(isOf(command))
    switch (command.type) {
      case 'acknowledge-trouble': {
        const { node, trouble, clerk, window } = command
        if (before?.clerk === clerk) return { at: 'accepted', events: [] }
        return { at: 'accepted', events: [{ type: 'trouble-acknowledged', node, trouble, clerk, window }] }
      }
      case 'end-trouble': {
        const { node, trouble } = command
        return { at: 'accepted', events: before ? [{ type: 'trouble-ended', node, trouble }] : [] }
      }
    }
  },
  evolve(known, event, { time }) {
    switch (event.type) {
      case 'day-opened': {
        const { since } = event
        return since === undefined ? [] : known.filter((one) => one.time >= since)
      }
      case 'day-corrected':
        return known
      case 'trouble-acknowledged': {
        const { node, trouble, clerk, window } = event
        return [...known.filter((one) => !isOf(event)(one)), { node, trouble, clerk, window, time }]
      }
      case 'trouble-ended':
        return known.filter((one) => !isOf(event)(one))
    }
  },
  snapshot: { save: (known) => known, load },
}

/** The list is taken as it is: version and checksum of the file were compared before. */
function load(json: unknown): TroublesState {
  if (Array.isArray(json)) return json
  throw new Error('this is no snapshot of troubles')
}
