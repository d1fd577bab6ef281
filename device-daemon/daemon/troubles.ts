import { troublesTopic } from '#daemon/http/live/topics/troubles.ts'
import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import type { Feature } from './feature.ts'

/** What staff have to see to, from every part of the station. */
export const troubles: Feature = ({ contents, devices, station, troubles }) => ({
  troubles: contents.troubles,
  routes: [{ group: 'staff', register: (app) => troubleRoutes(app, { troubles }) }],
  topics: [
    troublesTopic(troubles, (look) => {
      devices.onChange(look)
      contents.onChanged(look)
      // The clock, the disk and files with faults tell of nothing by themselves.
      station.onTick(look)
    }),
  ],
})
