import { type Announcing, type AnnouncingParts, openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import { type Hall, stationHall } from '#daemon/desks/hall/hall.ts'
import { openUnheard } from '#daemon/desks/hall/unheard.ts'
import type { WindowProfile } from '#daemon/desks/windows/window-views.ts'
import type { Supervisor } from '#daemon/devices/supervisor.ts'
import { minuteOfDay } from '#daemon/domain/opening-hours.ts'
import { upNext } from '#daemon/domain/queue/up-next.ts'
import type { SharedTopic } from '#daemon/http/live/topic.ts'
import { announcementsTopic, withdrawnCallsTopic } from '#daemon/http/live/topics/announcements.ts'
import { upNextTopic } from '#daemon/http/live/topics/up-next.ts'
import { announcementRoutes } from '#daemon/http/routes/announcements.ts'
import { unheardWords } from '#daemon/http/words/troubles/hall.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk } from './staff.ts'
import { stationVoice } from './voice.ts'

/** Calls are said twice unless the station says otherwise, and at any hour. */
const VOICE = { times: 2, quiet: null }

/** More than can happen while one call is said. */
const NEWEST_ENTRIES = 200

/** The hall's screens, and what is said aloud there. */
export const hall: Feature = async (ground) => {
  const announcing = await announcingOf(ground)
  const unheard = openUnheard({
    hearing: announcing.hearing,
    isAtWork: () =>
      ground
        .use(hallDesk)
        .windows()
        .some(({ service }) => service.at !== 'closed'),
    clock: ground.clock,
  })
  return {
    troubles: () => inWords(unheard.troubles(), unheardWords),
    routes: [
      {
        group: 'staff',
        register(app) {
          announcementRoutes(app, announcing, ground.live)
          return filePages(app, ground.uiDir, [{ path: '/hall', file: 'hall/index.html' }])
        },
      },
    ],
    topics: [withdrawnCallsTopic(announcing), announcementsTopic(announcing), upNextOf(ground)],
    pages: [{ group: 'staff', path: '/hall', title: '大厅大屏' }],
  }
}

/** The numbers that are told to get ready, as many as the station wants. */
function upNextOf({ station, contents, rules, clock }: Ground): SharedTopic {
  const count = () => contents.published('station').hall?.upNext ?? 0
  return upNextTopic(
    () => upNext(station.state().queue, rules(), new Date(clock.now()).toISOString(), count()),
    (listener) =>
      contents.onChanged((kinds) => {
        if (kinds.includes('station')) listener()
      }),
  )
}

/** Who serves where, under people's own names. */
export function hallDesk(ground: Ground): Hall {
  const { station, contents, service } = ground
  const { staff } = ground.use(staffDesk)
  const windows = (): WindowProfile[] => {
    const plates = contents.published('plates')
    return service().windows.map(({ id, label }) => {
      const plate = plates.find(({ window }) => window === id)
      return {
        id,
        label,
        title: plate?.title ?? label,
        department: plate?.department ?? '',
        services: plate?.services ?? [],
      }
    })
  }
  return stationHall({ station, windows, plateOf: staff.plateOf })
}

async function announcingOf(ground: Ground): Promise<Announcing> {
  const { settings, stores, devices, station, contents, service, clock, log } = ground
  const { timeZone } = settings.station
  const { clipsOfLabel } = await ground.use(stationVoice)
  const announcing = openAnnouncing({
    station,
    node: stores.node,
    owns: (id) => service().windows.some((window) => window.id === id && settings.owns.window(window)),
    clock,
    log,
    windows: () => service().windows,
    voice: () => contents.published('station').voice ?? VOICE,
    minuteOfDay: (epochMs) => minuteOfDay(timeZone, epochMs),
    module: moduleOf(devices),
    clipsOf: clipsOfLabel,
  })
  ground.atClose(announcing.close)
  ground.atClose(devices.onChange(() => announcing.look()))
  ground.live.onHallLeft(announcing.left)
  await announcing.settleLost(stores.ledger.read(Math.max(0, station.seq() - NEWEST_ENTRIES)))
  return announcing
}

/** The voice module and whether it works now; undefined where none is configured. */
function moduleOf(devices: Supervisor): AnnouncingParts['module'] {
  const announcer = devices.announcer()
  if (announcer === undefined) return undefined
  const works = () => devices.health().find(({ port }) => port === 'announcer')?.health.at === 'ready'
  return { announce: announcer.announce, works }
}
