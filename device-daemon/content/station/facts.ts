/** What contents are checked against of the station; undefined or null while station.yaml cannot be read. */
export type StationFacts = {
  type: string | undefined
  /** A sample station may show samples. */
  sample: boolean | undefined
  kiosks: readonly string[] | null
  windows: readonly string[] | null
}
