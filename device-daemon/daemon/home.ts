import { join } from 'node:path'
import type { HomeModel } from '#contract/station.ts'
import { contentsTopic } from '#daemon/http/live/topics/contents.ts'
import { kiosksTopic } from '#daemon/http/live/topics/kiosks.ts'
import { type RenderHome, assets, homePage } from '#daemon/http/server/pages.ts'
import { kioskViews } from './devices.ts'
import type { Feature, Ground } from './feature.ts'
import { hallDesk } from './hall.ts'
import { stationNow } from './queues.ts'
import { commonErrands, stationProfile } from './station-profile.ts'

/** The residents' screen: the page, what it is made of, and what it knows of station and kiosk. */
export const home: Feature = async (ground) => {
  const { settings, contents, devices, kiosks, guides, board, uiDir } = ground
  const station = ground.use(stationProfile)
  // What is published of the station and its errands, as it is now.
  const published = () => ({
    station: station(),
    common: commonErrands(contents.published('station')),
    itemCount: guides.list().guides.length,
  })
  const kiosk = ground.use(kioskViews)
  const now = ground.use(stationNow)
  const hall = ground.use(hallDesk)
  const homeModel = (id: string): HomeModel => ({
    ...published(),
    kiosk: kiosk(id),
    current: now(),
    windows: hall.windows(),
    ...board.brief(),
    version: settings.version,
  })
  const renderHome = await homeRenderer(ground)
  return {
    routes: [
      { group: 'public', register: (app) => assets(app, uiDir) },
      { group: 'residents', register: (app) => homePage(app, { uiDir, kiosks, renderHome, homeModel }) },
    ],
    topics: [
      contentsTopic(published, contents.onChanged, () => ground.station.state().opening.exceptions),
      kiosksTopic({
        kiosks: kiosks.ids,
        view: kiosk,
        onDevicesChanged: (listener) => void devices.onChange(listener),
      }),
    ],
    pages: [{ group: 'residents', path: '/', title: '自助终端' }],
  }
}

async function homeRenderer({ uiDir }: Ground): Promise<RenderHome> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bundle is built from kiosk-ui/resident/server.tsx
  const bundle = (await import(join(uiDir, 'server/resident.js'))) as { renderHome: RenderHome }
  return bundle.renderHome
}
