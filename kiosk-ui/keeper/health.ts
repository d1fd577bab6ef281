import { type ReadonlySignal, signal } from '@preact/signals'
import type { KeeperReply } from '#contract/keeper.ts'
import { api } from '../link/api.ts'

/** `away`: the daemon does not answer; `last` is what it said before, null where it never did. */
export type HealthState =
  | { at: 'asking' }
  | { at: 'told'; health: KeeperReply }
  | { at: 'away'; last: KeeperReply | null }

const AGAIN_MS = 5_000

/** Asks for the machine's health for as long as the page lives. */
export function openHealth(): ReadonlySignal<HealthState> {
  const state = signal<HealthState>({ at: 'asking' }, { name: 'health' })

  function lastOf(now: HealthState): KeeperReply | null {
    if (now.at === 'told') return now.health
    return now.at === 'away' ? now.last : null
  }

  async function look(): Promise<void> {
    const reply = await api('GET /api/keeper', { params: {} })
    state.value =
      reply.at === 'ok' ? { at: 'told', health: reply.value } : { at: 'away', last: lastOf(state.peek()) }
    setTimeout(() => void look(), AGAIN_MS)
  }

  void look()
  return state
}
