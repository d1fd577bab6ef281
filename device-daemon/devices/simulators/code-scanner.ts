import type { BenchScanner } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { refused, takingActions } from './acts.ts'
import type { Speech } from './scanner-speech.ts'
import type { HostEnd, Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

const ACTIONS = ['scan-code', 'set-noise', 'set-manners', 'unplug', 'plug-in', 'power-cycle'] as const

export type ScannerVariant = { name: string; model: string; speech: Speech }

/** A code scanner at the far end of a wire: it says what is held before it, and nothing else ever. */
export function openCodeScanner({ name, model, speech }: ScannerVariant, clock: Clock): Simulator {
  let parts: Pick<BenchScanner, 'plug' | 'manners' | 'noise'> = { plug: 'in', manners: 'all', noise: 'none' }
  let scanned: BenchScanner['scanned'] = null
  let host: HostEnd | undefined
  let waiting: Uint8Array[] = []
  const { watch, changed } = openWatchers()

  const set = (wanted: Partial<typeof parts>) => {
    parts = { ...parts, ...wanted }
    return done()
  }
  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  /** One piece after another, to the host that was there when it began. */
  const say = (pieces: readonly Uint8Array[]) => {
    const isTalking = waiting.length > 0
    waiting.push(...pieces)
    if (!isTalking) sayNext(host)
  }
  const sayNext = (to: HostEnd | undefined) => {
    clock.after(speech.pieceMs, () => {
      if (host !== to || to === undefined) return
      const piece = waiting.shift()
      if (waiting.length > 0) sayNext(to)
      if (piece !== undefined) to.toHost(piece)
    })
  }
  const fallSilent = () => {
    waiting = []
    host = undefined
  }

  const scan = (text: string) => {
    if (parts.plug === 'out') return refused('扫码器没有插线。')
    const pieces = speech.piecesOf(text)
    if (pieces === undefined) return refused('键盘口的扫码器打不出这些字。')
    if (parts.manners === 'silent') return done()
    scanned = { text, times: (scanned?.times ?? 0) + 1 }
    if (host !== undefined) say(parts.noise === 'some' ? [...speech.noise, ...pieces] : pieces)
    return done()
  }

  const act = takingActions(ACTIONS, '扫码器没有这个。', (action) => {
    switch (action.action) {
      case 'scan-code':
        return scan(action.text)
      case 'set-noise':
        return set({ noise: action.noise })
      case 'set-manners':
        if (action.manners !== 'all' && action.manners !== 'silent') return refused('扫码器没有这一档。')
        return set({ manners: action.manners })
      case 'unplug': {
        const gone = host
        fallSilent()
        gone?.onVanish('unplugged')
        return set({ plug: 'out' })
      }
      case 'plug-in':
        return set({ plug: 'in' })
      case 'power-cycle':
        waiting = []
        return done()
    }
  })

  return {
    name,
    attach(end) {
      if (parts.plug === 'out' || host !== undefined) return undefined
      waiting = []
      host = end
      return {
        // It takes no orders.
        fromHost: () => Promise.resolve(),
        detach() {
          if (host === end) fallSilent()
        },
      }
    },
    view: () => ({ at: 'code-scanner', model, ...parts, scanned }),
    act,
    watch,
  }
}
