import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'

/** What a cookie stands for. `id` names the session without opening it. */
export type SessionFound =
  | { at: 'none' }
  | { at: 'signed-in'; id: string; account: string }
  | { at: 'locked'; id: string; account: string }

/**
 * Who is signed in. A registry of our own, because a session here must be ended at once by others, lock itself while
 * the clerk is away, and count on every listener in the same way; a cookie that holds the whole session can do none of
 * this.
 */
export type Sessions = {
  /** Opens a session and returns the cookie's value: 256 random bits, of which only the hash is kept. */
  open(account: string): string
  /** Looking is no activity: a screen that refreshes itself must not keep an empty chair signed in. */
  find(token: string): SessionFound
  /** The person did something. */
  touch(id: string): void
  lock(id: string): void
  unlock(id: string): void
  end(id: string): void
  /** Ends every session of an account, except `but`. */
  endAllOf(account: string, but?: string): void
  /** Where an account is signed in now. */
  countOf(account: string): number
}

/** Idle and absolute limits in milliseconds. */
export type SessionLimits = { idleMs: number; endMs: number }

/** A account with more screens than this has left some behind: the oldest goes. */
const MOST_PER_CLERK = 8

type Session = {
  id: string
  account: string
  openedAt: number
  seenAt: number
  lock: { at: 'open' } | { at: 'locked' }
}

/** Kept in memory alone: a restart signs everybody out. Times are monotonic, so that setting the clock changes nothing. */
export function openSessions(clock: Clock, { idleMs, endMs }: SessionLimits): Sessions {
  // A Map keeps the order of opening, so that the oldest comes first.
  const byHash = new Map<string, Session>()

  const ended = (session: Session): boolean => clock.monotonic() - session.openedAt >= endMs
  const idle = (session: Session): boolean => clock.monotonic() - session.seenAt >= idleMs
  const byId = (id: string): Session | undefined => [...byHash.values()].find((session) => session.id === id)
  const remove = (unwanted: (session: Session) => boolean): void => {
    for (const [key, session] of byHash) if (unwanted(session)) byHash.delete(key)
  }

  return {
    open(account) {
      remove(ended)
      const own = [...byHash.values()].filter((session) => session.account === account)
      const oldest = own.at(-MOST_PER_CLERK)
      if (oldest !== undefined) remove((session) => session === oldest)
      const token = randomBytes(32).toString('base64url')
      const now = clock.monotonic()
      const lock = { at: 'open' } as const
      byHash.set(keyOf(token), { id: randomUUID(), account, openedAt: now, seenAt: now, lock })
      return token
    },
    find(token) {
      const session = byHash.get(keyOf(token))
      if (session === undefined) return { at: 'none' }
      const { id, account } = session
      if (ended(session)) {
        remove((other) => other === session)
        return { at: 'none' }
      }
      if (idle(session)) session.lock = { at: 'locked' }
      return { at: session.lock.at === 'locked' ? 'locked' : 'signed-in', id, account }
    },
    touch(id) {
      const session = byId(id)
      if (session !== undefined) session.seenAt = clock.monotonic()
    },
    lock(id) {
      const session = byId(id)
      if (session !== undefined) session.lock = { at: 'locked' }
    },
    unlock(id) {
      const session = byId(id)
      if (session === undefined) return
      session.lock = { at: 'open' }
      session.seenAt = clock.monotonic()
    },
    end(id) {
      remove((session) => session.id === id)
    },
    countOf(account) {
      remove(ended)
      return [...byHash.values()].filter((session) => session.account === account).length
    },
    endAllOf: (account, but) => remove((session) => session.account === account && session.id !== but),
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64url')
}
