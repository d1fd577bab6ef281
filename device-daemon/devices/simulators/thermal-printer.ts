import type { BenchPrinter, Ink } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { refused, takingActions } from './acts.ts'
import { openDecoder } from '../protocols/escpos/decoder.ts'
import type { EscposRequest } from '../protocols/escpos/instruction.ts'
import { openNoise } from './noise.ts'
import { openPaperPath } from './paper-path.ts'
import { advanceOf, openPrintEngine } from './print-engine.ts'
import { openRealtimeScanner } from './realtime-scanner.ts'
import type { HostEnd, Simulator } from './simulator.ts'
import { automaticBytes, blockedBy, paperSensorByte, realtimeByte } from './thermal-status.ts'
import { openWatchers } from './watchers.ts'

export type ThermalVariant = {
  name: string
  model: string
  widthMm: 58 | 80
  dots: number
  cutter: 'fitted' | 'none'
}

const ANSWER_MS = 2 // a realtime answer leaves within one or two characters' time
const MM_PER_SECOND = { normal: 150, slow: 8 } // 150 mm/s is usual for kiosk printers; slow = a weak supply
const LINE_DOTS = 30

const ACTIONS = [
  'load-paper',
  'remove-paper',
  'paper-near-end',
  'paper-ends-after',
  'open-cover',
  'close-cover',
  'go-offline',
  'go-online',
  'set-speed',
  'set-manners',
  'set-noise',
  'set-recovery',
  'take-slip',
  'unplug',
  'plug-in',
  'power-cycle',
] as const

/**
 * A thermal printer at the far end of a wire. It does what the manuals of Epson's TM series describe: DLE EOT is
 * answered at once, also in mid-ticket; everything else is reached in its turn and waits while the printer is offline.
 * With the paper at its end it stops after the line it prints; an opened cover stops it at once. When paper is in and
 * the cover closed it goes on by itself, beginning the interrupted line again (TM-L90 technical reference, 5.2), or,
 * with `recovery: forget`, has dropped what it held, as some units do.
 */
