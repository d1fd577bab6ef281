import type { Trouble } from '#contract/trouble.ts'

/** The troubles of the station, and which of the staff have had each of them in front of them. */
export type SeenTroubles = {
  troubles(): readonly Trouble[]
  /** An account's screen has shown these; an id of a trouble that is over by now is passed over. */
  see(account: string, ids: readonly string[]): void
  onSeen(listener: () => void): void
}

/**
 * Remembers it as long as a trouble stands, in memory alone: at a restart staff sign in anew and are shown again what is
 * left. `nameOf`: what an account is called now.
 */
export function openSeenTroubles(parts: {
  troubles(): readonly Trouble[]
  nameOf(account: string): string
}): SeenTroubles {
  const listeners: (() => void)[] = []
  /** By the trouble's id: since when it stands, and the accounts, the first to see it first. */
  const seen = new Map<string, { since: string; accounts: Set<string> }>()

  /** A trouble that is over and has come back is a new one: nobody has seen it. */
  function standing(): readonly Trouble[] {
    const troubles = parts.troubles()
    const since = new Map(troubles.map((trouble) => [trouble.id, trouble.since]))
    for (const [id, known] of seen) if (since.get(id) !== known.since) seen.delete(id)
    return troubles
  }

  function withSeenBy(trouble: Trouble): Trouble {
    const accounts = seen.get(trouble.id)?.accounts ?? []
    return { ...trouble, seenBy: [...accounts].map(parts.nameOf) }
  }

  return {
    troubles: () => standing().map(withSeenBy),
    see(account, ids) {
      let isNew = false
      for (const { id, since } of standing()) {
        if (!ids.includes(id)) continue
        const accounts = seen.get(id)?.accounts ?? new Set()
        isNew ||= !accounts.has(account)
        seen.set(id, { since, accounts: accounts.add(account) })
      }
      if (isNew) for (const listener of listeners) listener()
    },
    onSeen: (listener) => void listeners.push(listener),
  }
}
