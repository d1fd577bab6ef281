import type { Ink } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Decoded } from '../protocols/escpos/decoder.ts'
import type { EscposRequest } from '../protocols/escpos/instruction.ts'

/** The one thing after another of a printer: paper moves at a real speed, requests are reached in their turn. */
export type PrintEngine = {
  add(work: readonly Decoded[]): void
  /** Call after everything that may have stopped or freed the engine. */
  goOn(): void
  /** Stops at once; what was being printed is begun again later (an opened cover). */
  interrupt(): void
  /** Forgets everything not printed yet. */
  clear(): void
  state(): 'idle' | 'printing' | 'waiting'
}

export type EngineParts = {
  clock: Clock
  /** Millimetres of paper a second. */
  speed(): number
  mayMove(): boolean
  printed(ink: Ink): void
  reached(request: EscposRequest): void
}

const DOTS_PER_MM = 8
const CUT_MS = 300 // a guillotine cutter goes down and up again

export function openPrintEngine({ clock, speed, mayMove, printed, reached }: EngineParts): PrintEngine {
  let queue: Decoded[] = []
  /** How many of them are done: taking each from the front would move all the others. */
  let done = 0
  let cancelMove: (() => void) | undefined

  const goOn = () => {
    while (cancelMove === undefined && mayMove()) {
      const next = queue[done]
      if (next === undefined) {
        queue = []
        done = 0
        return
      }
      if (next.at === 'request') {
        done += 1
        reached(next.request)
        continue
      }
      const { ink } = next
      cancelMove = clock.after(duration(ink, speed()), () => {
        cancelMove = undefined
        done += 1
        printed(ink)
        goOn()
      })
    }
  }

  const interrupt = () => {
    cancelMove?.()
    cancelMove = undefined
  }

  return {
    add(work) {
      for (const one of work) queue.push(one)
      goOn()
    },
    goOn,
    interrupt,
    clear() {
      interrupt()
      queue = []
      done = 0
    },
    state() {
      if (cancelMove !== undefined) return 'printing'
      return queue.length > done ? 'waiting' : 'idle'
    },
  }
}

/** Milliseconds that the mechanism needs for it. */
function duration(ink: Ink, mmPerSecond: number): number {
  if (ink.at === 'cut') return CUT_MS
  return (advanceOf(ink) / DOTS_PER_MM / mmPerSecond) * 1000
}

/** Dots that the paper moves. */
export function advanceOf(ink: Ink): number {
  switch (ink.at) {
    case 'line':
    case 'feed':
    case 'qr':
      return ink.advance
    case 'raster':
      return ink.height
    case 'cut':
    case 'unknown':
      return 0
  }
}
