import { guidePaper } from '#daemon/desks/guides/guide-paper.ts'
import { guidePrintRoutes } from '#daemon/http/routes/guide-print.ts'
import { guideRoutes } from '#daemon/http/routes/guides.ts'
import type { Feature } from './feature.ts'

/** 办事指南: to read, to search, to print. */
export const guides: Feature = ({ guides: published, contents, station, devices, kiosks }) => ({
  troubles: published.troubles,
  routes: [
    {
      group: 'residents',
      register(app) {
        guideRoutes(app, published)
        guidePrintRoutes(app, {
          guide: published.guide,
          paper: (guide) => {
            const { name: stationName, phone, sample } = contents.published('station')
            return guidePaper(guide, { stationName, phone, sample, day: station.today() })
          },
          kiosks,
          printerFor: devices.printerFor,
        })
      },
    },
  ],
})
