import { type ReadonlySignal, signal } from '@preact/signals'
import type { SessionView } from '#contract/clerk.ts'
import type { Problem } from '#contract/problem.ts'
import type { Reply } from '../link/ask.ts'
import { pause } from '../link/pause.ts'
import type { StaffApi } from './staff-api.ts'
import { untilAnswered } from '../link/until-answered.ts'
import { words } from './words.ts'
import type { KnownNames } from './known-names.ts'

/** Why the last try did not work, '' when there was none. `waitMs`: how long from `sinceMs` on no PIN is looked at. */
export type Said = { words: string; waitMs: number; sinceMs: number }

const NOTHING_SAID: Said = { words: '', waitMs: 0, sinceMs: 0 }

const saidOf = (words: string, problem: Problem | null = null): Said => ({
  words,
  waitMs: (problem?.retryAfterSeconds ?? 0) * 1000,
  sinceMs: performance.now(),
})

/** Who is at this screen. */
type SessionState =
  | { at: 'asking' }
  | { at: 'signed-out'; said: Said }
  | { at: 'locked'; session: SessionView; said: Said }
  | { at: 'signed-in'; session: SessionView }
  /** Signed in with a PIN that another person knows: nothing else can be done before it is changed. */
  | { at: 'given-pin'; session: SessionView }

export type Session = {
  state: ReadonlySignal<SessionState>
  /** Whether a PIN is being checked: the pad is deaf then. */
  checking: ReadonlySignal<'idle' | 'checking'>
  /** Who may sign in, to be chosen from; empty until the daemon has said. */
  names: ReadonlySignal<readonly string[]>
  /** Asks the daemon who is signed in here, until it answers. */
  ask(): void
  signIn(name: string, pin: string): Promise<void>
  unlock(pin: string): Promise<void>
  /** At once on this screen; the daemon is told as soon as it hears. */
  lock(): void
  signOut(): Promise<void>
  /** Tells the daemon that a person is at the screen, although they press nothing. */
  stayAwake(): void
  /** An answer to anything else said that the session is not what this screen thinks. */
  hear(problem: Problem): void
}

export function createSession(api: StaffApi, names: KnownNames, wait: typeof pause = pause): Session {
  const state = signal<SessionState>({ at: 'asking' }, { name: 'session' })
  const checking = signal<'idle' | 'checking'>('idle', { name: 'checking' })
  const roster = signal<readonly string[]>([], { name: 'names' })
  // What the daemon is being told; a PIN that is typed meanwhile calls it off.
  let telling = new AbortController()

  /** `asked` by a screen that only wants to know, or after a PIN, which alone opens a locked one. */
  async function read(asked: 'to-know' | 'with-a-pin'): Promise<void> {
    const reply = await untilAnswered(
      () => api.ask('GET /api/session', { params: {} }),
      new AbortController().signal,
      wait,
    )
    const locked = state.peek().at === 'locked'
    if (reply.at === 'ok' && (asked === 'with-a-pin' || !locked)) show(reply.value)
    else if (reply.at === 'refused') end()
  }

  /** The daemon knows nobody here. A session that was one has ended by itself, and what was being written is kept. */
  function end(): void {
    const now = state.peek()
    if (now.at === 'signed-out') return
    state.value = { at: 'signed-out', said: now.at === 'asking' ? NOTHING_SAID : saidOf(words.signIn.ended) }
  }

  /** The page does not wait for these: a name can be typed as well. */
  async function readNames(): Promise<void> {
    const reply = await api.ask('GET /api/session/names', { params: {} })
    if (reply.at === 'ok') roster.value = reply.value.names
  }

  function show(session: SessionView): void {
    names.remember(session.clerk.name)
    if (session.at === 'locked') state.value = { at: 'locked', session, said: NOTHING_SAID }
    else state.value = { at: session.pin === 'given' ? 'given-pin' : 'signed-in', session }
  }

  /** Asks for a PIN to be checked; `fail` says why not in the state that asked. */
  async function check(
    question: () => Promise<Reply<unknown>>,
    fail: (said: Said, problem: Problem | null) => void,
  ): Promise<void> {
    if (checking.peek() === 'checking') return
    checking.value = 'checking'
    telling.abort()
    const reply = await question()
    if (reply.at === 'ok') await read('with-a-pin')
    else if (reply.at === 'refused') fail(saidOf(reply.problem.detail, reply.problem), reply.problem)
    else fail(saidOf(words.signIn.away), null)
    checking.value = 'idle'
  }

  function lock(): void {
    const now = state.peek()
    if (now.at !== 'signed-in' && now.at !== 'given-pin') return
    state.value = { at: 'locked', session: { ...now.session, at: 'locked' }, said: NOTHING_SAID }
    void tell(() => api.ask('POST /api/session/lock', { params: {} }))
  }

  function tell(say: () => Promise<Reply<null>>): Promise<Reply<null>> {
    telling.abort()
    telling = new AbortController()
    return untilAnswered(say, telling.signal, wait)
  }

  return {
    state,
    checking,
    names: roster,
    stayAwake: () => void api.ask('POST /api/session/awake', { params: {} }),
    ask() {
      void readNames()
      void read('to-know')
    },
    signIn: (name, pin) =>
      check(
        () => api.ask('POST /api/session', { params: {}, body: { name, pin } }),
        (said) => (state.value = { at: 'signed-out', said }),
      ),
    unlock: (pin) =>
      check(
        () => api.ask('POST /api/session/unlock', { params: {}, body: { pin } }),
        (said, problem) => {
          const now = state.peek()
          if (problem?.code === 'not-signed-in')
            state.value = { at: 'signed-out', said: saidOf(words.signIn.ended) }
          else if (now.at === 'locked') state.value = { ...now, said }
        },
      ),
    lock,
    async signOut() {
      state.value = { at: 'signed-out', said: NOTHING_SAID }
      void readNames()
      await tell(() => api.ask('DELETE /api/session', { params: {} }))
    },
    hear(problem) {
      const now = state.peek()
      const isHere = now.at === 'signed-in' || now.at === 'given-pin'
      if (problem.code === 'not-signed-in' && (isHere || now.at === 'locked'))
        state.value = { at: 'signed-out', said: saidOf(words.signIn.ended) }
      if (problem.code === 'session-locked' && isHere)
        state.value = { at: 'locked', session: { ...now.session, at: 'locked' }, said: NOTHING_SAID }
      // The 站长 has just given this account another PIN.
      if (problem.code === 'pin-must-change' && now.at === 'signed-in')
        state.value = { at: 'given-pin', session: { ...now.session, pin: 'given' } }
    },
  }
}
