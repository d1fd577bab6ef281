import type { Area, Decision as DecisionOf, EventTime } from '../area.ts'
import { type PackEvent, packEvents } from './events.ts'
import { packsProjection } from './projection.ts'

/** A pack that was taken; `time`: when, an instant, ISO 8601 UTC. */
export type TakenPack = Omit<Extract<PackEvent, { type: 'pack-taken' }>, 'type'> & { time: string }

/** Those that can still count, in the order in which they were taken; none: the catalogue of the files. */
export type PacksState = { taken: readonly TakenPack[] }

export type PackCommand =
  /** `reason`: null unless an older one, or another city's, is meant. */
  | ({ type: 'take-pack'; by: string; reason: string | null } & Pick<
      TakenPack,
      'sha256' | 'version' | 'issuer' | 'key' | 'from'
    >)
  | { type: 'remove-pack'; by: string; reason: string }

export type PackRefusal = { area: 'packs' } &
  /** Of the one that was taken last. `same-version`: the issuer has given this version to another pack. */
  ({ code: 'downgrade' | 'same-version'; version: number } | { code: 'other-issuer'; issuer: string })

/** How a pack stands to the one that was taken last. */
export type PackOrder = 'first' | 'same' | 'newer' | 'same-version' | 'older' | 'other-issuer'

export function orderOf(
  { taken }: PacksState,
  { sha256, version, key }: Pick<TakenPack, 'sha256' | 'version' | 'key'>,
): PackOrder {
  const last = taken.at(-1)
  if (last === undefined) return 'first'
  if (last.sha256 === sha256) return 'same'
  if (last.key !== key) return 'other-issuer'
  if (last.version === version) return 'same-version'
  return last.version < version ? 'newer' : 'older'
}

/** What the station stands on, the first that can be had; empty: on its files. `day`: by its clock, YYYY-MM-DD. */
export const packsAt = ({ taken }: PacksState, day: string): readonly TakenPack[] =>
  taken.filter(({ from }) => from <= day).toReversed()

type Decision = DecisionOf<PackEvent, PackRefusal>

const accept = (...events: PackEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: PackRefusal): Decision => ({ at: 'refused', refusal })

const decide = (state: PacksState, command: PackCommand): Decision => {
  const last = state.taken.at(-1)
  if (command.type === 'remove-pack') {
    const { by, reason } = command
    return last === undefined ? accept() : accept({ type: 'pack-removed', by, reason })
  }
  const { type: _, reason, ...pack } = command
  const order = orderOf(state, pack)
  if (order === 'same') return accept()
  if (last !== undefined && reason === null) {
    if (order === 'other-issuer') return refuse({ area: 'packs', code: order, issuer: last.issuer })
    if (order === 'same-version') return refuse({ area: 'packs', code: order, version: last.version })
    if (order === 'older') return refuse({ area: 'packs', code: 'downgrade', version: last.version })
  }
  return accept({ type: 'pack-taken', ...pack, ...(reason !== null && { reason }) })
}

/** So many are taken before their day; of those whose day has come the last one stands in for one that cannot be had. */
const KEPT_MAX = 4

const evolve = ({ taken }: PacksState, event: PackEvent, { time, day }: EventTime): PacksState => {
  if (event.type === 'pack-removed') return { taken: [] }
  const { type: _, ...pack } = event
  const before = pack.from <= day ? packsAt({ taken }, day).slice(0, 1) : taken.slice(1 - KEPT_MAX)
  return { taken: [...before, { ...pack, time }] }
}

/** 全市目录: which of the city's packs the station stands on. The packs themselves are kept elsewhere. */
export const packs: Area<{
  name: 'packs'
  state: PacksState
  command: PackCommand
  event: PackEvent
  refusal: PackRefusal
}> & { projection: typeof packsProjection } = {
  name: 'packs',
  empty: { taken: [] },
  foldVersion: 1,
  commands: { 'take-pack': true, 'remove-pack': true },
  events: packEvents,
  hears: {},
  decide: (whole, command) => decide(whole.packs, command),
  evolve,
  projection: packsProjection,
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of packs')
    },
  },
}

const isSnapshot = (json: unknown): json is PacksState =>
  typeof json === 'object' && json !== null && 'taken' in json && Array.isArray(json.taken)
