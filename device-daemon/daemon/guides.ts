import { checkPaper } from '#daemon/desks/guides/check-paper.ts'
import { guidePaper } from '#daemon/desks/guides/guide-paper.ts'
import { openTakenByErrand } from '#daemon/desks/tickets/taken-by-errand.ts'
import { guidesTodo } from '#daemon/content/published/guides-todo.ts'
import { guideUpkeepRoutes } from '#daemon/http/routes/guide-upkeep.ts'
import { onlineRate } from '#daemon/content/guide/online-rate.ts'
import { guideUpkeep } from '#daemon/content/published/guide-upkeep.ts'
import { guidePrintRoutes } from '#daemon/http/routes/guide-print.ts'
import { guideRoutes } from '#daemon/http/routes/guides.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { guidesTodoWords } from '#daemon/http/words/todo/guides.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { contentsTroubleWords } from '#daemon/http/words/troubles/contents.ts'
import { bookingDesk } from './bookings.ts'
import { restingWithEarlier } from './earlier-guides.ts'
import type { Feature } from './feature.ts'
import { restingOn } from './resting-on.ts'
import { guideVersions } from './guide-versions.ts'

/** 办事指南: to read, to search, to print. */
export const guides: Feature = (ground) => {
  const { guides: published, contents, station, devices, kiosks } = ground
  const versions = guideVersions(ground)
  const resting = restingWithEarlier(ground)
  const { taken, close } = openTakenByErrand({ station, views: ground.stores.views, log: ground.log })
  ground.atClose(close)
  const all = () => published.list().guides.flatMap(({ seq }) => published.guide(seq) ?? [])
  const paperFacts = () => {
    const { name: stationName, phone, sample } = contents.published('station')
    return { stationName, phone, sample, day: station.today() }
  }
  const openings = new Map<number, number>()
  const opened = (seq: number) => {
    const guide = published.guide(seq)
    if (guide !== undefined) openings.set(seq, (openings.get(seq) ?? 0) + 1)
    return guide
  }
  return {
    troubles: () => inWords([...published.troubles(), ...versions()], contentsTroubleWords),
    todo: restingOn(
      () => [published.list(), taken()],
      (_list, takenOf) => todoInWords(guidesTodo(all(), takenOf), guidesTodoWords),
    ),
    routes: [
      {
        group: 'residents',
        register(app) {
          guideRoutes(app, { ...published, guide: opened, resting }, (seq) =>
            ground.use(bookingDesk).bookable(seq),
          )
          guidePrintRoutes(app, {
            guide: published.guide,
            resting,
            paper: (guide) => guidePaper(guide, paperFacts()),
            checkPaper: (guide, answers) =>
              checkPaper(guide, answers, {
                ...paperFacts(),
                hours: contents.published('station').hours.text,
              }),
            kiosks,
            printerFor: devices.printerFor,
          })
        },
      },
      {
        group: 'staff',
        register: (app) =>
          guideUpkeepRoutes(app, {
            upkeep: () => guideUpkeep(all(), { tickets: taken(), openings }),
            onlineRate: () => onlineRate(all(), contents.published('station').type),
          }),
      },
    ],
  }
}
