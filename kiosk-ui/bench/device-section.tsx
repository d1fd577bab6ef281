import type { ComponentChildren } from 'preact'
import type { BenchDevice } from '#contract/bench.ts'
import { powerCycleWords, type SwitchRow } from './words/bench.ts'
import { type Act, Believed, Switches } from './switches.tsx'

type Props<Device> = {
  bench: Omit<BenchDevice, 'device'> & { device: Device }
  /** What a person sees of it, and whether that is well. */
  itself: { label: string; words: string; mood: 'well' | 'wrong' }
  rows: readonly SwitchRow<Device>[]
  /** Whether it has a switch for its power. */
  power: 'switch' | 'none'
  /** More readings, below the two that every device has. */
  readings?: ComponentChildren
  act: Act
  /** The device itself. */
  children: ComponentChildren
}

/** One simulated device: the thing on the left, what is known of it and its switches beside it. */
export function DeviceSection<Device extends { model: string }>({
  bench,
  itself,
  rows,
  power,
  readings,
  act,
  children,
}: Props<Device>) {
  const { device } = bench
  return (
    <section class="device" aria-label={`${bench.id} ${device.model}`}>
      <header class="device-head">
        <h2>{device.model}</h2>
        <p class="device-id">{bench.id}</p>
      </header>
      <div class="device-body">
        {children}
        <div class="panel">
          <dl class="readings">
            <div data-mood={itself.mood}>
              <dt>{itself.label}</dt>
              <dd>{itself.words}</dd>
            </div>
            <Believed health={bench.health} />
          </dl>
          {readings}
          {rows.map((row) => (
            <Switches key={row.label} row={row} device={device} act={act} />
          ))}
          {power === 'switch' && (
            <div class="row">
              <span class="row-label" />
              <div class="choices">
                <button type="button" onClick={() => act({ action: 'power-cycle' })}>
                  {powerCycleWords}
                </button>
              </div>
            </div>
          )}
        </div>
      </div>
    </section>
  )
}
