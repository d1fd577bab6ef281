import type { BenchAction } from '#contract/bench.ts'

/** Everything that can be wrong with a simulated printer is put right. */
export const HEAL: BenchAction[] = [
  { action: 'set-manners', manners: 'all' },
  { action: 'set-noise', noise: 'none' },
  { action: 'set-speed', speed: 'normal' },
  { action: 'load-paper' },
  { action: 'close-cover' },
  { action: 'go-online' },
  { action: 'plug-in' },
]
