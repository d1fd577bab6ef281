import type { Guide, GuideList, GuideSearchReply } from '#contract/guide.ts'
import type { Snapshot } from '#contract/live.ts'
import type { Notice, NoticesReply } from '#contract/notice.ts'
import type { Places } from '#contract/places.ts'
import type { HomeModel } from '#contract/station.ts'

/** What a station's configuration makes its daemon say, asked of a real one when the gallery is built. */
export type Contents = {
  home: HomeModel
  snapshot: Snapshot
  guides: GuideList
  guide: readonly Guide[]
  board: NoticesReply
  notices: readonly Notice[]
  places: Places
  /** What is found for these words. */
  found: Readonly<Record<string, GuideSearchReply>>
}

/** `long`: the longest contents that real stations have. `shipped`: the sample station as it comes. */
export const stations = ['long', 'shipped'] as const
export type StationName = (typeof stations)[number]

/** Where they lie beside the gallery's pages. */
export const contentsAddress = (station: StationName) => `/gallery/made-of/contents/${station}.json`

export async function loadContents(station: StationName, fetch: typeof globalThis.fetch): Promise<Contents> {
  const reply = await fetch(contentsAddress(station))
  if (!reply.ok) throw new Error(`no contents of the ${station} station: build the gallery`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- scripts/gallery-contents.ts writes it by this type
  return (await reply.json()) as Contents
}
