import type { BenchDisplay } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { openGlassDecoder } from '../protocols/cd5220/decoder.ts'
import { refused, takingActions } from './acts.ts'
import { openCable } from './cable.ts'
import type { Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

const ACTIONS = ['set-manners', 'unplug', 'plug-in', 'power-cycle'] as const

/** A customer display of two lines at the far end of a wire. With power of its own, it shows on what it showed. */
export function openLineDisplay({ name, model }: { name: string; model: string }, clock: Clock): Simulator {
  let manners: BenchDisplay['manners'] = 'all'
  const decoder = openGlassDecoder()
  const { watch, changed } = openWatchers()
  const cable = openCable(clock, (bytes) => {
    if (manners === 'dead') return
    decoder.feed(bytes)
    changed()
  })
  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  return {
    name,
    attach: cable.attach,
    watch,
    view() {
      const { lines, brightness } = decoder.glass()
      const [upper, lower] = lines
      const unknownBytes = decoder.unknownBytes()
      return {
        at: 'window-display',
        model,
        plug: cable.plug(),
        manners,
        upper,
        lower,
        brightness,
        unknownBytes,
      }
    },
    act: takingActions(ACTIONS, '显示屏没有这个。', (action) => {
      switch (action.action) {
        case 'set-manners':
          if (action.manners !== 'all' && action.manners !== 'dead' && action.manners !== 'stuck') {
            return refused('显示屏没有这一档。')
          }
          manners = action.manners
          if (manners === 'stuck') cable.hold()
          else cable.flow()
          return done()
        case 'unplug':
          cable.pull()
          return done()
        case 'plug-in':
          cable.plugIn()
          return done()
        case 'power-cycle':
          decoder.reset()
          return done()
      }
    }),
  }
}
