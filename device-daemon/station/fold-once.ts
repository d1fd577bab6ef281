import type { EventTime } from '#daemon/domain/area.ts'

type Typed = { type: string }

/** What a fold takes of an entry, or of the draft of one. */
type Foldable<Event extends Typed> = EventTime & { events: readonly Event[] }

/** A fold that takes the word of a decision made here for where its own entry leads. */
export type FoldOnce<State, Event extends Typed> = {
  /** What was folded to decide: from `state`, these events at this time and day led to `to`. */
  decided(state: State, entry: Foldable<Event>, to: State): void
  fold(state: State, entry: Foldable<Event>): State
}

/**
 * `evolve` is pure, so the same events on the same state lead to the same one: an entry that comes back with the very
 * events of a decision, and finds the very state that was decided on, need not be folded again. Any other entry is
 * folded: another daemon's, one decided on a state that is past, one that was read from the disk.
 */
export function foldOnce<State, Event extends Typed>(
  evolve: (state: State, events: readonly Event[], at: EventTime) => State,
): FoldOnce<State, Event> {
  // Weak, because what the ledger does not take is never asked for.
  const known = new WeakMap<readonly Event[], { from: State; at: EventTime; to: State }>()
  return {
    decided: (state, { events, time, day }, to) =>
      void known.set(events, { from: state, at: { time, day }, to }),
    fold(state, { events, time, day }) {
      const decision = known.get(events)
      known.delete(events)
      const isSame =
        decision !== undefined &&
        decision.from === state &&
        decision.at.time === time &&
        decision.at.day === day
      return isSame ? decision.to : evolve(state, events, { time, day })
    },
  }
}
