import type { ContentKind } from '#contract/contents.ts'

/** What is written in a browser, as it stands in the ledger for ever. Of the text itself only its hash; by whom, its entry says. */
export type ContentEvent =
  /** Kept, and not shown yet. `version` counts from 1 for each document; `base` is the one that was edited, null for the file. */
  | {
      type: 'content-edited'
      kind: ContentKind
      id: string
      version: number
      sha256: string
      base: number | null
    }
  /**
   * Shown from now on, or from `from` until `until` by the station's clock (see `shownAt`). Version and hash are null where
   * it is again as its file has it. `by`: an account's id.
   */
  | {
      type: 'content-published'
      kind: ContentKind
      id: string
      version: number | null
      sha256: string | null
      by: string
      from?: string
      until?: string
    }
  /** A notice or guide hangs no more; anything else is as its file has it. */
  | { type: 'content-withdrawn'; kind: ContentKind; id: string; by: string }

export const contentEvents: Readonly<Record<ContentEvent['type'], true>> = {
  'content-edited': true,
  'content-published': true,
  'content-withdrawn': true,
}

export const isContentEvent = (event: { type: string }): event is ContentEvent =>
  Object.hasOwn(contentEvents, event.type)
