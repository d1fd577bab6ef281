/** What the plate of a window says, as station.yaml has it; the person at the window is on a plate of their own. */
export type WindowPlate = {
  window: string
  title: string
  /** '' where none is named. */
  department: string
  services: readonly string[]
}
