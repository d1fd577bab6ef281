import type { ContentKind } from '#contract/contents.ts'
import type { Finding } from '#daemon/content/check/finding.ts'
import type { Ground } from './feature.ts'

type Draft = { kind: ContentKind; id: string; value: unknown; findings: readonly Finding[] }

/** What screens would be handed out for a document that is still being written, one line a kind; null for nothing. */
export function viewsOf({ board, guides }: Ground): (draft: Draft) => unknown {
  const views: { [Kind in ContentKind]?: (draft: Draft) => unknown } = {
    notice: board.draft,
    guide: guides.draft,
  }
  return (draft) => views[draft.kind]?.(draft) ?? null
}
