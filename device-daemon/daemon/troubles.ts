import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import type { Feature } from './feature.ts'

/** What staff have to see to, whatever part of the station says so. */
export const troubles: Feature = ({ contents, troubles }) => ({
  troubles: contents.troubles,
  routes: [{ group: 'staff', register: (app) => troubleRoutes(app, { troubles }) }],
})
