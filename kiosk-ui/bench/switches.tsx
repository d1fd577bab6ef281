import type { BenchAction, BenchDevice } from '#contract/bench.ts'
import { benchWords, healthWords, type SwitchRow } from './words/bench.ts'

export type Act = (action: BenchAction) => void

/** One row of things a person can do to a device, the one that holds now marked. */
export function Switches<Device>({ row, device, act }: { row: SwitchRow<Device>; device: Device; act: Act }) {
  return (
    <div class="row" role="group" aria-label={row.label}>
      <span class="row-label">{row.label}</span>
      <div class="choices">
        {row.choices.map(({ words, action, chosen }) => (
          <button key={words} type="button" aria-pressed={chosen(device)} onClick={() => act(action)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  )
}

/** What the daemon believes of a device. */
export function Believed({ health }: Pick<BenchDevice, 'health'>) {
  return (
    <div data-mood={moodOf(health)}>
      <dt>{benchWords.believed}</dt>
      <dd>{healthWords(health)}</dd>
    </div>
  )
}

function moodOf(health: BenchDevice['health']): 'well' | 'wrong' | 'open' {
  if (health === null || health.at === 'opening') return 'open'
  return health.at === 'ready' ? 'well' : 'wrong'
}
