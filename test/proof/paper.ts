import type { Slip } from '#contract/bench.ts'
import { printerView } from '#test/support/printer-view.ts'
import { wordsOn } from '#test/support/read-slip.ts'
import type { TcpPrinter } from '#test/support/tcp-printer.ts'

/** Everything that comes out of a printer, for good: the simulator itself remembers the newest slips only. */
export type Paper = {
  /** How many slips came out with each number on them. */
  slipsOf(): Map<string, number>
}

/** `copies`: how many slips come out for each that is printed, 1 unless the printer is broken on purpose. */
export function openPaper({ simulator }: Pick<TcpPrinter, 'simulator'>, copies = 1): Paper {
  const slips = new Map<number, Slip>()
  simulator.watch(() => {
    const { hanging } = printerView(simulator)
    if (hanging !== null) slips.set(hanging.id, hanging)
  })
  return {
    slipsOf() {
      const counted = new Map<string, number>()
      for (const { inks } of slips.values()) {
        const number = wordsOn(inks)
          .map((line) => line.trim())
          .find((line) => /^[A-Z]\d{3,}$/.test(line))
        if (number !== undefined) counted.set(number, (counted.get(number) ?? 0) + copies)
      }
      return counted
    },
  }
}
