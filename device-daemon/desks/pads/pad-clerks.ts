import type { Clock } from '#daemon/clock.ts'
import type { StaffAccount } from '#daemon/store/documents/staff-file.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { PadClerk } from './pad-desk.ts'

/** station.yaml names somebody for a window's pad who can open no window. `window`: its label. */
export type PadClerkTrouble = Standing & {
  at: 'pad'
  code: 'pad-clerk-unknown'
  window: string
  named: string
  why: 'no-account' | 'disabled'
}

/** Who acts by the pad of each window, and which of them cannot. station.yaml is read alone, accounts change at any time. */
export function openPadClerks(parts: {
  windows(): readonly { id: string; label: string; padClerk?: string; daemon?: string }[]
  /** Whether this daemon looks after the window: of the others another tells. */
  owns(window: { daemon?: string }): boolean
  byName(name: string): Pick<StaffAccount, 'id' | 'at'> | undefined
  clock: Pick<Clock, 'now'>
}): { padClerk(window: string): PadClerk; troubles(): readonly PadClerkTrouble[] } {
  const { windows, owns, byName, clock } = parts
  const noticed = new Map<string, string>()

  return {
    padClerk(window) {
      const named = windows().find(({ id }) => id === window)?.padClerk
      if (named === undefined) return { named: null }
      const account = byName(named)
      return { named, account: account?.at === 'active' ? account.id : null }
    },
    troubles() {
      const now = new Date(clock.now()).toISOString()
      const found = windows()
        .filter(owns)
        .flatMap(({ id: window, label, padClerk: named }): PadClerkTrouble[] => {
          if (named === undefined) return []
          const account = byName(named)
          if (account?.at === 'active') return []
          const why = account === undefined ? 'no-account' : 'disabled'
          const id = `pad-clerk:${window}/${named}/${why}`
          const since = noticed.get(id) ?? now
          noticed.set(id, since)
          return [{ id, at: 'pad', code: 'pad-clerk-unknown', since, window: label, named, why }]
        })
      const standing = new Set(found.map(({ id }) => id))
      for (const id of noticed.keys()) if (!standing.has(id)) noticed.delete(id)
      return found
    },
  }
}
