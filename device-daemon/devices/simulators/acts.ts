import type { BenchAction } from '#contract/bench.ts'
import type { Simulator } from './simulator.ts'

type Acted = ReturnType<Simulator['act']>
type Action<Name> = Extract<BenchAction, { action: Name }>

/** `reason`: in words for the person at /bench. */
export function refused(reason: string): Acted {
  return { at: 'refused', reason }
}

/** What can be done to a device, by name; any other act it refuses with `notMine`. */
export function takingActions<Name extends BenchAction['action']>(
  names: readonly Name[],
  notMine: string,
  act: (action: Action<Name>) => Acted,
): Simulator['act'] {
  const isMine = (action: BenchAction): action is Action<Name> => names.some((name) => name === action.action)
  return (action) => (isMine(action) ? act(action) : refused(notMine))
}
