import type { Area, Decision as DecisionOf, EventTime } from '../area.ts'
import { type PackEvent, packEvents } from './events.ts'
import { packsProjection } from './projection.ts'

/** A pack that was taken; `time`: when, an instant, ISO 8601 UTC. */
export type TakenPack = Omit<Extract<PackEvent, { type: 'pack-taken' }>, 'type'> & { time: string }

/** A public key that was paired with this station; `time`: when, an instant, ISO 8601 UTC. */
export type PairedKey = Omit<Extract<PackEvent, { type: 'pack-key-trusted' }>, 'type'> & { time: string }

/**
 * `taken`: those that can still count, in the order in which they were taken; none: the catalogue of the files. `keys`:
 * whose packs are taken, besides those of the configuration.
 */
export type PacksState = { taken: readonly TakenPack[]; keys: readonly PairedKey[] }

export type PackCommand =
  /** `reason`: null unless an older one, or another city's, is meant. `trust`: where its key is trusted. */
  | ({ type: 'take-pack'; by: string; reason: string | null; trust: 'configured' | 'paired' } & Pick<
      TakenPack,
      'sha256' | 'version' | 'issuer' | 'key' | 'from'
    >)
  | { type: 'remove-pack'; by: string; reason: string }
  | { type: 'trust-pack-key'; key: string; name: string; by: string }
  | { type: 'withdraw-pack-key'; key: string; by: string; reason: string }

export type PackRefusal = { area: 'packs' } &
  /** Of the one that was taken last. `same-version`: the issuer has given this version to another pack. */
  (
    | { code: 'downgrade' | 'same-version'; version: number }
    | { code: 'other-issuer'; issuer: string }
    /** Withdrawn since it was looked at. */
    | { code: 'key-withdrawn' }
    /** It is paired already, as this one's. */
    | { code: 'key-known'; name: string }
  )

/** How a pack stands to the one that was taken last. */
export type PackOrder = 'first' | 'same' | 'newer' | 'same-version' | 'older' | 'other-issuer'

export function orderOf(
  { taken }: Pick<PacksState, 'taken'>,
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
export const packsAt = ({ taken }: Pick<PacksState, 'taken'>, day: string): readonly TakenPack[] =>
  taken.filter(({ from }) => from <= day).toReversed()

type Decision = DecisionOf<PackEvent, PackRefusal>

const accept = (...events: PackEvent[]): Decision => ({ at: 'accepted', events })
const refuse = (refusal: PackRefusal): Decision => ({ at: 'refused', refusal })

const decide = (state: PacksState, command: PackCommand): Decision => {
  switch (command.type) {
    case 'take-pack':
      return takePack(state, command)
    case 'remove-pack': {
      const { by, reason } = command
      return state.taken.length === 0 ? accept() : accept({ type: 'pack-removed', by, reason })
    }
    case 'trust-pack-key': {
      const { key, name, by } = command
      const known = pairedKey(state, key)
      if (known === undefined) return accept({ type: 'pack-key-trusted', key, name, by })
      return known.name === name ? accept() : refuse({ area: 'packs', code: 'key-known', name: known.name })
    }
    case 'withdraw-pack-key': {
      const { key, by, reason } = command
      const known = pairedKey(state, key)
      if (known === undefined) return accept()
      return accept({ type: 'pack-key-withdrawn', key, name: known.name, by, reason })
    }
  }
}

const pairedKey = ({ keys }: PacksState, key: string): PairedKey | undefined =>
  keys.find((known) => known.key === key)

function takePack(state: PacksState, command: Extract<PackCommand, { type: 'take-pack' }>): Decision {
  const last = state.taken.at(-1)
  const { type: _, reason, trust, ...pack } = command
  if (trust === 'paired' && pairedKey(state, pack.key) === undefined)
    return refuse({ area: 'packs', code: 'key-withdrawn' })
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

const evolve = (state: PacksState, event: PackEvent, { time, day }: EventTime): PacksState => {
  const { taken, keys } = state
  switch (event.type) {
    case 'pack-taken': {
      const { type: _, ...pack } = event
      const before = pack.from <= day ? packsAt(state, day).slice(0, 1) : taken.slice(1 - KEPT_MAX)
      return { taken: [...before, { ...pack, time }], keys }
    }
    case 'pack-removed':
      return { taken: [], keys }
    case 'pack-key-trusted': {
      const { type: _, ...key } = event
      return { taken, keys: [...keys, { ...key, time }] }
    }
    case 'pack-key-withdrawn':
      return { taken, keys: keys.filter(({ key }) => key !== event.key) }
  }
}

/** 全市目录: which of the city's packs the station stands on, and whose it takes. The packs are kept elsewhere. */
export const packs: Area<{
  name: 'packs'
  state: PacksState
  command: PackCommand
  event: PackEvent
  refusal: PackRefusal
}> & { projection: typeof packsProjection } = {
  name: 'packs',
  empty: { taken: [], keys: [] },
  foldVersion: 2,
  commands: {
    'take-pack': true,
    'remove-pack': true,
    'trust-pack-key': true,
    'withdraw-pack-key': true,
  },
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
  typeof json === 'object' &&
  json !== null &&
  'taken' in json &&
  Array.isArray(json.taken) &&
  'keys' in json &&
  Array.isArray(json.keys)
