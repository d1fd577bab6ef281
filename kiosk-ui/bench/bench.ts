import { type ReadonlySignal, signal } from '@preact/signals'
import type { Bench, BenchAction, BenchDevice } from '#contract/bench.ts'
import type { Problem } from '#contract/problem.ts'
import { benchWords } from './words/bench.ts'

/** `away`: the daemon does not answer; `devices` are as last seen. */
export type BenchState =
  | { at: 'connecting' }
  | { at: 'live'; devices: readonly BenchDevice[] }
  | { at: 'away'; devices: readonly BenchDevice[] }

export type BenchModel = {
  state: ReadonlySignal<BenchState>
  /** Why the last wish could not be done; '' when it could. */
  refusal: ReadonlySignal<string>
  act(deviceId: string, action: BenchAction): Promise<void>
}

/** Follows the simulated devices for as long as the page lives. */
export function openBench(): BenchModel {
  const state = signal<BenchState>({ at: 'connecting' }, { name: 'bench' })
  const refusal = signal('', { name: 'refusal' })

  const stream = new EventSource('/api/bench/live')
  stream.addEventListener('bench', (event) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's own contract
    const bench = JSON.parse(String(event.data)) as Bench
    state.value = { at: 'live', devices: bench.devices }
  })
  stream.addEventListener('error', () => {
    if (state.value.at === 'live') state.value = { at: 'away', devices: state.value.devices }
  })

  return {
    state,
    refusal,
    async act(deviceId, action) {
      try {
        const response = await fetch(`/api/bench/${encodeURIComponent(deviceId)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(action),
        })
        refusal.value = response.ok ? '' : await refusalWords(response)
      } catch {
        refusal.value = benchWords.noAnswer
      }
    },
  }
}

async function refusalWords(response: Response): Promise<string> {
  const problem: Problem = await response.json()
  return problem.detail
}
