import type { MaskedKind } from '#contract/notice.ts'

/** What contents are checked against of the station; undefined or null while station.yaml cannot be read. */
export type StationFacts = {
  type: string | undefined
  /** A sample station may show samples. */
  sample: boolean | undefined
  kiosks: readonly string[] | null
  windows: readonly string[] | null
  /** What is masked in classes of the board, as it was ticked here; other classes are as board.yaml has them. */
  masking?: readonly { class: string; kinds: readonly MaskedKind[] }[] | undefined
}