export function openThermalPrinter(variant: ThermalVariant, clock: Clock): Simulator {
  let parts: Pick<
    BenchPrinter,
    'plug' | 'paper' | 'cover' | 'line' | 'speed' | 'manners' | 'noise' | 'recovery'
  > = {
    plug: 'in',
    paper: { at: 'loaded' },
    cover: 'closed',
    line: 'online',
    speed: 'normal',
    manners: 'all',
    noise: 'none',
    recovery: 'resume',
  }
  let host: HostEnd | undefined
  let decoder = openDecoder(variant.dots)
  let automaticMask = 0
  let statusTold = automaticBytes(parts)
  const path = openPaperPath()
  const scanner = openRealtimeScanner()
  const addNoise = openNoise()
  const { watch, changed } = openWatchers()
  let takers: (() => void)[] = []

  const answer = (bytes: Uint8Array) => {
    if (parts.manners === 'silent' || parts.manners === 'dead') return
    const sent = parts.noise === 'some' ? addNoise(bytes) : bytes
    const to = host
    // The cable may be pulled, or another host come, before the answer leaves.
    clock.after(ANSWER_MS, () => {
      if (host === to) to?.toHost(sent)
    })
  }

  const tellStatus = () => {
    const now = automaticBytes(parts)
    const differs = (i: number, bit: number) => (automaticMask & bit) !== 0 && now[i] !== statusTold[i]
    const due = differs(0, 0x02) || differs(1, 0x04) || differs(2, 0x08)
    statusTold = now
    if (due) answer(Uint8Array.from(now))
  }

  const useUpPaper = (ink: Ink) => {
    if (parts.paper.at !== 'ends-after') return
    const lines = parts.paper.lines - Math.ceil(advanceOf(ink) / LINE_DOTS)
    parts = { ...parts, paper: lines > 0 ? { at: 'ends-after', lines } : { at: 'out' } }
    tellStatus()
  }

  const engine = openPrintEngine({
    clock,
    speed: () => MM_PER_SECOND[parts.speed],
    mayMove: () => blockedBy(parts) === undefined,
    printed(ink) {
      if (ink.at !== 'cut') path.print(ink)
      else if (variant.cutter === 'fitted') {
        path.print(ink)
        path.cut()
      }
      useUpPaper(ink)
      changed()
    },
    reached: (request) => reply(request),
  })

  const reply = (request: EscposRequest) => {
    switch (request.at) {
      case 'realtime':
        return // answered when it arrived
      case 'automatic':
        automaticMask = request.mask
        if (request.mask !== 0) answer(Uint8Array.from(automaticBytes(parts)))
        return
      case 'process-id':
        jobEnds()
        if (parts.manners !== 'no-process-id') {
          answer(Uint8Array.of(0x37, 0x22, ...Buffer.from(request.id, 'latin1'), 0x00))
        }
        return
      case 'fence':
        jobEnds()
        answer(Uint8Array.of(paperSensorByte(parts)))
    }
  }

  // Without a cutter the slip is torn off by hand where the job ends.
  const jobEnds = () => {
    if (variant.cutter === 'none') path.cut()
    changed()
  }

  const take = (bytes: Uint8Array) => {
    if (parts.manners === 'dead') return
    for (const query of scanner(bytes)) answer(Uint8Array.of(realtimeByte(query, parts)))
    engine.add(decoder.feed(bytes))
    changed()
  }

  const forgetAll = () => {
    engine.clear()
    decoder = openDecoder(variant.dots)
  }

  const set = (wanted: Partial<typeof parts>) => {
    const wasBlocked = blockedBy(parts)
    parts = { ...parts, ...wanted }
    const nowBlocked = blockedBy(parts)
    if (nowBlocked === 'cover') engine.interrupt()
    if (wasBlocked !== undefined && wasBlocked !== 'line' && nowBlocked === undefined) {
      if (parts.recovery === 'forget') forgetAll()
    }
    if (parts.manners !== 'stuck') {
      for (const taker of takers) taker()
      takers = []
    }
    tellStatus()
    engine.goOn()
    return done()
  }

  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  const act = takingActions(ACTIONS, '打印机没有这个。', (action) => {
    switch (action.action) {
      case 'load-paper':
        return set({ paper: { at: 'loaded' } })
      case 'remove-paper':
        return set({ paper: { at: 'out' } })
      case 'paper-near-end':
        return set({ paper: { at: 'near-end' } })
      case 'paper-ends-after':
        return set({ paper: { at: 'ends-after', lines: action.lines } })
      case 'open-cover':
        return set({ cover: 'open' })
      case 'close-cover':
        return set({ cover: 'closed' })
      case 'go-offline':
        return set({ line: 'offline' })
      case 'go-online':
        return set({ line: 'online' })
      case 'set-speed':
        return set({ speed: action.speed })
      case 'set-manners':
        if (action.manners === 'endless' || action.manners === 'refusing')
          return refused('打印机没有这一档。')
        return set({ manners: action.manners })
      case 'set-noise':
        return set({ noise: action.noise })
      case 'set-recovery':
        return set({ recovery: action.recovery })
      case 'take-slip':
        if (engine.state() === 'printing' && path.view().hanging === null) {
          return refused('还在打印，等打完再取。')
        }
        return path.take() === 'taken' ? done() : refused('出纸口没有小票。')
      case 'unplug': {
        const gone = host
        host = undefined
        parts = { ...parts, plug: 'out' }
        gone?.onVanish('unplugged')
        return done()
      }
      case 'plug-in':
        return set({ plug: 'in' })
      case 'power-cycle':
        forgetAll()
        automaticMask = 0
        return set({})
    }
  })

  return {
    name: variant.name,
    attach(end) {
      if (parts.plug === 'out' || host !== undefined) return undefined
      host = end
      return {
        async fromHost(bytes) {
          if (parts.manners === 'stuck') await new Promise<void>((resolve) => takers.push(resolve))
          if (host === end) take(bytes)
        },
        detach() {
          if (host === end) host = undefined
        },
      }
    },
    view: () => ({
      at: 'ticket-printer',
      model: variant.model,
      widthMm: variant.widthMm,
      dots: variant.dots,
      ...parts,
      engine:
        blockedBy(parts) === undefined ? (engine.state() === 'printing' ? 'printing' : 'idle') : 'blocked',
      ...path.view(),
    }),
    act,
    watch,
  }
}
