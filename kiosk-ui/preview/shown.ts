import type { Snapshot } from '#contract/live.ts'

/** What a page that edits sends: the station as it is now, and what screens would be handed out for the draft. */
export type Shown<View = unknown> = { snapshot: Snapshot; view: View }

/** A real screen that shows drafts. `styles`: those of its surface, for they do not go together on one page. */
export type PreviewScreen = {
  styles: readonly string[]
  /** Puts the screen on the page; what it gives back shows the next state of the draft. */
  open(root: Element, first: Shown, asked: URLSearchParams): Promise<(next: Shown) => void>
}
