import type { ContentKind } from '#contract/contents.ts'
import type { Finding } from '#daemon/content/check/finding.ts'
import type { Contents } from '#daemon/content/contents.ts'
import { placesView } from '#daemon/content/places/places-view.ts'
import type { Ground } from './feature.ts'
import { draftedStation } from './station-profile.ts'

type Draft = { kind: ContentKind; id: string; value: unknown; findings: readonly Finding[] }

/** What screens would be handed out for a document that is still being written, one line a kind; null for nothing. */
export function viewsOf(ground: Ground): (draft: Draft) => unknown {
  const { board, guides, contents } = ground
  const stationWith = draftedStation(ground)
  const whole = (view: (of: Contents) => unknown) => (draft: Draft) => {
    const drafted = contents.draft(draft)
    return drafted && view(drafted)
  }
  const views: { [Kind in ContentKind]?: (draft: Draft) => unknown } = {
    notice: board.draft,
    guide: guides.draft,
    station: whole(stationWith),
    rules: whole(stationWith),
    places: whole((drafted) => placesView(drafted.places, stationWith(drafted).station)),
  }
  return (draft) => views[draft.kind]?.(draft) ?? null
}
