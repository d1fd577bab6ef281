import type { BenchPrinter } from '#contract/bench.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'

/** What is to be seen of a simulated device that is a printer. */
export function printerView(simulator: Pick<Simulator, 'view'>): BenchPrinter {
  const view = simulator.view()
  if (view.at !== 'ticket-printer') throw new Error(`a ${view.at} is no printer`)
  return view
}
