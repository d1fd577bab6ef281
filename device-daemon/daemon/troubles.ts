import { troubleRoutes } from '#daemon/http/routes/troubles.ts'
import type { Feature } from './feature.ts'

/** What staff have to see to. */
export const troubles: Feature = ({ contents }) => ({
  routes: [
    {
      group: 'staff',
      register: (app) => troubleRoutes(app, { troubles: contents.troubles }),
    },
  ],
})
