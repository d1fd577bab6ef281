import type { Trouble, Witness } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'

/** An account, and the id of the window at which it works now; null at none. */
export type Attendant = { account: string; window: string | null }

/** The troubles of the station, and which of the staff have had each of them in front of them. */
export type SeenTroubles = {
  troubles(): readonly Trouble[]
  /** An account's screen has shown these; an id of a trouble that is over by now is passed over. */
  see(who: Attendant, ids: readonly string[]): void
  onSeen(listener: () => void): void
}

/** What an account and its window are called now. */
export type Namer = (who: Attendant) => Pick<Witness, 'clerk' | 'name' | 'window'>

/**
 * Remembers it as long as a trouble stands, in memory alone: at a restart staff sign in anew and are shown again what is
 * left.
 */
export function openSeenTroubles(parts: {
  troubles(): readonly Trouble[]
  clock: Pick<Clock, 'now'>
  named: Namer
}): SeenTroubles {
  const listeners: (() => void)[] = []
  /** By the trouble's id: since when it stands, and where and when each account saw it, the first to see it first. */
  const seen = new Map<string, { since: string; by: Map<string, { window: string | null; time: string }> }>()

  /** A trouble that is over and has come back is a new one: nobody has seen it. */
  function standing(): readonly Trouble[] {
    const troubles = parts.troubles()
    const since = new Map(troubles.map((trouble) => [trouble.id, trouble.since]))
    for (const [id, known] of seen) if (since.get(id) !== known.since) seen.delete(id)
    return troubles
  }

  function witnessOf(account: string, { window, time }: { window: string | null; time: string }): Witness {
    return { ...parts.named({ account, window }), time }
  }

  function withSeenBy(trouble: Trouble): Trouble {
    const by = [...(seen.get(trouble.id)?.by ?? [])]
    return { ...trouble, seenBy: by.map(([account, seenAt]) => witnessOf(account, seenAt)) }
  }

  return {
    troubles: () => standing().map(withSeenBy),
    see({ account, window }, ids) {
      const time = new Date(parts.clock.now()).toISOString()
      let isNew = false
      for (const { id, since } of standing()) {
        if (!ids.includes(id)) continue
        const by = seen.get(id)?.by ?? new Map<string, { window: string | null; time: string }>()
        if (by.has(account)) continue
        isNew = true
        seen.set(id, { since, by: by.set(account, { window, time }) })
      }
      if (isNew) for (const listener of listeners) listener()
    },
    onSeen: (listener) => void listeners.push(listener),
  }
}
