import type { BenchPad } from '#contract/bench.ts'
import type { PadKey } from '#contract/pad.ts'
import type { Clock } from '#daemon/clock.ts'
import { refused, takingActions } from './acts.ts'
import { openCable } from './cable.ts'
import type { PadSpeech } from './pad-speech.ts'
import type { Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

export type PadVariant = {
  name: string
  model: string
  shape: BenchPad['shape']
  speech: (address: number) => PadSpeech
}

const FIRST = 1

const ACTIONS = ['press-key', 'set-manners', 'set-noise', 'unplug', 'plug-in', 'power-cycle'] as const

/**
 * A clerk's pad at the far end of a wire: it tells which key went down, and nothing else ever. Where pads have addresses
 * there may be more of them on the line than the one that is to be seen.
 */
export function openCallerPad({ name, model, shape, speech }: PadVariant, clock: Clock): Simulator {
  const { pieceMs, keys } = speech(FIRST)
  let parts: Pick<BenchPad, 'manners' | 'noise'> = { manners: 'all', noise: 'none' }
  let pressed: BenchPad['pressed'] = null
  let freeAt = 0
  const { watch, changed } = openWatchers()
  const cable = openCable(clock, () => {}) // it takes no orders

  /** One piece after another, also of presses that follow each other closely. */
  const say = (pieces: readonly Uint8Array[]) => {
    const now = clock.monotonic()
    for (const piece of pieces) {
      freeAt = Math.max(freeAt, now) + pieceMs
      cable.say(piece, freeAt - now)
    }
  }
  const press = (wanted: PadKey, address = FIRST) => {
    if (cable.plug() === 'out') return refused('叫号器没有插线。')
    const { keys, noise } = speech(address)
    const found = keys.find(({ key }) => key === wanted)
    if (found === undefined) return refused('叫号器没有这个键。')
    pressed = { key: wanted, times: (pressed?.times ?? 0) + 1 }
    if (parts.manners === 'all') {
      say(parts.noise === 'some' ? [...noise, ...found.pieces] : found.pieces)
    }
    return done()
  }
  const set = (wanted: Partial<typeof parts>) => {
    parts = { ...parts, ...wanted }
    return done()
  }
  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  return {
    name,
    attach: cable.attach,
    watch,
    view: () => ({
      at: 'caller-pad',
      model,
      shape,
      plug: cable.plug(),
      ...parts,
      keys: keys.map(({ key, cap }) => ({ key, cap })),
      pressed,
    }),
    act: takingActions(ACTIONS, '叫号器没有这个。', (action) => {
      switch (action.action) {
        case 'press-key':
          return press(action.key, action.address)
        case 'set-manners':
          if (action.manners !== 'all' && action.manners !== 'silent') return refused('叫号器没有这一档。')
          return set({ manners: action.manners })
        case 'set-noise':
          return set({ noise: action.noise })
        case 'unplug':
          cable.pull()
          return done()
        case 'plug-in':
          cable.plugIn()
          return done()
        case 'power-cycle':
          freeAt = 0
          return done()
      }
    }),
  }
}
