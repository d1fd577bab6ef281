import type { Damage, Entry, EntryDraft, Ledger } from '#daemon/store/ledger/port.ts'

type Typed = { type: string }

/** Where a ledger stands for a station: the state that everything up to `seq` leads to. */
export type Feed<State> = {
  state(): State
  seq(): number
  isBroken(): boolean
  /** Waits until the entry has come through; `broken` from when one of them could not be trusted: no more come. */
  reached(seq: number): Promise<'reached' | 'broken'>
  close(): void
}

export type FeedParts<State, Event extends Typed> = {
  ledger: Pick<Ledger<Event>, 'watch'>
  initial: { state: State; seq: number }
  fold(state: State, entry: EntryDraft<Event>): State
  /** Called with the entries of one write together, once `state()` is the one they lead to. */
  came(entries: readonly Entry<Event>[]): void
  /** Whether the entries after one that cannot be trusted are taken in all the same. */
  passOver(damage: Damage): boolean
  broke(damage: Damage): void
}

/** The only way into a station's state: its own entries come by it as those of any other daemon on the ledger do. */
export function openFeed<State, Event extends Typed>(parts: FeedParts<State, Event>): Feed<State> {
  let { state, seq } = parts.initial
  let broken = false
  let waiting: { seq: number; told(result: 'reached' | 'broken'): void }[] = []

  let end = follow()

  function follow(): () => void {
    return parts.ledger.watch(seq, take, (damage) => {
      if (broken) return
      if (parts.passOver(damage)) {
        ;({ seq } = damage)
        end = follow()
        tellReached()
        return
      }
      broken = true
      parts.broke(damage)
      for (const waiter of waiting) waiter.told('broken')
      waiting = []
    })
  }

  function take(entries: readonly Entry<Event>[]): void {
    if (broken) return
    for (const entry of entries) {
      state = parts.fold(state, entry)
      ;({ seq } = entry)
    }
    parts.came(entries)
    tellReached()
  }

  function tellReached(): void {
    const asked = waiting
    waiting = []
    for (const waiter of asked) {
      if (waiter.seq <= seq) waiter.told('reached')
      else waiting.push(waiter)
    }
  }

  return {
    state: () => state,
    seq: () => seq,
    isBroken: () => broken,
    reached: async (asked) => {
      if (broken) return 'broken'
      if (asked <= seq) return 'reached'
      return new Promise((told) => {
        waiting.push({ seq: asked, told })
      })
    },
    close: () => end(),
  }
}
