import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GuideList, GuideReply, GuideSearchReply } from '#contract/guide.ts'
import type { Snapshot } from '#contract/live.ts'
import type { NoticeReply, NoticesReply } from '#contract/notice.ts'
import type { PlacesReply } from '#contract/places.ts'
import type { HomeModel } from '#contract/station.ts'
import { openLive } from '#test/support/live-client.ts'
import { longStation } from '#test/support/long-station.ts'
import { openStationHere } from '#test/support/station-here.ts'
import type { Contents, StationName } from '../kiosk-ui/gallery/contents.ts'

const configurations = { long: longStation, shipped: {} } satisfies Record<StationName, object>
/** Of the search states: a few errands, several pages of them, none, the longest words of where to go, some beside it. */
const SEARCHED = ['DB', '低保', 'BT', 'XQZXQZXQZXQZXQZX', '煤气', '残疾证']

/** Writes what the gallery's stations say, each asked of a daemon of its own; needs the built residents' page. */
export async function writeGalleryContents(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  for (const [name, changes] of Object.entries(configurations)) {
    const station = await openStationHere(changes)
    try {
      await writeFile(join(dir, `${name}.json`), JSON.stringify(await contentsOf(station.url)))
    } finally {
      await station.remove()
    }
  }
}

/** Everything that a station's screens can ask of its contents. */
export async function contentsOf(url: string): Promise<Contents> {
  const get = async <Reply>(path: string): Promise<Reply> => {
    const reply = await fetch(url + path)
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's types are the contract's
    return (await reply.json()) as Reply
  }
  const guides = await get<GuideList>('/api/guides')
  const board = await get<NoticesReply>('/api/notices')
  const guide = guides.guides.map(async ({ seq }) => (await get<GuideReply>(`/api/guides/${seq}`)).guide)
  const notices = board.notices.map(
    async ({ id }) => (await get<NoticeReply>(`/api/notices/${encodeURIComponent(id)}`)).notice,
  )
  const found = SEARCHED.map(async (letters) => {
    const q = encodeURIComponent(letters)
    return [letters, await get<GuideSearchReply>(`/api/guides/search?q=${q}`)] as const
  })
  return {
    home: await homeOf(url),
    snapshot: await snapshotOf(url),
    guides,
    guide: await Promise.all(guide),
    board,
    notices: await Promise.all(notices),
    places: (await get<PlacesReply>('/api/places')).places,
    found: Object.fromEntries(await Promise.all(found)),
  }
}

/** As the daemon embeds it in the residents' page. */
async function homeOf(url: string): Promise<HomeModel> {
  const page = await (await fetch(url)).text()
  const model = /<script type="application\/json" id="model">(.*?)<\/script>/s.exec(page)?.[1]
  if (model === undefined) throw new Error('the page came without its station')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon embeds it by the contract's type
  return JSON.parse(model) as HomeModel
}

async function snapshotOf(url: string): Promise<Snapshot> {
  const live = await openLive(url)
  try {
    const { data } = await live.first(({ event }) => event === 'snapshot')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's types are the contract's
    return data as Snapshot
  } finally {
    live.close()
  }
}
