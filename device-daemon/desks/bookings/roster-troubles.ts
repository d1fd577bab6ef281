import type { BookingRules } from '#contract/booking-rules.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'
import type { StaffAccount } from '#daemon/store/documents/staff-file.ts'

/** The roster of 上门 names somebody to whom no visit can be given. */
export type AgentTrouble = Standing & {
  at: 'bookings'
  code: 'booking-agent-unknown'
  named: string
  why: 'no-account' | 'disabled'
}

/** Who on the roster cannot go. The roster is written by name, accounts change at any time. */
export function openRosterTroubles(parts: {
  offered(): BookingRules | null
  byName(name: string): Pick<StaffAccount, 'at'> | undefined
  clock: Pick<Clock, 'now'>
}): () => readonly AgentTrouble[] {
  const { offered, byName, clock } = parts
  const noticed = new Map<string, string>()
  return () => {
    const now = new Date(clock.now()).toISOString()
    const names = new Set((offered()?.visits?.agents ?? []).map(({ name }) => name))
    const found = [...names].flatMap((named): AgentTrouble[] => {
      const account = byName(named)
      if (account?.at === 'active') return []
      const why = account === undefined ? 'no-account' : 'disabled'
      const id = `booking-agent:${named}/${why}`
      const since = noticed.get(id) ?? now
      noticed.set(id, since)
      return [{ id, at: 'bookings', code: 'booking-agent-unknown', since, named, why }]
    })
    const standing = new Set(found.map(({ id }) => id))
    for (const id of noticed.keys()) if (!standing.has(id)) noticed.delete(id)
    return found
  }
}
