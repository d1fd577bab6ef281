import type { Area } from '../area.ts'

/** What is known of a release for ever. `id`: of the order that brought it; `by`: an account's id, null for one by command. */
type Named = { id: string; version: string; by: string | null }

export type UpdateEvent =
  /** A signed update was asked for. `key`: whose signature it has; `number` goes up from release to release. */
  | ({ type: 'update-ordered'; number: number; key: string; when: 'closing' | 'now' } & Named)
  /** The release runs, and was well. */
  | ({ type: 'update-kept' } & Named)
  /** It was not, and the one before runs again. `why`: see `store/updates`. */
  | ({ type: 'update-rolled-back'; why: string } & Named)
  /** The machine did not take it. `version` empty: it could not be read. */
  | ({ type: 'update-refused'; why: string } & Named)

export type UpdateCommand =
  | ({ type: 'order-update'; number: number; key: string; when: 'closing' | 'now' } & Named)
  | ({ type: 'record-update' } & UpdateEnd)

/** How an update has ended. */
export type UpdateEnd = Named & ({ outcome: 'kept' } | { outcome: 'rolled-back' | 'refused'; why: string })

/** `ended`: the order that ended last, so that its end stands in the ledger once. */
export type UpdatesState = { readonly ended: string | null }

/** Updates of the program: who asked for them, and how they ended. */
export const updates: Area<{
  name: 'updates'
  state: UpdatesState
  command: UpdateCommand
  event: UpdateEvent
}> = {
  name: 'updates',
  empty: { ended: null },
  foldVersion: 1,
  commands: { 'order-update': true, 'record-update': true },
  events: {
    'update-ordered': true,
    'update-kept': true,
    'update-rolled-back': true,
    'update-refused': true,
  },
  hears: {},
  decide({ updates: { ended } }, command) {
    if (command.type === 'order-update') {
      const { type: _, ...order } = command
      return { at: 'accepted', events: [{ type: 'update-ordered', ...order }] }
    }
    return { at: 'accepted', events: ended === command.id ? [] : [endEvent(command)] }
  },
  evolve: (state, event) => (event.type === 'update-ordered' ? state : { ended: event.id }),
  snapshot: {
    save: (state) => state,
    load(json) {
      if (isSnapshot(json)) return json
      throw new Error('this is no snapshot of the updates')
    },
  },
}

function endEvent({ id, version, by, ...end }: UpdateEnd): UpdateEvent {
  const named = { id, version, by }
  if (end.outcome === 'kept') return { type: 'update-kept', ...named }
  const type = end.outcome === 'rolled-back' ? 'update-rolled-back' : 'update-refused'
  return { type, ...named, why: end.why }
}

const isSnapshot = (json: unknown): json is UpdatesState =>
  typeof json === 'object' && json !== null && 'ended' in json
