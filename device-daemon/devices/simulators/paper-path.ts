import type { BenchPrinter, Ink, Slip } from '#contract/bench.ts'

/** The paper between the print head and the person who takes it. */
export type PaperPath = {
  print(ink: Ink): void
  /** The blade, or a hand at the tear bar: what came out so far is a slip now. */
  cut(): void
  /** Takes what hangs in the slot, tearing it off if need be; `nothing` = the slot is empty. */
  take(): 'taken' | 'nothing'
  view(): Pick<BenchPrinter, 'coming' | 'hanging' | 'taken' | 'unknownBytes'>
}

const SLIPS_KEPT = 12 // as many as the bench page can show
const INKS_KEPT = 600 // about 2 m of uncut paper; what is older has reached the floor

export function openPaperPath(): PaperPath {
  let coming: Ink[] = []
  let hanging: Slip | null = null
  let taken: Slip[] = []
  let slips = 0
  let unknownBytes = 0

  const drop = () => {
    if (hanging !== null) taken = [hanging, ...taken].slice(0, SLIPS_KEPT)
    hanging = null
  }
  const cut = () => {
    if (coming.length === 0) return
    drop()
    slips += 1
    hanging = { id: slips, inks: coming }
    coming = []
  }

  return {
    print(ink) {
      // A slip that was not taken is pushed out by the next one.
      drop()
      coming = [...coming, ink].slice(-INKS_KEPT)
      if (ink.at === 'unknown') unknownBytes += ink.bytes.split(' ').filter((byte) => byte !== '').length
    },
    cut,
    take() {
      if (hanging === null) cut()
      if (hanging === null) return 'nothing'
      drop()
      return 'taken'
    },
    view: () => ({ coming, hanging, taken, unknownBytes }),
  }
}
